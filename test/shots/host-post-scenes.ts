import { seen } from '../support/browser.ts';
import { comeToHost, openTab, press, type Hosting } from './host-visit.ts';
import { scenesOf, type Scene } from './scene.ts';

const host = scenesOf('host');

/** The form behind one of the buttons of the first question that is new. */
const formOf = (state: string, act: 'label' | 'group' | 'return'): Scene =>
  host(state, { brief: true }, async (setting) => {
    const desk = await comeToHost(setting, 'sorted');
    await openTab(desk, 'new');
    const button = (name: string) => questionOf(desk).getByRole('button', { name, exact: true });
    const { acts, moreFor } = desk.words.post;
    await press(button(moreFor), button(acts[act]));
    await press(button(acts[act]), button(desk.words.shared.cancel));
  });

const questionOf = ({ page, words }: Hosting) =>
  page.getByRole('article').filter({ hasText: words.post.alsoAsked }).first();

/** The posts, and what a host does with them. */
export const hostPostScenes: readonly Scene[] = [
  host('empty', {}, async (setting) => {
    const { page, words } = await comeToHost(setting, 'empty');
    await seen(page.getByText(words.queue.empty.new));
  }),
  host('queue', {}, async (setting) => {
    const desk = await comeToHost(setting, 'ordinary');
    await openTab(desk, 'new');
    await seen(desk.page.getByRole('article'));
  }),
  host('waiting', {}, async (setting) => {
    const { page } = await comeToHost(setting, 'waiting');
    await seen(page.getByRole('article'));
  }),
  host('reported', {}, async (setting) => {
    const desk = await comeToHost(setting, 'ordinary');
    await openTab(desk, 'waiting');
    await seen(desk.page.getByText(desk.words.post.reported(1)));
  }),
  host('next', {}, async (setting) => {
    const desk = await comeToHost(setting, 'sorted');
    await openTab(desk, 'next');
    await seen(desk.page.getByRole('article'));
  }),
  host('sorted', { whole: true }, async (setting) => {
    const desk = await comeToHost(setting, 'sorted');
    await openTab(desk, 'new');
    await seen(desk.page.getByText(desk.words.post.muted));
  }),
  host('microphone', {}, async (setting) => {
    const { page, words } = await comeToHost(setting, 'sorted');
    await page.getByRole('button', { name: words.queue.microphone(1) }).click();
    await seen(page.getByRole('article'));
  }),
  formOf('label-form', 'label'),
  formOf('group-form', 'group'),
  formOf('return-form', 'return'),
  host('hide-form', { brief: true }, async (setting) => {
    const desk = await comeToHost(setting, 'ordinary');
    const { page, words } = desk;
    await openTab(desk, 'new');
    const hide = page.getByRole('button', { name: words.post.acts.hide, exact: true });
    await press(hide.first(), page.getByText(words.hide.why));
  }),
  host('post-more', { brief: true, whole: true }, async (setting) => {
    const desk = await comeToHost(setting, 'ordinary');
    const { page, words, day } = desk;
    await openTab(desk, 'new');
    const post = page.getByRole('article').filter({ hasText: day.script.lines[0]?.text ?? '' });
    await post.getByRole('button', { name: words.post.moreFor, exact: true }).click();
    await seen(post.getByRole('button', { name: words.post.acts.write }));
  }),
  host('done', { brief: true }, async (setting) => openTab(await comeToHost(setting, 'ordinary'), 'done')),
  host('extreme', { whole: true }, async (setting) => openTab(await comeToHost(setting, 'extreme'), 'new')),
  host('away', {}, async (setting) => {
    const { page, words } = await comeToHost(setting, 'shown');
    await page.context().setOffline(true);
    await seen(page.getByText(words.link.away));
  }),
  host('frozen', {}, async (setting) => {
    const { page, words } = await comeToHost(setting, 'frozen');
    await seen(page.getByText(words.wall.frozenNow));
  }),
];
