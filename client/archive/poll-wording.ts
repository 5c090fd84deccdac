import type { ArchivePoll, ArchiveSession } from '../../shared/http.ts';
import type { OptionId } from '../../shared/ids.ts';
import { isCountedOff } from '../../shared/estimates.ts';
import { meanOf } from '../../shared/rating.ts';
import { closedRounds, type RoundResult } from '../../shared/rounds.ts';
import type { Standpoint } from '../../shared/settings.ts';
import type { Details, Numbers, Ranking, RunoffRound } from '../../shared/tally.ts';
import type { PollView } from '../../shared/views.ts';
import { percent } from '../ui/number.ts';
import type { Edition } from './edition.ts';
import { saidAt } from './wording.ts';

/** How polls and what they came to read, on the page and in every text made of an archive. */

/** An option as it is read; `said` where its words are somebody's. */
type Listed = { readonly id: OptionId; readonly text: string; readonly said: boolean };

/** What a poll's ballots could say, in the order of its results, "not sure" last where it was offered. */
export function optionsOf(poll: PollView, { words }: Edition): Listed[] {
  const listed = sorted(poll).map(({ id, text }): Listed => ({
    id,
    text: text === '' ? words.polling.removed : ended(poll, id, text),
    said: text !== '',
  }));
  return [...listed, ...(poll.unsure ? [{ id: 'unsure', text: words.shared.notSure, said: false }] : [])];
}

/** As people chose in the round that was closed last, where that is wished. A scale keeps its order. */
function sorted(poll: PollView): PollView['options'] {
  const counts = closedRounds(poll).at(-1)?.counts;
  if (!counts || poll.sort === 'given' || poll.kind === 'rating') return poll.options;
  return [...poll.options].sort((one, other) => (counts[other.id] ?? 0) - (counts[one.id] ?? 0));
}

/** The ends of a scale say what they mean. */
function ended({ kind, options, low, high }: PollView, id: OptionId, text: string): string {
  const meant = kind !== 'rating' ? null : id === options[0]?.id ? low : id === options.at(-1)?.id ? high : null;
  return meant === null ? text : `${text}: ${meant}`;
}

/** What stands under a poll's question: how people could answer, who asked it, and with which others. */
export function aboutPoll(poll: PollView, { words }: Edition): string[] {
  const { polling } = words;
  const [first, last] = [poll.options[0]?.text ?? '', poll.options.at(-1)?.text ?? ''];
  const how = {
    one: null,
    several: words.several,
    rating: polling.rating(first, last),
    ranking: polling.ranking,
    words: polling.words,
    open: polling.open,
    number: polling.numbers(poll.unit),
  }[poll.kind];
  return [
    how,
    poll.quiz ? polling.quiz : null,
    poll.from === 'attendee' ? polling.fromRoom : null,
    poll.set === null ? null : polling.set(poll.set),
  ].filter((part) => part !== null);
}

