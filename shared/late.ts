import type { SessionView } from './views.ts';

/** Whether something came after the session was closed; of what was said, from a phone that had no connection. */
export function isLate(at: number, { state, closedAt }: Pick<SessionView, 'state' | 'closedAt'>): boolean {
  return state === 'closed' && closedAt !== null && at > closedAt;
}
