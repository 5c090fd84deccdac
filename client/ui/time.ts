import type { Language } from '../../shared/settings.ts';
import { locales } from './locale.ts';

/** `10:42`; times are ms since 1970, told in `timeZone` or, without one, in the reader's own. */
export function timeOf(at: number, language: Language, timeZone?: string): string {
  return format(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone);
}

/** `10:42:05` */
export function exactTimeOf(at: number, language: Language, timeZone?: string): string {
  return format(at, language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, timeZone);
}

/** `Sunday 22 November 2026` */
export function dayOf(at: number, language: Language, timeZone?: string): string {
  return format(at, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, timeZone);
}

/** `10:42` for what was today, else `22 Nov, 10:42`. */
export function whenOf(at: number, language: Language, timeZone?: string, now: number = Date.now()): string {
  const day = (moment: number) => format(moment, language, { day: 'numeric', month: 'short' }, timeZone);
  const time = timeOf(at, language, timeZone);
  return day(at) === day(now) && Math.abs(now - at) < DAYS_2 ? time : `${day(at)}, ${time}`;
}

/** `'2026-11-22'` → `22 November 2026`; a date has no time zone. */
export function dateOf(day: string, language: Language): string {
  return format(Date.parse(day), language, { day: 'numeric', month: 'long', year: 'numeric' }, 'UTC');
}

const DAYS_2 = 172_800_000;

/** Making a format costs more than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, language: Language, how: Intl.DateTimeFormatOptions, timeZone?: string): string {
  const key = JSON.stringify([language, how, timeZone]);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locales[language], timeZone === undefined ? how : { ...how, timeZone });
    formats.set(key, known);
  }
  return known.format(at);
}
