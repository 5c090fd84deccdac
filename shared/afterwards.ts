import { BOARD_AFTER_MS } from './limits.ts';
import type { SessionView } from './views.ts';

/** Whether a session is a board that was closed and stays open to what attendees write: a host looks at it first. */
export function staysOpen({ state, board, openAfter }: Pick<SessionView, 'state' | 'board' | 'openAfter'>): boolean {
  return state === 'closed' && board && openAfter;
}

type Closing = Pick<SessionView, 'state' | 'board' | 'openAfter' | 'sealed' | 'closedAt'>;

/** The last moment at which it does, ms since 1970; null where it does not. */
export function openUntil(session: Closing): number | null {
  return staysOpen(session) && !session.sealed ? (session.closedAt ?? 0) + BOARD_AFTER_MS : null;
}

/** Whether it still does, at this moment. */
export function isOpenAfter(session: Closing, moment: number): boolean {
  return moment <= (openUntil(session) ?? 0);
}
