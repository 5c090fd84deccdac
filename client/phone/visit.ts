import { remember, remembered } from '../link/remember.ts';
import type { Visit } from './away.ts';

/** Kept at least this often while the page is seen, in ms: browsers do not always say that they put a page away. */
export const KEEP_EVERY = 60_000;

export function keepVisit(code: string, session: string, visit: Visit): void {
  remember(`visit:${code}:${session}`, visit);
}

export function lastVisit(code: string, session: string): Visit | null {
  return remembered(`visit:${code}:${session}`) as Visit | null;
}
