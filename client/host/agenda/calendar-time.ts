import { fromLocal } from '../zoned.ts';
import type { ContentLine } from './content-lines.ts';

export type CalendarTime =
  | { readonly at: number; readonly wholeDay: boolean }
  | { readonly fault: 'badTime' | 'unknownZone'; readonly said: string };

/** A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5): in UTC, in the zone it names, or else in the event's. */
export function calendarTime({ params, value }: ContentLine, eventZone: string): CalendarTime {
  const [, year, month, day, hours, minutes, seconds, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(value.trim()) ?? [];
  const local = `${year}-${month}-${day}T${hours ?? '00'}:${minutes ?? '00'}`;
  const asUtc = Date.parse(`${local}Z`);
  if (seconds === undefined && hours !== undefined) return { fault: 'badTime', said: value };
  // There is no 30 February: a browser would call it 2 March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return { fault: 'badTime', said: value };
  if (utc !== undefined) return { at: asUtc, wholeDay: false };
  const named = params.get('TZID');
  const zone = named === undefined ? eventZone : zoneOf(named);
  const at = zone === null ? null : fromLocal(local, zone);
  return at === null ? { fault: 'unknownZone', said: named ?? eventZone } : { at, wholeDay: hours === undefined };
}

/** `PT1H30M` in ms (3.3.6); null where it is none. */
export function lengthOfDuration(text: string): number | null {
  const [whole, weeks, days, hours, minutes, seconds] =
    /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const number = (digits: string | undefined) => Number(digits ?? 0);
  const inHours = (number(weeks) * 7 + number(days)) * 24 + number(hours);
  return ((inHours * 60 + number(minutes)) * 60 + number(seconds)) * 1000;
}

/** Outlook names zones as Windows does; those where our first users are, from CLDR's `windowsZones`. */
const ofWindows: Readonly<Record<string, string>> = {
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Egypt Standard Time': 'Africa/Cairo',
  'Arab Standard Time': 'Asia/Riyadh',
  'Arabian Standard Time': 'Asia/Dubai',
  'AUS Eastern Standard Time': 'Australia/Sydney',
};

/** A zone by a name this machine knows it by; null where it knows none. */
function zoneOf(named: string): string | null {
  const zone = ofWindows[named] ?? named;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
