import type { Held } from '../../shared/held.ts';
import type { SessionView } from '../../shared/views.ts';

type Holds = Pick<Held, 'session' | 'sessions'>;

/** The session that a screen holds. */
export function sessionOf(held: Holds): SessionView | undefined {
  return held.sessions.find(({ id }) => id === held.session);
}

/** Whether another session is live and this one no longer is: then a screen that is not pinned moves on. */
export function hasMovedOn(held: Holds): boolean {
  const session = sessionOf(held);
  return session !== undefined && session.state !== 'live' && held.sessions.some(({ state }) => state === 'live');
}
