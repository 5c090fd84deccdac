import { planned, type Agenda, type Fault, type Frame } from './agenda.ts';
import { calendarTime, lengthOfDuration } from './calendar-time.ts';
import { contentLines, unescaped, type ContentLine } from './content-lines.ts';
import { lengthOf } from '../../../shared/text.ts';
import { LINE_MAX } from '../../../shared/limits.ts';

/** An agenda as a calendar (iCalendar, RFC 5545): its events in the order they begin. */
export function fromCalendar(text: string, frame: Frame): Agenda {
  const read = eventsOf(contentLines(text)).map((event) => readEvent(event, frame));
  const sessions = read.flatMap((each) => each.session ?? []);
  return {
    sessions: sessions.sort((a, b) => (a.planned.starts ?? Infinity) - (b.planned.starts ?? Infinity)),
    faults: read.flatMap(({ fault }) => fault ?? []),
  };
}

type Event = { readonly line: number; readonly lines: readonly ContentLine[] };

/** The lines of each VEVENT, without those of what stands inside it, such as alarms. */
function eventsOf(lines: readonly ContentLine[]): readonly Event[] {
  const events: { line: number; lines: ContentLine[] }[] = [];
  const inside: string[] = [];
  for (const each of lines) {
    if (each.name === 'BEGIN') {
      inside.push(each.value.trim().toUpperCase());
      if (inside[inside.length - 1] === 'VEVENT') events.push({ line: each.line, lines: [] });
    } else if (each.name === 'END') inside.pop();
    else if (inside[inside.length - 1] === 'VEVENT') events[events.length - 1]?.lines.push(each);
  }
  return events;
}

type Read = { readonly session?: Agenda['sessions'][number]; readonly fault?: Fault };

function readEvent({ line, lines }: Event, { zone }: Frame): Read {
  const of = (name: string) => lines.find((each) => each.name === name);
  const text = (name: string) => unescaped(of(name)?.value ?? '').trim();
  const bad = (name: Fault['name'], at: ContentLine | undefined, said = ''): Read => ({
    fault: { line: at?.line ?? line, name, said },
  });
  if (text('STATUS').toUpperCase() === 'CANCELLED') return bad('cancelled', of('STATUS'));
  const [begin, end] = [of('DTSTART'), of('DTEND')];
  const starts = begin ? calendarTime(begin, zone) : null;
  const ends = end ? calendarTime(end, zone) : null;
  if (starts !== null && 'fault' in starts) return bad(starts.fault, begin, starts.said);
  if (ends !== null && 'fault' in ends) return bad(ends.fault, end, ends.said);
  const session = planned({
    title: text('SUMMARY'),
    speakers: speakersOf(lines, text('DESCRIPTION')),
    room: text('LOCATION'),
    starts: starts?.at ?? null,
    // A whole day has no time at which it ends.
    ends: starts?.wholeDay ? null : (ends?.at ?? endOf(starts?.at ?? null, text('DURATION'))),
  });
  if (typeof session === 'string') return bad(session, of('SUMMARY'), text('SUMMARY'));
  return {
    session: { line, planned: session },
    ...(of('RRULE') ? bad('repeats', of('RRULE'), session.title) : {}),
  };
}

function endOf(starts: number | null, duration: string): number | null {
  const length = lengthOfDuration(duration);
  return starts === null || length === null ? null : starts + length;
}

/** Who takes part by name; else the first line of the description, if it can be a line of names; else who organises it. */
function speakersOf(lines: readonly ContentLine[], description: string): string | null {
  const named = (name: string) =>
    lines.flatMap((each) => (each.name === name ? [each.params.get('CN')?.trim() ?? ''] : [])).filter(Boolean);
  const [first = ''] = description.split('\n');
  const isNames = first.trim() !== '' && lengthOf(first) <= LINE_MAX && !/:\/\/|<|@/.test(first);
  return named('ATTENDEE').join(', ') || (isNames ? first : named('ORGANIZER').join(', ')) || null;
}
