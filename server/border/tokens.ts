import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AttendeeId, KeyId } from '../../shared/ids.ts';
import { hashOfKey } from '../room/mark.ts';
import type { Asker } from '../room/permissions.ts';
import type { HostKey, State } from '../room/state.ts';

/**
 * What a phone or host page shows to be recognised: who it is, and the event's signature on it. Of one event only;
 * nothing is stored. `a.{attendee}.{signature}` or `k.{key}.{signature}`.
 */
export function newAttendee(): AttendeeId {
  return randomBytes(16).toString('base64url');
}

export function attendeeToken(state: State, attendee: AttendeeId): string {
  return signed(state, `a.${attendee}`);
}

export function keyToken(state: State, key: KeyId): string {
  return signed(state, `k.${key}`);
}

/** Who shows this token, or null where the event did not sign it. Whether a key still counts is for decide to say. */
export function recognise(state: State, token: string): Asker | null {
  const [kind, id] = token.split('.');
  if (id === undefined || !matches(signed(state, `${kind}.${id}`), token)) return null;
  if (kind === 'a') return { kind: 'attendee', id };
  return kind === 'k' ? { kind: 'key', id } : null;
}

/** The host key that this token stands for, unless it was revoked; null for anybody else's token, and for none. */
export function keyShown(state: State, token: string): HostKey | null {
  const asker = recognise(state, token);
  const key = asker?.kind === 'key' ? state.keys.get(asker.id) : undefined;
  return key && !key.revoked ? key : null;
}

/** The host key with this secret, unless it was revoked. All are compared, in equal time. */
export function keyWith(state: State, secret: string): HostKey | undefined {
  const hash = hashOfKey(secret);
  return state.keys
    .valueSeq()
    .filter((key) => matches(key.hash, hash) && !key.revoked)
    .first();
}

function signed(state: State, claim: string): string {
  if (!state.event) throw new Error('An event without its first fact signs nothing.');
  return `${claim}.${createHmac('sha256', state.event.signingKey).update(claim).digest('base64url')}`;
}

function matches(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
