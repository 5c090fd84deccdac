import { screensOf } from './rows.ts';

/**
 * How a poll is set: sizes of its question and options, in one column or two. A question that is `apart` has a screen of its
 * own, at the size of `text`; one that is `apart-small` too, at that of `small`.
 */
export type PollStyle = {
  readonly question: 'display' | 'large' | 'text' | 'small' | 'apart' | 'apart-small';
  readonly options: 'large' | 'text' | 'small';
  readonly columns: 1 | 2;
};

/** Which rows are on which screen, by index; none where the question is apart. */
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

/**
 * All rows on one screen where they fit at a legible size, in as many columns as may be; else in one column over as few
 * screens as hold them. A question that leaves no room for its highest row stands on a screen before them.
 */
export function pollLayout(measure: (style: PollStyle) => PollHeights, room: number, columns: 1 | 2): PollLayout {
  for (const style of STYLES) {
    if (style.columns > columns) continue;
    const heights = measure(style);
    if (heightOf(heights, style.columns) <= room) return { style, screens: [heights.rows.map((_, index) => index)] };
  }
  const over = (chosen: PollStyle, { around, rows, gap }: PollHeights) => ({
    style: chosen,
    screens: screensOf(rows, gap, room - around),
  });
  const wide = style('text', 'small');
  const [wider, smaller] = [measure(wide), measure(style('small', 'small'))];
  if (wider.around <= room * QUESTION_SHARE && holds(wider, room)) return over(wide, wider);
  if (holds(smaller, room)) return over(style('small', 'small'), smaller);
  // With what stands above it.
  const apart = style(wider.around <= room ? 'apart' : 'apart-small', 'small');
  const { style: chosen, screens } = over(apart, measure(apart));
  return { style: chosen, screens: [[], ...screens] };
}

const holds = ({ around, rows }: PollHeights, room: number): boolean => around + Math.max(0, ...rows) <= room;

/** Columns are filled one after the other, and rows beside each other are as high as the higher. */
function heightOf({ around, rows, gap }: PollHeights, columns: number): number {
  const lines = Math.ceil(rows.length / columns);
  let sum = around + gap * Math.max(0, lines - 1);
  for (let line = 0; line < lines; line++) sum += Math.max(...rows.filter((_, index) => index % lines === line));
  return sum;
}