/** "40 people voted, and 12 more by show of hands. Open from 14:30 to 14:33." */
export function roundLine(
  { times }: Pick<ArchivePoll, 'times'>,
  { round, people, details }: RoundResult,
  session: ArchiveSession,
  edition: Edition,
): string {
  const { polling, voted } = edition.words;
  const time = times.find((each) => each.round === round);
  return [
    voted(people),
    details?.hands && polling.handsPeople(details.hands.people),
    time && polling.openFrom(saidAt(time.openedAt, session, edition), saidAt(time.closedAt, session, edition)),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}

/** The mean of a rating; null where there is none. */
export function meanLine(poll: PollView, { counts, details }: RoundResult, { words }: Edition): string | null {
  const rated = poll.kind === 'rating' && counts ? meanOf(poll.options, counts, details?.hands?.counts) : null;
  return rated && words.polling.mean(words.number(Math.round(rated.mean * 10) / 10));
}

export function numberFigures({ unit }: PollView, { answers, ...numbers }: Numbers, { words }: Edition) {
  const { figures } = words.polling;
  const written = (value: number) => (unit === null ? words.number(value) : `${words.number(value)} ${unit}`);
  return [
    { name: figures.median, value: written(numbers.median) },
    { name: figures.middleHalf, value: `${words.number(numbers.lower)}–${written(numbers.upper)}` },
    { name: figures.range, value: `${words.number(numbers.least)}–${written(numbers.most)}` },
    { name: figures.answers, value: words.number(answers) },
  ];
}

/** Up to the second, not with it; one number where each has an interval of its own. */
export const intervalOf = (numbers: Numbers, { from, to }: Numbers['bins'][number], { words }: Edition): string =>
  isCountedOff(numbers) ? words.number(from) : `${words.number(from)}–${words.number(to)}`;

/** Who has won the run-off; null where nobody ranked anything. */
export function winnersLine(poll: PollView, { winners }: Ranking, edition: Edition): string | null {
  const names = namesOf(poll, winners, edition);
  return names.length === 0 ? null : edition.words.polling.winners(names.map(isolated).join(', '), names.length);
}

/** One round of the run-off: what each option had, and which left. */
export function runoffLine(poll: PollView, { counts, out }: RunoffRound, nth: number, edition: Edition): string {
  const { polling, number } = edition.words;
  const had = optionsOf(poll, edition)
    .filter(({ id }) => id in counts)
    .map(({ id, text }) => `${isolated(text)} ${number(counts[id] ?? 0)}`);
  const left = namesOf(poll, out, edition).map(isolated).join(', ');
  return polling.runoffRound(nth, had.join(' · '), left);
}

/** For each group what may be told of it. */
export function groupLines(poll: PollView, groups: NonNullable<Details['groups']>, edition: Edition) {
  const { polling, number } = edition.words;
  return Object.entries(groups).map(([as, counts]) => ({
    name: groupName(as, edition),
    cells: optionsOf(poll, edition)
      .filter(({ id }) => id in counts)
      .map(({ id, text }) => {
        const count = counts[id] ?? null;
        return `${isolated(text)}: ${count === null ? polling.notTold : number(count)}`;
      })
      .join(' · '),
  }));
}

export const groupName = (as: string, { words, standpoint }: Edition): string =>
  as === 'unsaid' ? words.polling.unsaid : (standpoint(as as Standpoint) ?? '');

/** What a round came to, a line each, as plain text. */
export function resultLines(poll: PollView, result: RoundResult, edition: Edition): string[] {
  const { words, language } = edition;
  const { polling } = words;
  const { counts, people } = result;
  if (counts === null) return [words.keptResult];
  const { hands, ranking, numbers, groups, words: said } = result.details ?? {};
  const share = (count: number) =>
    `${words.votes(count, people)}, ${percent(people === 0 ? 0 : count / people, language)}`;
  const mean = meanLine(poll, result, edition);
  return [
    ...(mean === null ? [] : [mean]),
    ...(said?.top ?? []).map(({ text, people }) => `${text}: ${words.number(people)}`),
    ...(said && said.others > 0 ? [polling.otherWords(said.others)] : []),
    ...(numbers ? numberLines(poll, numbers, edition) : []),
    ...optionsOf(poll, edition).map(({ id, text }) => {
      const count = counts[id] ?? 0;
      const points = ranking?.points[id];
      const notes = [
        points === undefined ? share(count) : `${polling.pointCount(points)}, ${polling.firstPlaces(count)}`,
        ...(poll.right?.includes(id) ? [polling.right] : []),
        ...(hands?.counts[id] ? [polling.hands(hands.counts[id])] : []),
      ];
      return `${text}: ${notes.join(', ')}`;
    }),
    ...(ranking ? rankingLines(poll, ranking, edition) : []),
    ...(groups
      ? [polling.byRole, ...groupLines(poll, groups, edition).map(({ name, cells }) => `${name}: ${cells}`)]
      : []),
  ];
}

function numberLines(poll: PollView, numbers: Numbers, edition: Edition): string[] {
  return [
    ...numberFigures(poll, numbers, edition).map(({ name, value }) => `${name}: ${value}`),
    ...numbers.bins.map((bin) => `${intervalOf(numbers, bin, edition)}: ${edition.words.number(bin.people)}`),
  ];
}

function rankingLines(poll: PollView, ranking: Ranking, edition: Edition): string[] {
  const winners = winnersLine(poll, ranking, edition);
  return [
    ...ranking.rounds.map((round, index) => runoffLine(poll, round, index + 1, edition)),
    ...(winners === null ? [] : [winners]),
  ];
}

const namesOf = (poll: PollView, ids: readonly OptionId[], edition: Edition): string[] =>
  optionsOf(poll, edition).flatMap(({ id, text }) => (ids.includes(id) ? [text] : []));

/** Words of whatever direction within a sentence of ours. */
const isolated = (text: string): string => `\u2068${text}\u2069`;
