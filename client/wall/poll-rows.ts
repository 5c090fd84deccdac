import { closedRounds, type RoundResult } from '../../shared/rounds.ts';
import type { PollView } from '../../shared/views.ts';

/** What one row came to in one round: votes and raised hands apart, as numbers and as shares of the whole. */
export type Bar = {
  readonly votes: number;
  readonly hands: number;
  readonly share: number;
  readonly handsShare: number;
};

/** What is to be said of a row besides: a quiz's right answer, a ranking's most points, what became of it in a run-off. */
export type Mark =
  | { readonly is: 'right' }
  | { readonly is: 'most' }
  | { readonly is: 'winner'; readonly tied: boolean }
  | { readonly is: 'out'; readonly round: number };

/** An option, a word or a number with what it came to, a bar for each round; none while there is nothing to count. */
export type Row = {
  readonly id: string;
  readonly text: string;
  readonly bars: readonly (Bar | null)[];
  readonly mark: Mark | null;
};

/** What stands in place of words that nobody wrote. */
export type Texts = {
  readonly notSure: string;
  readonly removed: string;
  readonly number: (value: number) => string;
};

/** The round of now; before it the earlier one it is compared with, where there is such a round. */
export function roundsOf(poll: PollView, against: number | null): readonly RoundResult[] {
  const { round, people, counts, details } = poll;
  const earlier = against === round ? undefined : closedRounds(poll).find((each) => each.round === against);
  return [...(earlier ? [earlier] : []), { round, people, counts, details }];
}

/** All who answered in a round, by phone or by hand. */
export const everyone = ({ people, details }: RoundResult): number => people + (details?.hands?.people ?? 0);

/** Whether a round has something to show: it may be seen, and somebody answered. */
export const isCounted = (round: RoundResult): boolean => round.counts !== null && everyone(round) > 0;

/** Options and "not sure" with how many chose each. Shares are of people, so with several choices they add up to more. */
export function optionRows(poll: PollView, rounds: readonly RoundResult[], texts: Texts): readonly Row[] {
  const right = new Set(poll.status === 'open' ? [] : (poll.right ?? []));
  const options = poll.options.map(({ id, text }) => ({ id, text: optionText(poll, id, text, texts) }));
  return sorted(
    poll,
    [...options, ...(poll.unsure ? [{ id: 'unsure', text: texts.notSure }] : [])].map(({ id, text }) => ({
      id,
      text,
      bars: rounds.map((round) => peopleBar(round, id)),
      mark: right.has(id) ? { is: 'right' } : null,
    })),
  );
}

/** A ranking by Borda points, as shares of the most that an option can get. */
export function pointRows(poll: PollView, rounds: readonly RoundResult[], texts: Texts): readonly Row[] {
  const places = poll.options.length - 1;
  const points = poll.status === 'open' ? {} : (rounds.at(-1)?.details?.ranking?.points ?? {});
  const highest = Math.max(0, ...Object.values(points));
  return sorted(
    poll,
    poll.options.map(({ id, text }) => ({
      id,
      text: text === '' ? texts.removed : text,
      bars: rounds.map(({ people, counts, details }) => {
        const most = places * (people - (counts?.['unsure'] ?? 0));
        return details?.ranking && most > 0 ? bar(details.ranking.points[id] ?? 0, 0, most) : null;
      }),
      mark: highest > 0 && points[id] === highest ? { is: 'most' } : null,
    })),
  );
}

/** How a run-off went: the winner first, then who left last. Each with the ballots it had in its last round, of all there were. */
export function runoffRows(poll: PollView, { details }: RoundResult, texts: Texts): readonly Row[] {
  const { rounds = [], winners = [] } = details?.ranking ?? {};
  const all = Object.values(rounds[0]?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const rows = poll.options.map(({ id, text }) => {
    const last = rounds.reduce((found, { counts }, index) => (id in counts ? index : found), 0);
    const won = winners.includes(id);
    const mark: Mark | null = won
      ? { is: 'winner', tied: winners.length > 1 }
      : rounds[last]?.out.includes(id)
        ? { is: 'out', round: last + 1 }
        : null;
    return {
      id,
      text: text === '' ? texts.removed : text,
      bars: [bar(rounds[last]?.counts[id] ?? 0, 0, all)],
      mark,
      last,
      won,
    };
  });
  rows.sort((one, other) => Number(other.won) - Number(one.won) || other.last - one.last || most(other) - most(one));
  return rows.map(({ id, text, bars, mark }) => ({ id, text, bars, mark }));
}

/** Words of two rounds beside each other: those of most people in the later one first. */
export function wordRows(rounds: readonly RoundResult[]): readonly Row[] {
  const texts = new Map<string, string>();
  for (const { details } of rounds) for (const { key, text } of details?.words?.top ?? []) texts.set(key, text);
  const rows = [...texts].map(([key, text]) => ({
    id: key,
    text,
    bars: rounds.map((round) => {
      if (!isCounted(round)) return null;
      return bar(round.details?.words?.top.find((word) => word.key === key)?.people ?? 0, 0, round.people);
    }),
    mark: null,
  }));
  return rows.sort((one, other) => most(other) - most(one) || most(other, 0) - most(one, 0));
}

/** Of a scale the ends are told with what they mean. */
function optionText({ kind, options, low, high }: PollView, id: string, text: string, texts: Texts): string {
  if (kind !== 'rating') return text === '' ? texts.removed : text;
  const end = id === options[0]?.id ? low : id === options.at(-1)?.id ? high : null;
  return end === null ? texts.number(Number(text)) : `${texts.number(Number(text))} · ${end}`;
}

/** By result where the poll says so, and only once nothing moves any more; "not sure" stays last. */
function sorted(poll: PollView, rows: readonly Row[]): readonly Row[] {
  if (poll.sort !== 'result' || poll.status === 'open') return rows;
  const last = (row: Row): number => Number(row.id === 'unsure');
  return [...rows].sort((one, other) => last(one) - last(other) || most(other) - most(one));
}

/** What a row came to, in the last round or another one. */
function most({ bars }: Pick<Row, 'bars'>, round = bars.length - 1): number {
  const found = bars[round];
  return found ? found.votes + found.hands : 0;
}

export function peopleBar(round: RoundResult, id: string): Bar | null {
  if (!isCounted(round)) return null;
  return bar(round.counts?.[id] ?? 0, round.details?.hands?.counts[id] ?? 0, everyone(round));
}

function bar(votes: number, hands: number, whole: number): Bar {
  const share = (part: number): number => (whole === 0 ? 0 : part / whole);
  return { votes, hands, share: share(votes), handsShare: share(hands) };
}
