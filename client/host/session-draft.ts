import type { SessionDetails } from '../../shared/settings.ts';
import { cleanLine } from '../../shared/text.ts';
import { fromLocal, toLocal } from './zoned.ts';

/** A session's details as the form holds them: text, and times of the event's clock. */
export type SessionDraft = {
  readonly title: string;
  readonly speakers: string;
  readonly room: string;
  readonly starts: string;
  readonly ends: string;
  readonly mode: SessionMode;
  /** Seconds from one text of a person to their next, or '' where it is not slow. */
  readonly slow: string;
  readonly board: boolean;
  readonly openAfter: boolean;
};

/** Whether a host looks first: as the event says, or as the session does itself. */
export const sessionModes = ['event', 'later', 'first'] as const;
export type SessionMode = (typeof sessionModes)[number];

export function draftOfSession(details: SessionSaid | null, zone: string): SessionDraft {
  const time = (at: number | null | undefined) => (at === null || at === undefined ? '' : toLocal(at, zone));
  return {
    title: details?.title ?? '',
    speakers: details?.speakers ?? '',
    room: details?.room ?? '',
    starts: time(details?.starts),
    ends: time(details?.ends),
    mode: details === null || details.lookFirst === null ? 'event' : details.lookFirst ? 'first' : 'later',
    slow: details?.slow ? String(details.slow) : '',
    board: details?.board ?? false,
    openAfter: details?.openAfter ?? false,
  };
}

/** What the form says of a session. */
export type SessionSaid = Pick<
  SessionDetails,
  'title' | 'speakers' | 'room' | 'starts' | 'ends' | 'lookFirst' | 'slow' | 'board' | 'openAfter'
>;

export type SessionFault = 'noName' | 'endBeforeStart';

/** The details, or what is wrong with them. */
export function detailsOf(draft: SessionDraft, zone: string): SessionSaid | SessionFault {
  if (cleanLine(draft.title) === '') return 'noName';
  const starts = fromLocal(draft.starts, zone);
  const ends = fromLocal(draft.ends, zone);
  if (starts !== null && ends !== null && ends <= starts) return 'endBeforeStart';
  return {
    title: draft.title,
    speakers: orNull(draft.speakers),
    room: orNull(draft.room),
    starts,
    ends,
    lookFirst: draft.mode === 'event' ? null : draft.mode === 'first',
    slow: draft.slow === '' ? null : Number(draft.slow),
    board: draft.board,
    openAfter: draft.board && draft.openAfter,
  };
}

/** An empty field is no text. */
export function orNull(text: string): string | null {
  return cleanLine(text) === '' ? null : text;
}
