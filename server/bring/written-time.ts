import { calendarDay, fromLocal } from '../../client/host/zoned.ts';

/**
 * A moment as Zoom's reports write it, by the clocks of `zone`: `2026-11-22 14:05:09`, `11/22/2026 02:05:09 PM` (month
 * first), `Nov 22, 2026 2:05 PM`, or a time alone on `day`. Null where it is none.
 */
export function writtenTime(text: string, zone: string, day: string | null): number | null {
  if (text.length > WRITTEN_MAX) return null;
  const [, said = '', hours, minutes, seconds = '00', half] =
    /^(.*?)[T,\s]*(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([AP]M)?$/i.exec(text.trim()) ?? [];
  const on = said === '' ? day : writtenDay(said);
  if (hours === undefined || minutes === undefined || on === null) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return fromLocal(`${on}T${String(hour).padStart(2, '0')}:${minutes}:${seconds}`, zone);
}

/** Longer than any moment is written; the pattern's cost grows with the square of it. */
const WRITTEN_MAX = 60;

/** The day after. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00Z`) + 24 * 3600_000).toISOString().slice(0, 10);
}

function writtenDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text);
  const slashed = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(text);
  const named = /^([A-Z][a-z]{2})[a-z]*\.? (\d\d?),? (\d{4})$/.exec(text);
  const [year, month, date] = iso
    ? iso.slice(1)
    : slashed
      ? [slashed[3], slashed[1], slashed[2]]
      : [named?.[3], monthOf(named?.[1] ?? ''), named?.[2]];
  if (year === undefined || month === undefined || date === undefined) return null;
  return calendarDay(year, month, date);
}

function monthOf(name: string): string | undefined {
  const place = MONTHS.indexOf(name);
  return place < 0 ? undefined : String(place + 1);
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
