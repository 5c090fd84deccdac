import { isCountedOff } from '../../shared/estimates.ts';
import { meanOf } from '../../shared/rating.ts';
import type { RoundResult } from '../../shared/rounds.ts';
import type { Numbers } from '../../shared/tally.ts';
import type { PollView } from '../../shared/views.ts';
import { everyone, peopleBar, type Bar, type Row } from './poll-rows.ts';

/** One number, where `to` is null, or those from `from` up to `to`; `high` is how it compares with the highest of all, 0 to 1. */
export type Column = Bar & {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly high: number;
};

/** How the answers of one round are spread. `figure` sums them up. */
export type Panel = {
  readonly round: number;
  readonly people: number;
  readonly columns: readonly Column[];
  readonly figure: { readonly mean: number } | Numbers;
};

/** The rounds of a rating in which somebody chose a number. */
export function ratingPanels(poll: PollView, rounds: readonly RoundResult[]): readonly Panel[] {
  return compared(
    rounds.flatMap((round) => {
      const columns = poll.options.flatMap(({ id, text }) => {
        const bar = peopleBar(round, id);
        return bar ? [{ ...bar, id, from: Number(text), to: null, high: 0 }] : [];
      });
      const rated = meanOf(poll.options, round.counts ?? {}, round.details?.hands?.counts);
      return rated ? [{ round: round.round, people: everyone(round), columns, figure: { mean: rated.mean } }] : [];
    }),
  );
}

/** The rounds of a poll of numbers in which somebody gave one. */
export function numberPanels(rounds: readonly RoundResult[]): readonly Panel[] {
  return compared(
    rounds.flatMap(({ round, people, details }) => {
      const numbers = details?.numbers;
      if (!numbers) return [];
      const single = isCountedOff(numbers);
      const columns = numbers.bins.map(({ from, to, people: votes }) => {
        const share = votes / numbers.answers;
        return { id: String(from), from, to: single ? null : to, votes, hands: 0, share, handsShare: 0, high: 0 };
      });
      return [{ round, people, columns, figure: numbers }];
    }),
  );
}

/** The same numbers as rows, for a screen that is too small for columns. */
export function columnRows(panel: Panel, number: (value: number) => string): readonly Row[] {
  return panel.columns.map((column) => ({
    id: column.id,
    text: column.to === null ? number(column.from) : `${number(column.from)} – ${number(column.to)}`,
    bars: [column],
    mark: null,
  }));
}

/** Columns of all panels are drawn to one measure. */
function compared(panels: readonly Panel[]): readonly Panel[] {
  const shares = panels.flatMap(({ columns }) => columns.map(({ share, handsShare }) => share + handsShare));
  const highest = Math.max(0, ...shares);
  return panels.map((panel) => ({
    ...panel,
    columns: panel.columns.map((column) => ({
      ...column,
      high: highest === 0 ? 0 : (column.share + column.handsShare) / highest,
    })),
  }));
}
