import { meanOf } from '../../shared/rating.ts';
import type { Numbers } from '../../shared/tally.ts';
import { closedRounds, type RoundResult } from '../../shared/rounds.ts';
import type { ArchivePoll } from '../../shared/http.ts';

/** One line of a table of what polls came to. What a row has nothing to say of is null. */
export type PollRow = {
  readonly poll: ArchivePoll;
  readonly result: RoundResult;
  /**
   * `option`: how many chose it. `word`, `interval`: how many gave it. `runoff`: how many an option had in a round of the
   * run-off. `role`: how many of a group chose an option. `figure`: a number worked out of what people gave. `round`: that
   * there was one.
   */
  readonly part: 'option' | 'word' | 'interval' | 'runoff' | 'role' | 'figure' | 'round';
  readonly label: string | null;
  /** People; also null where it is not told. */
  readonly count: number | null;
  /** Counted by show of hands, besides. */
  readonly hands: number | null;
  readonly points: number | null;
  /** Of a quiz. */
  readonly right: boolean;
  readonly runoff: number | null;
  /** Leaves after this round of the run-off. */
  readonly out: boolean;
  /** A standpoint, or `unsaid`. */
  readonly as: string | null;
  readonly value: number | null;
};

type Figure = 'mean' | 'answers' | 'least' | 'lower' | 'median' | 'upper' | 'most' | 'others';
/** What is not in anybody's words. */
export type Labels = {
  readonly unsure: string;
  readonly removed: string;
  readonly interval: (numbers: Numbers, bin: Numbers['bins'][number]) => string;
  readonly figure: Readonly<Record<Figure, string>>;
};

/** A row for each option, word and interval of each closed round, and for all that its kind tells besides. */
export function pollRows(poll: ArchivePoll, labels: Labels): PollRow[] {
  return closedRounds(poll).flatMap((result) => {
    const rows = rowsOf(poll, result, labels).map((row): PollRow => ({ ...blank, poll, result, ...row }));
    return rows.length > 0 ? rows : [{ ...blank, poll, result, part: 'round' }];
  });
}

type Row = Pick<PollRow, 'part'> & Partial<PollRow>;
const blank = {
  ...{ label: null, count: null, hands: null, points: null, right: false },
  ...{ runoff: null, out: false, as: null, value: null },
};

function rowsOf(poll: ArchivePoll, { counts, details }: RoundResult, labels: Labels): Row[] {
  const options = [
    ...poll.options.map(({ id, text }) => ({ id, label: text === '' ? labels.removed : text })),
    ...(poll.unsure ? [{ id: 'unsure', label: labels.unsure }] : []),
  ];
  const { hands, ranking, words, numbers, groups = {} } = details ?? {};
  const rated = poll.kind === 'rating' && counts ? meanOf(poll.options, counts, hands?.counts) : null;
  const figures: Partial<Record<Figure, number>> = {
    ...(rated && { mean: rated.mean }),
    ...(words && { others: words.others }),
    ...numbers,
  };
  const figureRow = ([name, label]: [string, string]): Row[] => {
    const value = figures[name as Figure];
    return value === undefined ? [] : [{ part: 'figure', label, value }];
  };
  return [
    ...options.map(({ id, label }): Row => ({
      ...{ part: 'option', label, count: counts && (counts[id] ?? 0), hands: hands?.counts[id] ?? null },
      ...{ points: ranking?.points[id] ?? null, right: poll.right?.includes(id) ?? false },
    })),
    ...(words?.top ?? []).map(({ text, people }): Row => ({ part: 'word', label: text, count: people })),
    ...(numbers ? intervalRows(numbers, labels) : []),
    ...(ranking?.rounds ?? []).flatMap((round, index) =>
      options
        .filter(({ id }) => id in round.counts)
        .map(({ id, label }): Row => ({
          ...{ part: 'runoff', label, runoff: index + 1, count: round.counts[id] ?? 0, out: round.out.includes(id) },
        })),
    ),
    ...Object.entries(groups).flatMap(([as, cells]) =>
      options.map(({ id, label }): Row => ({ part: 'role', as, label, count: cells[id] ?? null })),
    ),
    ...Object.entries(labels.figure).flatMap(figureRow),
  ];
}

const intervalRows = (numbers: Numbers, { interval }: Labels): Row[] =>
  numbers.bins.map((bin) => ({ part: 'interval', label: interval(numbers, bin), count: bin.people }));
