import { screensOf } from './rows.ts';

/** How a poll is set: sizes of its question and options, in one column or two. */
export type PollStyle = {
  readonly question: 'display' | 'large' | 'text' | 'small';
  readonly options: 'large' | 'text' | 'small';
  readonly columns: 1 | 2;
};

/** Which rows are on which screen, by index. */
export type PollLayout = { readonly style: PollStyle; readonly screens: readonly (readonly number[])[] };

/** One trial, all in one unit: what stands around the rows, each row, the gap between rows. */
export type PollHeights = { readonly around: number; readonly rows: readonly number[]; readonly gap: number };

const style = (question: PollStyle['question'], options: PollStyle['options'], columns: 1 | 2 = 1): PollStyle => ({
  question,
  options,
  columns,
});

/** From the largest; the first that holds all options is taken. */
const STYLES: readonly PollStyle[] = [
  style('display', 'large'),
  style('large', 'text'),
  style('text', 'text'),
  style('text', 'small'),
  style('text', 'small', 2),
  style('small', 'small'),
  style('small', 'small', 2),
];

/** A longer question would leave too little for options on screens that turn. */
const QUESTION_SHARE = 0.5;

/** All options on one screen where they fit at a legible size; else in one column over as few screens as hold them. */
export function pollLayout(measure: (style: PollStyle) => PollHeights, room: number): PollLayout {
  for (const style of STYLES) {
    const heights = measure(style);
    if (heightOf(heights, style.columns) <= room) return { style, screens: [heights.rows.map((_, index) => index)] };
  }
  const wide = measure(style('text', 'small'));
  const chosen = wide.around <= room * QUESTION_SHARE ? style('text', 'small') : style('small', 'small');
  const { around, rows, gap } = measure(chosen);
  return { style: chosen, screens: screensOf(rows, gap, room - around) };
}

/** Columns are filled one after the other, and rows beside each other are as high as the higher. */
function heightOf({ around, rows, gap }: PollHeights, columns: number): number {
  const lines = Math.ceil(rows.length / columns);
  let sum = around + gap * Math.max(0, lines - 1);
  for (let line = 0; line < lines; line++) sum += Math.max(...rows.filter((_, index) => index % lines === line));
  return sum;
}
