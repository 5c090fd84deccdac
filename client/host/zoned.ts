/** Times as the clocks of a zone show them, written as `<input type="datetime-local">` does: `2026-11-22T09:30`. */

/** ms since 1970 → what a clock there shows then. */
export function toLocal(at: number, zone: string): string {
  const parts = clockOf(zone).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The clock that was asked last: to make one costs a hundred times what asking does. */
let last: { readonly zone: string; readonly clock: Intl.DateTimeFormat } | undefined;

function clockOf(zone: string): Intl.DateTimeFormat {
  if (last?.zone === zone) return last.clock;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  last = { zone, clock };
  return clock;
}

/** The moment a clock there shows `local`, with seconds or without; null where it is no time. In the hour a zone skips, the moment after. */
export function fromLocal(local: string, zone: string): number | null {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(local) || Number.isNaN(asUtc)) return null;
  // The offset is asked for twice: near a change of the clocks the first answer belongs to the other side of it.
  const once = asUtc - offset(asUtc, zone);
  return asUtc - offset(once, zone);
}

function offset(at: number, zone: string): number {
  return Date.parse(`${toLocal(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000;
}

/** A day such as `2026-11-22`, of a year of four digits; null where the calendar has none such. */
export function calendarDay(year: string, month: string, date: string): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  // There is no 30 February: it would be taken for 2 March.
  const at = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(day) ? null : day;
}
