import { calendarDay, fromLocal } from '../zoned.ts';

/** A day as people write it, `2026-11-22` or `22.11.2026`, in the first way; null where it is none. */
export function writtenDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text.trim());
  const dotted = /^(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? iso.slice(1) : dotted ? dotted.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return calendarDay(year, month, day);
}

/** A time of day, `9:30`, `09:30:00`, `9.30 Uhr` or `2:30 pm`, as `09:30`; null where it is none. */
export function writtenClock(text: string): string | null {
  const [, hours, minutes, half] = /^(\d\d?)[:.](\d\d)(?::\d\d)?\s*(?:Uhr|h|([ap])\.?m\.?)?$/i.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const possible = hour < 24 && Number(minutes) < 60 && (half === undefined || Number(hours) <= 12);
  return possible ? `${String(hour).padStart(2, '0')}:${minutes}` : null;
}

/**
 * A moment as people write it: a day and a time, or a time alone on `day`; with an offset (`Z`, `+01:00`), or as the
 * clocks of `zone` show it. Null where it is none.
 */
export function writtenTime(text: string, zone: string, day: string | null): number | null {
  const [, said = '', offset] = /^(.*?)\s*(Z|[+-]\d\d:?\d\d)?$/.exec(text.trim()) ?? [];
  const [, named, clock = said] = /^(\S*\d{4}(?:-\d\d?-\d\d?)?)(?:T|,?\s+)(.+)$/.exec(said) ?? [];
  const on = named === undefined ? day : writtenDay(named);
  const time = writtenClock(clock);
  if (on === null || time === null) return null;
  if (offset === undefined) return fromLocal(`${on}T${time}`, zone);
  return Date.parse(`${on}T${time}${offset.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`);
}
