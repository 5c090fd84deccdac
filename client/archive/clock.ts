import type { Language } from '../../shared/settings.ts';
import { locales } from '../ui/locale.ts';

/** Times as people of the event read them: in its language and time zone. Moments are ms since 1970, days `2026-11-22`. */
export type Clock = {
  /** `14:05` */
  time(at: number): string;
  /** `Sun 22 Nov, 14:05` */
  dayAndTime(at: number): string;
  /** `Sunday, 22 November 2026, 14:00–15:30`; the beginning alone where there is no end. */
  span(from: number, to: number | null): string;
  /** `Sunday 22 – Tuesday 24 November 2026` */
  days(from: string, to: string | null): string;
  /** `Sunday, 22 November 2026` */
  day(at: number): string;
  /** `3 December 2026`, of a day. */
  date(day: string): string;
  /** Whether two moments fall on one day there. */
  sameDay(one: number, other: number): boolean;
};

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

export function clockOf(language: Language, timeZone: string): Clock {
  const formatIn = (zone: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
  const time = formatIn(timeZone, TIME);
  const dayAndTime = formatIn(timeZone, { ...SHORT_DAY, ...TIME });
  const whole = formatIn(timeZone, { ...LONG_DAY, ...TIME });
  const day = formatIn(timeZone, LONG_DAY);
  // A day without a time is the same day everywhere.
  const dayAlone = formatIn('UTC', LONG_DAY);
  const date = formatIn('UTC', { day: 'numeric', month: 'long', year: 'numeric' });
  return {
    time: (at) => time.format(at),
    dayAndTime: (at) => dayAndTime.format(at),
    span: (from, to) => (to === null || to <= from ? whole.format(from) : whole.formatRange(from, to)),
    days: (from, to) => dayAlone.formatRange(Date.parse(from), Date.parse(to === null || to < from ? from : to)),
    day: (at) => day.format(at),
    date: (each) => date.format(Date.parse(each)),
    sameDay: (one, other) => day.format(one) === day.format(other),
  };
}
