import type { Page } from 'playwright-core';
import { loadWords, type WordsOf } from '../../client/words/load.ts';
import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import type { DayName } from './days.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';
import { wallPollScenes } from './wall-poll-scenes.ts';

const wall = scenesOf('wall');

type Wall = { readonly page: Page; readonly words: WordsOf<'wall'>; readonly day: Day };

/** Opens the wall of a day once `before` has happened there. A wall is dark by its own switch, not by the person's. */
async function open(
  { page, stage, language, look }: Setting,
  name: DayName,
  before: (day: Day) => Promise<unknown> = () => Promise.resolve(),
  query = '',
): Promise<Wall> {
  const day = await stage.day(name, language);
  await before(day);
  const words = await loadWords('wall', language);
  await page.goto(`/${day.code}/wall?${query}${look === 'dark' ? '&theme=dark' : ''}`);
  return { page, words, day };
}

/** Something short that a day of the pictures begins with. */
const opening = (day: Day) => day.script.lines[0]?.text ?? '';
const spotlight = (kind: 'question' | 'story', text: (day: Day) => string) => async (day: Day) =>
  day.show({ mode: 'post', post: await day.say({ kind, text: text(day), by: day.script.cast[0]?.name ?? '' }) });

async function spotlitStory(day: Day): Promise<void> {
  const post = await day.say({ kind: 'story', text: day.script.longStory });
  await day.ask({ type: 'post.show', post });
  await day.show({ mode: 'post', post });
}

/** Which of the script's polls, and how many answer it. */
const polled = (which: number, voters: number) => async (day: Day) => {
  const ballot = day.script.ballots[which];
  if (!ballot) throw new Error(`The script has no poll ${which}.`);
  const poll = await day.poll(ballot, voters);
  await day.show({ mode: 'poll', poll });
  return poll;
};

const poll = (state: string, which: number, voters: number): Scene =>
  wall(state, {}, async (setting) => {
    const { page, day } = await open(setting, 'polls', polled(which, voters));
    await seen(page.getByRole('heading', { name: day.script.ballots[which]?.question ?? '' }));
  });

const post = (state: string, prepare: (day: Day) => Promise<unknown>, query = ''): Scene =>
  wall(state, {}, async (setting) => {
    const { page } = await open(setting, 'shown', prepare, query);
    await seen(page.getByRole('article'));
  });

export const wallScenes: readonly Scene[] = [
  wall('join', {}, async (setting) => {
    const { page, words } = await open(setting, 'empty');
    await seen(page.getByText(words.join));
  }),
  wall('join-extreme', { brief: true }, async (setting) => {
    const { page, words } = await open(setting, 'extreme');
    await seen(page.getByText(words.joinType));
  }),
  wall('board-empty', {}, async (setting) => {
    const board = { mode: 'board', order: 'latest', kind: 'story' } as const;
    const { page, words } = await open(setting, 'polls', (day) => day.show(board));
    await seen(page.getByText(words.floorOpen));
  }),
  post('question', spotlight('question', opening)),
  post(
    'question-long',
    spotlight('question', (day) => day.script.longQuestion),
  ),
  post('story', spotlitStory),
  wall('story-second', {}, async (setting) => {
    await setting.page.clock.install();
    const { page, words } = await open(setting, 'shown', spotlitStory);
    await seen(page.getByRole('article'));
    const second = page.getByText(new RegExp(`^${words.page(2, 9).replace('9', '[0-9]')}$`));
    for (let turns = 0; turns < 8 && (await second.count()) === 0; turns++) await page.clock.runFor(DWELL_MS);
    await seen(second);
  }),
  post('board', (day) => day.show({ mode: 'board', order: 'wanted', kind: 'question' })),
  wall('board-extreme', {}, async (setting) => {
    const { page } = await open(setting, 'extreme', (day) => day.show({ mode: 'board', order: 'latest', kind: null }));
    await seen(page.getByRole('article'));
  }),
  poll('poll-two', 1, 0),
  poll('poll-two-counted', 1, 9),
  poll('poll-four', 0, 0),
  poll('poll-four-counted', 0, 9),
  wall('poll-closed', { brief: true }, async (setting) => {
    const { page, words, day } = await open(setting, 'polls');
    const shown = await polled(0, 8)(day);
    await day.ask({ type: 'poll.close', poll: shown });
    await seen(page.getByText(words.pollClosed));
  }),
  ...wallPollScenes,
  wall('quiet', {}, async (setting) => {
    const { page } = await open(setting, 'shown', (day) => day.show({ mode: 'quiet' }));
    await seen(page.getByRole('heading', { level: 1 }));
  }),
  wall('frozen', {}, async (setting) => {
    const { page, words } = await open(setting, 'frozen');
    await seen(page.getByRole('article'));
    await page.keyboard.press('Space');
    await seen(page.getByText(words.frozen, { exact: true }));
  }),
  wall('reconnecting', { brief: true }, async (setting) => {
    const board = { mode: 'board', order: 'wanted', kind: 'question' } as const;
    const { page, words } = await open(setting, 'shown', (day) => day.show(board));
    await seen(page.getByRole('article'));
    await page.context().setOffline(true);
    await seen(page.getByText(words.reconnecting));
  }),
  wall('timer', {}, async (setting) => {
    const { page } = await open(setting, 'steered', async (day) => {
      const questions = day.script.lines.filter(({ kind }) => kind === 'question');
      const post = await day.say({ kind: 'question', text: questions[2]?.text ?? '' });
      const other = await day.say({ kind: 'question', text: questions[3]?.text ?? '' });
      await day.ask({ type: 'post.group', post: other, into: post });
      await day.support(post, 7);
      await day.show({ mode: 'post', post });
      await day.ask({ type: 'wall.time', session: day.session, seconds: 300 });
    });
    await seen(page.getByRole('timer'));
  }),
  wall('timer-join', {}, async (setting) => {
    const { page } = await open(setting, 'steered', async (day) => {
      await day.show({ mode: 'join' });
      await day.ask({ type: 'wall.time', session: day.session, seconds: 5400 });
    });
    await seen(page.getByRole('timer'));
  }),
  wall('poll-uncounted', { brief: true }, async (setting) => {
    const { page, day } = await open(setting, 'uncounted', polled(0, 9));
    await seen(page.getByRole('heading', { name: day.script.ballots[0]?.question ?? '' }));
  }),
  wall('between', { brief: true }, async (setting) => {
    const day = await setting.stage.day('ordinary', setting.language);
    const { page } = await open(setting, 'ordinary', undefined, `room=${day.script.agenda[0]?.room ?? ''}`);
    await seen(page.getByRole('heading', { name: day.script.agenda[0]?.title ?? '' }));
  }),
  post('deep', spotlight('question', opening), 'deep'),
  post(
    'captions',
    spotlight('question', (day) => day.script.longQuestion),
    'captions',
  ),
  wall('controls', { brief: true }, async (setting) => {
    const { page, words } = await open(setting, 'shown', spotlight('question', opening));
    await seen(page.getByRole('article'));
    await page.getByRole('button', { name: words.freeze }).focus();
  }),
  wall('thanks', {}, async (setting) => {
    const { page, words } = await open(setting, 'closed');
    await seen(page.getByText(words.thanks, { exact: true }));
  }),
];

/** No card stands longer than twice this. */
const DWELL_MS = 20_000;
