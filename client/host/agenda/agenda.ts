import { LINE_MAX, NAME_MAX, TITLE_MAX } from '../../../shared/limits.ts';
import type { SessionDetails } from '../../../shared/settings.ts';
import { cleanLine, lengthOf } from '../../../shared/text.ts';

/** A session as an agenda plans it. */
export type Planned = Pick<SessionDetails, 'title' | 'speakers' | 'room' | 'starts' | 'ends'>;

/** Why something is left out, or is not added as it stands there; the wording is the catalogue's. */
export type FaultName =
  | 'noHeader'
  | 'noTitle'
  | 'tooLong'
  | 'badTime'
  | 'unknownZone'
  | 'endBeforeStart'
  | 'openQuote'
  | 'repeats'
  | 'cancelled'
  | 'exists';

/** Lines count from 1, as an editor counts them; `said` is what could not be read there. */
export type Fault = { readonly line: number; readonly name: FaultName; readonly said: string };

export type Agenda = {
  readonly sessions: readonly { readonly line: number; readonly planned: Planned }[];
  readonly faults: readonly Fault[];
};

/** What somebody's agenda is read against: its times are those of the event's zone, and of its first day where they name none. */
export type Frame = { readonly zone: string; readonly day: string | null };

/** A session with its texts as the server will have them, or what is wrong with it. */
export function planned(read: Planned): Planned | 'noTitle' | 'tooLong' | 'endBeforeStart' {
  const [title, speakers, room] = [read.title, read.speakers ?? '', read.room ?? ''].map(cleanLine) as [
    string,
    string,
    string,
  ];
  if (title === '') return 'noTitle';
  if (lengthOf(title) > TITLE_MAX || lengthOf(speakers) > LINE_MAX || lengthOf(room) > NAME_MAX) return 'tooLong';
  if (read.starts !== null && read.ends !== null && read.ends <= read.starts) return 'endBeforeStart';
  return { title, speakers: speakers || null, room: room || null, starts: read.starts, ends: read.ends };
}

/** An agenda without what an event has already: the same title at the same time in the same room. */
export function without(agenda: Agenda, there: readonly Planned[]): Agenda {
  const key = ({ title, starts, room }: Planned) => JSON.stringify([title, starts, room]);
  const known = new Set(there.map(key));
  const isThere = ({ planned: each }: Agenda['sessions'][number]) => known.has(key(each));
  const faults = agenda.sessions
    .filter(isThere)
    .map(({ line, planned: { title } }): Fault => ({ line, name: 'exists', said: title }));
  return {
    sessions: agenda.sessions.filter((each) => !isThere(each)),
    faults: [...agenda.faults, ...faults].sort((a, b) => a.line - b.line),
  };
}
