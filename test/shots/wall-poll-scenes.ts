import { loadWords } from '../../client/words/load.ts';
import { seen } from '../support/browser.ts';
import { arabicPolls, englishPolls, showPoll, wallPolls, type Room } from '../support/wall-polls.ts';
import type { Day } from './day.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const wall = scenesOf('wall');
const texts = { en: englishPolls, ar: arabicPolls };

const roomOf = (day: Day): Room => ({
  session: day.session,
  ask: (wish) => day.ask(wish),
  askAs: (place, wish) => day.askAs(place, wish),
});

async function open({ page, look }: Setting, day: Day): Promise<void> {
  await page.goto(`/${day.code}/wall${look === 'dark' ? '?theme=dark' : ''}`);
}

/** Every kind of poll, with two, five and ten options, short and long, before and after. */
const kinds = wallPolls(englishPolls).map(({ name }, index) =>
  wall(`poll-${name}`, {}, async (setting) => {
    const day = await setting.stage.day('polls', setting.language);
    const poll = wallPolls(texts[setting.language])[index];
    if (!poll) throw new Error(`There is no poll ${name}.`);
    await showPoll(roomOf(day), poll);
    await open(setting, day);
    await seen(setting.page.getByRole('heading', { name: poll.asks.question }));
  }),
);

const leaders = wall('leaders', {}, async (setting) => {
  const day = await setting.stage.day('quiz', setting.language);
  await open(setting, day);
  const words = await loadWords('wall', setting.language);
  await seen(setting.page.getByRole('heading', { name: words.leaders }));
});

export const wallPollScenes: readonly Scene[] = [...kinds, leaders];
