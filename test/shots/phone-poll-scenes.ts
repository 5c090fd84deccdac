import type { Ballot } from '../../server/simulator/script.ts';
import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import { comeIn, type Visit } from './phone-visit.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const phone = scenesOf('phone');

/** The first poll of the script, on the wall, with some answers. */
async function polled(setting: Setting): Promise<Visit & { readonly poll: string; readonly ballot: Ballot }> {
  const day: Day = await setting.stage.day('polls', setting.language);
  const [ballot] = day.script.ballots;
  if (!ballot) throw new Error('The script has no poll.');
  const poll = await day.poll(ballot, VOTERS);
  await day.show({ mode: 'poll', poll });
  const visit = await comeIn(setting, 'polls');
  await seen(visit.page.getByRole('heading', { name: ballot.question }));
  return { ...visit, poll, ballot };
}

const VOTERS = 7;

export const phonePollScenes: readonly Scene[] = [
  phone('poll-open', {}, polled),
  phone('poll-answered', {}, async (setting) => {
    const { page, words, ballot } = await polled(setting);
    await page
      .getByText(ballot.options[1] ?? '', { exact: true })
      .first()
      .click();
    await page.getByRole('button', { name: words.vote }).first().click();
    await seen(page.getByRole('button', { name: words.voteAgain }));
  }),
  phone('poll-closed', {}, async (setting) => {
    const { page, words, day, poll } = await polled(setting);
    await day.ask({ type: 'poll.close', poll });
    await seen(page.getByText(words.pollClosed));
  }),
  phone('poll-waits', { brief: true }, async (setting) => {
    const { page, words } = await comeIn(setting, 'ordinary', 'ask');
    await seen(page.getByRole('button', { name: words.pollOpen }));
  }),
];
