import type { ImportId, KeyId, PollId, PostId, SessionId } from './ids.ts';

/** Why a command was refused: a closed list; screens own the wording. */
export type Refusal = keyof typeof refusals;

/** One sentence each for those who write clients: what is wrong and what to do. */
export const refusals = {
  invalid:
    'The command does not have the shape it needs. See `field` and `hint`; sending it again unchanged will not help.',
  empty: 'The text is empty, or has nothing that can be seen.',
  'too-long': 'The text is longer than allowed. Shorten it and send it again.',
  unauthorised: 'This role may not ask for that.',
  unknown: 'There is no such session, post, poll, option or key in this event.',
  closed: 'The session or the round of the poll is closed.',
  sealed: 'The session is sealed: nothing that is tied to a person can be added.',
  gone: 'The post or poll was withdrawn or hidden.',
  'not-yours': 'Only its author may do this.',
  settled: 'It has been replied to, answered or shown on the wall, so its author can no longer edit it.',
  'already-done': 'It is already so; somebody was faster.',
  'too-many': 'There is one open already; close it first.',
  full: 'The event has taken as much as it may. Withdrawing, hiding and closing go on.',
  muted: 'The hosts have muted you: nothing more can be said or asked until they take it back.',
  off: 'The hosts have switched this off.',
  'slow-down': 'Too many in a short time. Send it again after `after` milliseconds.',
  unavailable: 'It could not be stored just now. Keep it and send it again.',
} as const;

/** What a command made. `seq` is the place of its last fact in the log. */
export type Accepted = {
  readonly ok: true;
  readonly seq: number;
  readonly session?: SessionId;
  readonly post?: PostId;
  readonly poll?: PollId;
  readonly key?: KeyId;
  readonly import?: ImportId;
};

export type Refused = {
  readonly ok: false;
  readonly refusal: Refusal;
  /** What to do, in English, for people who write clients. */
  readonly hint: string;
  /** The key that was wrong, such as `text` or `choices.0`. */
  readonly field?: string;
  /** `slow-down`: wait this many milliseconds. */
  readonly after?: number;
  /** `already-done`: the name of the host who did it, told to hosts. */
  readonly by?: string;
};

export type Reply = Accepted | Refused;

export function refused(refusal: Refusal, more: Partial<Omit<Refused, 'ok' | 'refusal'>> = {}): Refused {
  return { ok: false, refusal, hint: refusals[refusal], ...more };
}
