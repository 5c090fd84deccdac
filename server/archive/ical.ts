import type { SessionView } from '../../shared/views.ts';

/** An event's agenda, to be written as a calendar. */
export type Agenda = {
  readonly code: string;
  readonly title: string;
  readonly sessions: readonly Pick<SessionView, 'id' | 'title' | 'speakers' | 'room' | 'starts' | 'ends'>[];
};

/**
 * The agenda as iCalendar (RFC 5545): an event for each session that has a planned start, times in UTC. `stamp` says when
 * it was written, ms since 1970. A session keeps its UID, so that a calendar that reads it again moves what it has.
 */
export function ical({ code, title, sessions }: Agenda, stamp: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Openfloor//Agenda//EN',
    `NAME:${escaped(title)}`,
    `X-WR-CALNAME:${escaped(title)}`,
    ...sessions.flatMap((session) => eventOf(session, code, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(
  { id, title, speakers, room, starts, ends }: Agenda['sessions'][number],
  code: string,
  stamp: number,
): string[] {
  if (starts === null) return [];
  return [
    'BEGIN:VEVENT',
    `UID:${code}-${id}@openfloor`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(starts)}`,
    // An end that is not after the start makes a calendar refuse the event (3.6.1).
    ...(ends !== null && ends > starts ? [`DTEND:${utc(ends)}`] : []),
    `SUMMARY:${escaped(title)}`,
    ...(room === null ? [] : [`LOCATION:${escaped(room)}`]),
    ...(speakers === null ? [] : [`DESCRIPTION:${escaped(speakers)}`]),
    'END:VEVENT',
  ];
}

/** `20261122T093000Z` (3.3.5) */
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** A TEXT value (3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n');

/** No line is longer than this, its break not counted (3.1). */
const LINE_BYTES_MAX = 75;

/** A line broken so that none is too long; a character of several bytes is never torn apart. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES_MAX) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
