import type { PostKind } from '../../shared/screens.ts';
import { seen } from '../support/browser.ts';
import { comeIn, type Visit } from './phone-visit.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const phone = scenesOf('phone');

/** Opens the composer on an ordinary day and chooses what to write there. */
async function compose(setting: Setting, kind: PostKind | 'poll'): Promise<Visit> {
  const visit = await comeIn(setting, 'ordinary', 'ask');
  const { page, words } = visit;
  await page.getByRole('button', { name: words.compose.question }).click();
  // By its label, as a finger does: the radio itself is hidden.
  await page.locator('label', { has: page.locator(`input[value=${kind}]`) }).click();
  return visit;
}

const writing = (kind: PostKind, text: (visit: Visit) => string): Scene =>
  phone(`compose-${kind}`, { brief: kind === 'comment' }, async (setting) => {
    const visit = await compose(setting, kind);
    await visit.page.getByLabel(visit.words.fields[kind]).fill(text(visit));
  });

export const phoneWriteScenes: readonly Scene[] = [
  writing('question', () => ''),
  writing('story', ({ day }) => day.script.longStory),
  writing('comment', ({ day }) => day.script.answer),
  phone('compose-over', {}, async (setting) => {
    const { page, words, day } = await compose(setting, 'question');
    await page.getByLabel(words.fields.question).fill(day.script.longQuestion.repeat(2));
    await page.getByRole('button', { name: words.send.question }).click();
    await seen(page.getByRole('alert'));
  }),
  phone('compose-voice', { brief: true }, async (setting) => {
    const { page, words } = await compose(setting, 'question');
    await page.getByText(words.voiceSummary).first().click();
    await page.getByText(words.voice.self).click();
  }),
  phone('compose-poll', {}, async (setting) => {
    const { page, words, day } = await compose(setting, 'poll');
    await page.getByLabel(words.pollQuestion).fill(day.script.ballots[1]?.question ?? '');
    await page.getByText(words.pollOwn).click();
  }),
  phone('offline', {}, async (setting) => {
    const { page, words, day } = await comeIn(setting, 'own', 'ask');
    await seen(page.getByRole('button', { name: words.needToTalk }));
    await page.context().setOffline(true);
    await seen(page.getByText(words.offline(0)));
    await page.getByRole('button', { name: words.compose.question }).click();
    await page.getByLabel(words.fields.question).fill(day.script.lines[2]?.text ?? '');
    await page.getByRole('button', { name: words.send.question }).click();
    await seen(page.getByText(words.offline(1)));
  }),
];
