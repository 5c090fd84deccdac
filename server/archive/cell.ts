import type { CellObject } from 'write-excel-file/node';
import { zonedTime } from './zoned-time.ts';

/** Cells of a workbook: real numbers, dates and texts; null is an empty one. No cell is ever a formula. */
export type Cell = CellObject | null;

const top = { alignVertical: 'top' } as const;

export const textCell = (text: string | null): Cell =>
  text === null || text === '' ? null : { type: String, value: escaped(text), wrap: true, ...top };

export const headCell = (text: string): Cell => ({ ...textCell(text), fontWeight: 'bold' });

export const countCell = (count: number | null): Cell =>
  count === null ? null : { type: Number, value: count, ...top };

/** A part of a whole, 0 to 1, shown in per cent. */
export const shareCell = (share: number | null): Cell =>
  share === null ? null : { type: Number, value: share, format: '0%', ...top };

/** A moment as the clock of a time zone shows it, to the second: a workbook's dates have no zone. */
export const timeCell = (at: number | null, timeZone: string): Cell =>
  at === null ? null : dateCell(`${zonedTime(at, timeZone).slice(0, 19)}Z`, 'yyyy-mm-dd hh:mm');

/** A day, `2026-11-22`. */
export const dayCell = (day: string | null): Cell => (day === null ? null : dateCell(day, 'yyyy-mm-dd'));

const dateCell = (iso: string, format: string): Cell => ({ type: Date, value: new Date(iso), format, ...top });

/**
 * Text as workbooks keep it (ECMA-376 part 1, ST_Xstring): `_x000B_` for a code unit that XML forbids or readers change
 * or drop, and for the underscore of whatever looks like one. A lone surrogate, which is no text, becomes U+FFFD.
 */
function escaped(text: string): string {
  const kept = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4})/gi, '_x005F_')
    .replace(UNSAFE, unitsOf);
  // The writer looks texts up in a plain object, where these are there already.
  return kept in Object.prototype ? `${unitsOf(kept.slice(0, 1))}${kept.slice(1)}` : kept;
}

/** Controls but tab and line feed (a parser makes one of a carriage return), noncharacters, and U+FFFD, which the writer drops. */
// eslint-disable-next-line no-control-regex -- controls are what is looked for
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]|\p{Noncharacter_Code_Point}/gu;

const unitsOf = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `_x${character.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`,
  ).join('');
