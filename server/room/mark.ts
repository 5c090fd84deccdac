import { createHash } from 'node:crypto';
import type { By } from './state.ts';

/** SHA-256 of author and entity: proves to its author, and to nobody else, whose it was. Attendee ids are 128 random bits, so it cannot be guessed back. */
export function markOf(by: By, id: string): string {
  return createHash('sha256').update(`${by}:${id}`).digest('base64url');
}

/** Tells what was brought in from anything else, and says nothing of it. */
export function hashOfContent(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** How a host key is kept. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
