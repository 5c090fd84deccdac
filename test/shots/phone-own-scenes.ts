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

export const phoneOwnScenes: readonly Scene[] = [
  phone('fates', { whole: true }, wrote),
  phone('edit-hidden', { brief: true }, async (setting) => {
    const { page, words } = await wrote(setting);
    await page.getByRole('button', { name: words.changeAndSend }).click();
    await seen(page.getByLabel(words.editLabel));
  }),
  phone('withdraw', { brief: true }, async (setting) => {
    const { page, words, day } = await wrote(setting);
    const card = cardOf(page, day.script.longQuestion);
    await card.getByRole('button', { name: words.withdraw, exact: true }).click();
    await seen(card.getByText(words.withdrawAsk));
  }),
];
