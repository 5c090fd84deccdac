import type { PollId } from '../../shared/ids.ts';
import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import { comeIn, tokenOf, type Visit } from './phone-visit.ts';
import { kindsShown, pollsOfKinds, type KindShown, type PollOfKind } from './poll-kinds.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const phone = scenesOf('phone');

/** A poll of this kind, alone on the wall, with what the room answers. */
async function asked(
  setting: Setting,
  kind: KindShown,
): Promise<Visit & { readonly poll: PollId; readonly of: PollOfKind }> {
  const day = await setting.stage.day('kinds', setting.language);
  const of = pollsOfKinds[setting.language][kind];
  await putAway(day);
  const { poll = '' } = await day.ask({ type: 'poll.add', session: day.session, ...of.asked });
  last.set(day, poll);
  for (const [place, answer] of of.answers.entries()) await day.askAs(place, { type: 'ballot.cast', poll, ...answer });
  await day.show({ mode: 'poll', poll });
  const visit = await comeIn(setting, 'kinds');
  await seen(visit.page.getByRole('heading', { name: of.asked.question }));
  return { ...visit, poll, of };
}

/** Answers for the phone that is looked at. */
async function answer({ poll, of, ...visit }: Awaited<ReturnType<typeof asked>>): Promise<void> {
  await visit.day.askWith(await tokenOf(visit), { type: 'ballot.cast', poll, round: 1, ...of.own });
  if (of.own.text === undefined) await seen(visit.page.getByText(`${visit.words.yourAnswer}:`));
  else await seen(visit.page.getByText(visit.words.fate.shown));
}

const last = new Map<Day, PollId>();

async function putAway(day: Day): Promise<void> {
  const poll = last.get(day);
  if (poll) await day.ask({ type: 'poll.hide', poll, reason: null });
}

const often = { brief: true, whole: true };

export const phoneKindScenes: readonly Scene[] = [
  ...kindsShown.flatMap((kind) => [
    phone(`kind-${kind}`, often, (setting) => asked(setting, kind)),
    phone(`kind-${kind}-result`, often, async (setting) => {
      const visit = await asked(setting, kind);
      await answer(visit);
      await visit.day.ask({ type: 'poll.close', poll: visit.poll });
      await seen(visit.page.getByText(visit.words.pollClosed));
    }),
  ]),
  phone('kind-ranked', often, async (setting) => {
    const { page, of } = await asked(setting, 'ranking');
    const [, second = '', third = ''] = of.asked.options ?? [];
    for (const option of [third, second]) await page.getByRole('checkbox', { name: option }).check({ force: true });
  }),
  phone('kind-adding', often, async (setting) => {
    const { words, page, day, poll, of } = await asked(setting, 'quiz');
    const { options = [], question } = of.asked;
    await day.ask({ type: 'poll.hide', poll, reason: null });
    const added = await day.ask({
      type: 'poll.add',
      session: day.session,
      question,
      options: [...options],
      adding: true,
      seconds: 600,
    });
    last.set(day, added.poll ?? '');
    await day.show({ mode: 'poll', poll: added.poll ?? '' });
    await page.getByText(words.optionAdd).click();
    await day.askAs(1, { type: 'option.add', poll: added.poll ?? '', text: '17' });
    await seen(page.getByRole('button', { name: words.optionsNew(1) }));
  }),
  phone('kind-compared', often, async (setting) => {
    const visit = await asked(setting, 'rating');
    const { day, poll, page, words } = visit;
    await day.ask({ type: 'poll.reset', poll });
    for (let place = 0; place < 6; place++)
      await day.askAs(place, { type: 'ballot.cast', poll, choices: [place < 4 ? 'o5' : 'o4'] });
    await day.ask({ type: 'poll.close', poll });
    await seen(page.getByText(words.result.round(1)));
  }),
  phone('leaders', { brief: true }, async (setting) => {
    const day = await setting.stage.day('kinds', setting.language);
    await putAway(day);
    const { asked: quiz } = pollsOfKinds[setting.language].quiz;
    const { poll = '' } = await day.ask({ type: 'poll.add', session: day.session, ...quiz });
    last.set(day, poll);
    for (const [place, { name }] of day.script.cast
      .filter(({ name }) => name !== null)
      .slice(0, 4)
      .entries())
      await day.askAs(place, { type: 'ballot.cast', poll, choices: ['o2'], name });
    await day.ask({ type: 'poll.close', poll });
    const names = day.script.cast.flatMap(({ name }) => name ?? []).slice(0, 4);
    const rows = names.sort((one, other) => (one < other ? -1 : 1)).map((name) => ({ name, right: 1 }));
    await day.ask({ type: 'leaders.tell', session: day.session, rows });
    await day.show({ mode: 'leaders' });
    const { page, words } = await comeIn(setting, 'kinds');
    await seen(page.getByRole('heading', { name: words.leadersTitle }));
  }),
];
