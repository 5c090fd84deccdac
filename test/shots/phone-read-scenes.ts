import { seen } from '../support/browser.ts';
import { cardOf, comeIn, type Visit } from './phone-visit.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';
import { extremes } from './script.ts';

const phone = scenesOf('phone');

/** Opens the first post of an ordinary day, which has replies. */
async function openThread(setting: Setting): Promise<Visit> {
  const visit = await comeIn(setting, 'ordinary', 'ask');
  const { page, words, day } = visit;
  const [first] = day.script.lines;
  const replies = words.replies(first?.replies?.length ?? 0);
  await cardOf(page, first?.text ?? '')
    .getByRole('button', { name: replies })
    .click();
  await seen(page.getByLabel(words.replyLabel));
  return visit;
}

/** What is on the wall, the feeds, and one post opened. */
export const phoneReadScenes: readonly Scene[] = [
  phone('now-empty', {}, async (setting) => {
    const { page, words } = await comeIn(setting, 'empty');
    await seen(page.getByText(words.nowJoinTitle));
  }),
  phone('now-board', {}, async (setting) => {
    const { page } = await comeIn(setting, 'ordinary');
    await seen(page.getByRole('article'));
  }),
  phone('now-post', {}, async (setting) => {
    const day = await setting.stage.day('shown', setting.language);
    const post = await day.say({ kind: 'question', text: day.script.longQuestion });
    await day.show({ mode: 'post', post });
    const { page } = await comeIn(setting, 'shown');
    await seen(cardOf(page, day.script.longQuestion));
  }),
  phone('now-quiet', { brief: true }, async (setting) => {
    const day = await setting.stage.day('shown', setting.language);
    await day.show({ mode: 'quiet' });
    const { page, words } = await comeIn(setting, 'shown');
    await seen(page.getByText(words.nowQuietTitle));
  }),
  phone('ask-empty', {}, async (setting) => {
    const { page, words } = await comeIn(setting, 'empty', 'ask');
    await seen(page.getByText(words.askEmptyTitle));
  }),
  phone('stories-empty', { brief: true }, async (setting) => {
    const { page, words } = await comeIn(setting, 'empty', 'stories');
    await seen(page.getByText(words.storiesEmptyTitle));
  }),
  phone('ask', {}, async (setting) => {
    const { page } = await comeIn(setting, 'ordinary', 'ask');
    await seen(page.getByRole('article'));
  }),
  phone('ask-grouped', { whole: true }, async (setting) => {
    const { page, words, day } = await comeIn(setting, 'steered', 'ask');
    await seen(page.getByText(day.script.notice));
    await page.getByText(words.alsoAskedIn(2)).click();
    await page.getByText(words.alsoAskedIn(2)).scrollIntoViewIfNeeded();
  }),
  phone('now-told', {}, async (setting) => {
    const { page, day } = await comeIn(setting, 'steered');
    await seen(page.getByText(day.script.notice));
  }),
  phone('ask-many', {}, async (setting) => {
    const { page } = await comeIn(setting, 'crowded', 'ask');
    await seen(page.getByRole('article'));
    await page.evaluate('scrollTo(0, 4000)');
  }),
  phone('ask-extreme', { whole: true }, async (setting) => {
    const { page } = await comeIn(setting, 'extreme', 'ask');
    await seen(cardOf(page, extremes[2]));
  }),
  phone('stories', {}, async (setting) => {
    const { page } = await comeIn(setting, 'ordinary', 'stories');
    await seen(page.getByRole('article'));
  }),
  phone('arrivals', {}, async (setting) => {
    const { page, words, day } = await comeIn(setting, 'shown', 'ask');
    await seen(page.getByRole('article'));
    await page.evaluate('scrollTo(0, 200)');
    for (const { text, kind } of day.script.lines.filter((line) => line.kind === 'question').slice(0, 3))
      await day.say({ kind, text });
    await seen(page.getByRole('button', { name: words.showNew(3) }));
  }),
  phone('thread', {}, openThread),
  phone('report', { brief: true }, async (setting) => {
    const { page, words } = await openThread(setting);
    await page.getByText(words.report, { exact: true }).click();
    await seen(page.getByLabel(words.reportLabel));
    await page.getByRole('button', { name: words.reportSend }).scrollIntoViewIfNeeded();
  }),
];
