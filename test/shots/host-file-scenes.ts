import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import type { DayName } from './days.ts';
import { comeToHost, goTo, type Hosting } from './host-visit.ts';
import { scenesOf, type Scene } from './scene.ts';

const host = scenesOf('host');

/** Behind one of the buttons of a session; `act` is what is done there. */
const ofSession = (
  state: string,
  day: DayName,
  open: (desk: Hosting) => string,
  act: (desk: Hosting) => Promise<void>,
) =>
  host(state, { whole: true, brief: true, refused: state.endsWith('fault') }, async (setting): Promise<void> => {
    const desk = await comeToHost(setting, day);
    await goTo(desk, 'more');
    await desk.page.getByRole('button', { name: desk.words.sessions.title, exact: true }).click();
    await desk.page
      .getByRole('button', { name: open(desk), exact: true })
      .first()
      .click();
    await act(desk);
  });

const video = (state: string, act: (desk: Hosting) => Promise<void>) =>
  ofSession(state, 'afterwards', ({ words }) => words.video.title, act);
const bring = (state: string, act: (desk: Hosting) => Promise<void>) =>
  ofSession(state, 'ordinary', ({ words }) => words.bring.open, act);

/** A session's video, its transcript, and what is brought into it from elsewhere. */
export const hostFileScenes: readonly Scene[] = [
  video('video', async ({ page, words }) => {
    await seen(page.getByRole('button', { name: words.video.mark }));
  }),
  video('video-typed', async ({ page, words }) => {
    await page.getByLabel(words.video.when).selectOption({ label: words.video.typed });
    await page.getByRole('button', { name: words.video.mark }).click();
    await seen(page.getByText(words.video.noPosition));
  }),
  video('transcript-fault', async ({ page, words }) => {
    const [name, text] = ['hall.vtt', 'WEBVTT\n\n00:01.000 --> soon\nHello'];
    await page.getByLabel(words.file.choose).setInputFiles({ name, mimeType: 'text/vtt', buffer: Buffer.from(text) });
    await seen(page.getByRole('alert'));
  }),
  bring('bring', async ({ page, words }) => {
    await seen(page.getByRole('heading', { name: words.bring.title }));
  }),
  bring('bring-preview', async ({ page, words, day }) => {
    await page.getByLabel(words.file.paste).fill(chatOf(day));
    await page.getByLabel(words.bring.date).fill('2026-11-22');
    await page.getByRole('button', { name: words.bring.look }).click();
    await seen(page.getByRole('button', { name: words.bring.yes, exact: true }));
  }),
  bring('bring-fault', async ({ page, words, day }) => {
    await page.getByLabel(words.file.paste).fill(`${chatOf(day)}\n25:71:00 From Jean to Everyone:\n\tHello`);
    await page.getByLabel(words.bring.date).fill('2026-11-22');
    await page.getByRole('button', { name: words.bring.look }).click();
    await seen(page.getByText(words.bring.nothingDone));
  }),
];

/** What is said on such a day as the chat of Zoom. */
function chatOf({ script }: Day): string {
  const said = script.lines.flatMap(({ text, by }, index) => [
    `14:${String(10 + index)}:00 From ${by ?? 'Jean'} to ${index === 2 ? 'Maureen (Direct Message)' : 'Everyone'}:`,
    `\t${text}`,
  ]);
  return [
    ...said.slice(0, 16),
    '14:50:00 From Jean to Everyone:',
    `\tReacted to "${said[1]?.slice(1, 12) ?? ''}" with 👍`,
  ].join('\n');
}
