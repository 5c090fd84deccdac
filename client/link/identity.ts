import { normalName } from '../../shared/codes.ts';
import type { Entered, HostEntered, Problem } from '../../shared/http.ts';
import { postEnter, postHostEnter, type Answer } from './api.ts';
import { hostKeyOf, keepHostKey, keepSpeakerKey, speakerKeyOf } from './host-keys.ts';
import { forget, remember, remembered } from './remember.ts';
import type { Auth } from './connection.ts';

/** Thrown where entering failed; `problem.status` is 0 without a network. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * This phone's token for an event: entered once, then remembered. Where the memory was lost, the server's cookie
 * brings the same attendee back. A name given is kept with it.
 */
export async function enter(code: string, name?: string | null): Promise<Entered> {
  const known = remembered(entered(code)) as Entered | null;
  const here = known ?? valueOf(await postEnter(code, name ?? null));
  const named = name === undefined ? here : { ...here, name };
  if (named !== known) remember(entered(code), named);
  return named;
}

/** A host's token and role; throws where the key is unknown or revoked. */
export async function hostEnter(code: string, hostKey: string): Promise<HostEntered> {
  return valueOf(await postHostEnter(code, hostKey));
}

/** The key of a host link, taken out of the address bar and remembered; else the one remembered for this event. */
export function hostKeyFromFragment(code: string = codeFromPath()): string | null {
  return keyFromFragment((key) => keepHostKey(code, key)) ?? hostKeyOf(code);
}

/** The same for a speaker's link; a host's key opens the speaker's page too. */
export function speakerKeyFromFragment(code: string): string | null {
  return keyFromFragment((key) => keepSpeakerKey(code, key)) ?? speakerKeyOf(code);
}

function keyFromFragment(keep: (key: string) => void): string | null {
  const key = location.hash.slice(1);
  if (!key) return null;
  keep(key);
  history.replaceState(history.state, '', location.pathname + location.search);
  return key;
}

/** The event's code or hashtag in this page's address. */
export function codeFromPath(): string {
  try {
    return normalName(decodeURIComponent(location.pathname.split('/')[1] ?? ''));
  } catch {
    return '';
  }
}

/** Who a phone says it is. A token that the server refuses is forgotten and the phone enters again. */
export function asAttendee(code: string): Auth {
  return async (refused) => {
    if (refused) forget(entered(code));
    return { event: code, view: 'attendee', token: (await enter(code)).token };
  };
}

export function asHost(code: string, hostKey: string): Auth {
  return () => ({ event: code, view: 'host', hostKey });
}

export function asSpeaker(code: string, hostKey: string): Auth {
  return () => ({ event: code, view: 'speaker', hostKey });
}

const entered = (code: string) => `entered:${code}`;

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new ProblemError(answer.problem);
}
