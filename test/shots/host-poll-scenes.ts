import { seen } from '../support/browser.ts';
import { comeToHost, goTo, type Hosting } from './host-visit.ts';
import { scenesOf, type More, type Scene } from './scene.ts';

const host = scenesOf('host');

/** The polls of a session in which every kind was asked; `act` is what is done there. */
const polls = (state: string, more: More, act?: (desk: Hosting) => Promise<void>): Scene =>
  host(state, more, async (setting) => {
    const desk = await comeToHost(setting, 'everyKind');
    await goTo(desk, 'polls');
    await seen(desk.page.getByRole('article').first());
    await act?.(desk);
  });

async function write({ page, words }: Hosting, kind: keyof Hosting['words']['polls']['kinds']): Promise<void> {
  await page.getByRole('button', { name: words.polls.make }).click();
  await page.getByLabel(words.polls.kind).selectOption(kind);
  await page.getByText(words.polls.details, { exact: true }).click();
}

/** Hosts and their polls. */
export const hostPollScenes: readonly Scene[] = [
  polls('poll-kinds', { whole: true }),
  polls('poll-form-several', { brief: true, whole: true }, async (desk) => {
    const { page, words, day } = desk;
    await write(desk, 'several');
    const [first, second] = day.script.ballots[0]?.options ?? [];
    await page.getByLabel(words.polls.option(1), { exact: true }).fill(first ?? '');
    await page.getByLabel(words.polls.option(2), { exact: true }).fill(second ?? '');
    await page.getByRole('button', { name: words.polls.pasteList }).click();
  }),
  polls('poll-form-rating', { brief: true, whole: true }, (desk) => write(desk, 'rating')),
  polls('poll-form-number', { brief: true, whole: true }, (desk) => write(desk, 'number')),
  polls('poll-hands', {}, async ({ page, words }) => {
    const card = page
      .getByRole('article')
      .filter({ hasText: words.shared.peopleVoted(5) })
      .first();
    await card.getByRole('button', { name: words.polls.moreFor, exact: true }).click();
    await card.getByRole('button', { name: words.polls.hands, exact: true }).click();
  }),
];
