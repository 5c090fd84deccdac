import { seen } from '../support/browser.ts';
import { cardOf, comeIn, tokenOf, type Visit } from './phone-visit.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const phone = scenesOf('phone');

const SHOWN = 3;

/** A phone whose owner wrote much, looking at what became of it. */
async function wrote(setting: Setting): Promise<Visit> {
  const visit = await comeIn(setting, 'own', 'catch-up');
  const { page, words, day } = visit;
  const token = await tokenOf(visit);
  const add = { type: 'post.add' as const, session: day.session };
  const [first, second, third, fourth] = day.script.lines.filter(({ kind }) => kind === 'question');
  const ask = async (text = '') => (await day.askWith(token, { ...add, kind: 'question', text })).post ?? '';

  const [hidden, answered, lit] = [await ask(first?.text), await ask(second?.text), await ask(third?.text)];
  await day.ask({ type: 'post.hide', post: hidden, reason: day.script.hideReason });
  await day.ask({ type: 'post.answer', post: answered, on: true, text: day.script.answer });
  await day.show({ mode: 'post', post: lit });
  const gone = await ask(fourth?.text);
  await day.askWith(token, { type: 'post.withdraw', post: gone });
  await day.askWith(token, { ...add, kind: 'story', text: day.script.longStory, archive: true });
  const shown = await ask(day.script.longQuestion);
  await day.support(shown, SHOWN);
  const { question = '', options = [] } = day.script.ballots[1] ?? {};
  await day.askWith(token, { type: 'poll.add', session: day.session, question, options: [...options] });
  await seen(page.getByText(words.supported(SHOWN)));
  await seen(page.getByText(words.fate.hidden));
  return visit;
}

/** A phone whose posts a host sent back, hid with an offer to talk, and put under another question. */
async function steered(setting: Setting): Promise<Visit> {
  const visit = await comeIn(setting, 'steered', 'catch-up');
  const { page, words, day } = visit;
  await day.ask({ type: 'session.edit', session: day.session, details: { slow: null } });
  const token = await tokenOf(visit);
  const [, , into, own, offered] = day.script.lines.filter(({ kind }) => kind === 'question');
  const ask = async (text = '') =>
    (await day.askWith(token, { type: 'post.add', session: day.session, kind: 'question', text })).post ?? '';
  const root = await day.say({ kind: 'question', text: into?.text ?? '' });
  await day.ask({ type: 'post.group', post: await ask(own?.text), into: root });
  await day.ask({ type: 'post.return', post: await ask(day.script.longQuestion), note: day.script.note });
  await day.ask({ type: 'post.hide', post: await ask(offered?.text), reason: day.script.hideReason, support: true });
  await day.ask({ type: 'session.edit', session: day.session, details: { slow: 30 } });
  await seen(page.getByText(words.fate.hidden));
  await seen(page.getByText(words.groupedUnder));
  return visit;
}

/** Writes a question and sends it. */
async function send({ page, words }: Visit, text = ''): Promise<void> {
  await page.getByRole('button', { name: words.compose.question }).click();
  await page.getByLabel(words.fields.question).fill(text);
  await page.getByRole('button', { name: words.send.question }).click();
}

export const phoneOwnScenes: readonly Scene[] = [
  phone('fates-steered', { whole: true }, steered),
  phone('edit-returned', { brief: true }, async (setting) => {
    const { page, words, day } = await steered(setting);
    const card = cardOf(page, day.script.longQuestion);
    await card.getByRole('button', { name: words.changeAndSend }).click();
    await seen(page.getByText(words.returnedWhy(day.script.note)).last());
  }),
  phone('slow', {}, async (setting) => {
    const visit = await comeIn(setting, 'steered', 'ask');
    await send(visit, visit.day.script.lines[0]?.text);
    await send(visit, visit.day.script.lines[1]?.text);
    const [waits = ''] = visit.words.goesAt('|').split('|');
    await seen(visit.page.getByText(waits));
  }),
  phone('muted', {}, async (setting) => {
    const visit = await comeIn(setting, 'own', 'ask');
    const { page, words, day } = visit;
    const text = day.script.lines[0]?.text ?? '';
    const post = { type: 'post.add' as const, session: day.session, kind: 'question' as const, text };
    const { post: said = '' } = await day.askWith(await tokenOf(visit), post);
    await page.getByRole('button', { name: words.compose.question }).click();
    await page.getByLabel(words.fields.question).fill(day.script.longQuestion);
    await day.ask({ type: 'post.mute', post: said, on: true });
    await seen(page.getByText(words.muted));
  }),
  phone('fates', { whole: true }, wrote),
  phone('edit-hidden', { brief: true }, async (setting) => {
    const { page, words } = await wrote(setting);
    await page.getByRole('button', { name: words.changeAndSend }).click();
    await seen(page.getByLabel(words.editLabel));
  }),
  phone('promised', { whole: true, brief: true }, async (setting) => {
    const day = await setting.stage.day('own', setting.language);
    const { session, script } = day;
    const by = script.cast[1]?.name ?? '';
    const other = await day.say({ kind: 'question', text: script.lines[1]?.text ?? '' });
    await day.ask({ type: 'post.promise', post: other, by });
    const visit = await comeIn(setting, 'own', 'catch-up');
    const own = { type: 'post.add' as const, session, kind: 'question' as const, text: script.longQuestion };
    const { post = '' } = await day.askWith(await tokenOf(visit), own);
    await day.ask({ type: 'post.promise', post, by, until: '2026-12-03' });
    await seen(visit.page.getByText(visit.words.awayPromised));
    await seen(visit.page.getByText(visit.words.promised(by, null)));
  }),
  phone('withdraw', { brief: true }, async (setting) => {
    const { page, words, day } = await wrote(setting);
    const card = cardOf(page, day.script.longQuestion);
    await card.getByRole('button', { name: words.withdraw, exact: true }).click();
    await seen(card.getByText(words.withdrawAsk));
  }),
];
