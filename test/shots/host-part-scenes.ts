import { seen } from '../support/browser.ts';
import { comeToHost, goTo, openTab, press, type Hosting, type Part } from './host-visit.ts';
import { scenesOf, type More, type Scene } from './scene.ts';

const host = scenesOf('host');

const part = (of: Part, more: More): Scene =>
  host(of, more, async (setting) => goTo(await comeToHost(setting, 'ordinary'), of));

type Behind = 'sessions' | 'links' | 'keys' | 'event';

/** What lies behind "More"; `act` is what is done there. */
const behind = (of: Behind, state: string = of, act?: (desk: Hosting) => Promise<void>): Scene =>
  host(state, { brief: state !== of, whole: true }, async (setting) => {
    const desk = await comeToHost(setting, 'ordinary');
    await goTo(desk, 'more');
    await desk.page.getByRole('button', { name: desk.words[of].title, exact: true }).click();
    await act?.(desk);
  });

/** The other parts of the host page. */
export const hostPartScenes: readonly Scene[] = [
  part('wall', { whole: true }),
  host('wall-steered', { whole: true }, async (setting) => goTo(await comeToHost(setting, 'sorted'), 'wall')),
  part('polls', { whole: true }),
  host('poll-form', { whole: true }, async (setting) => {
    const desk = await comeToHost(setting, 'ordinary');
    await goTo(desk, 'polls');
    await desk.page.getByRole('button', { name: desk.words.polls.make }).click();
    await desk.page.getByText(desk.words.polls.details, { exact: true }).click();
  }),
  part('add', { whole: true }),
  part('more', { brief: true }),
  behind('sessions'),
  behind('sessions', 'session-form', async ({ page, words }) => {
    await page.getByRole('button', { name: words.sessions.add }).click();
    await seen(page.getByLabel(words.sessions.speakers));
  }),
  behind('sessions', 'agenda', async ({ page, words, day }) => {
    await page.getByRole('button', { name: words.agenda.bring, exact: true }).click();
    const rows = day.script.agenda.map(
      ({ title, speakers, room }, place) =>
        `"${title} ${place + 2}",${place === 1 ? 'soon' : `2026-11-22 1${place}:30`},"${room}","${speakers}"`,
    );
    await page.getByLabel(words.file.paste).fill(['title,starts,room,speakers', ...rows].join('\n'));
    await seen(page.getByText(words.agenda.faulty(1)));
  }),
  behind('sessions', 'session-close', async ({ page, words }) => {
    await page.getByRole('button', { name: words.sessions.close, exact: true }).first().click();
    await seen(page.getByText(words.sessions.closeWhat[0] ?? ''));
  }),
  behind('links'),
  behind('keys'),
  behind('keys', 'key-form', async ({ page, words }) => {
    await page.getByRole('button', { name: words.keys.add }).click();
    await seen(page.getByText(words.keys.rolesHint.helper));
  }),
  behind('event'),
  host('history', { brief: true }, async (setting) => {
    const desk = await comeToHost(setting, 'shown');
    const { page, words } = desk;
    await openTab(desk, 'new');
    const spotlight = page.getByRole('button', { name: words.post.acts.spotlight, exact: true });
    await press(spotlight.first(), page.getByRole('button', { name: words.bar.undo }));
    await goTo(desk, 'more');
    await page.getByRole('button', { name: words.history.title, exact: true }).click();
  }),
];
