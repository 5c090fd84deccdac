import { BOARD_AFTER_MS } from './limits.ts';
import type { SessionView } from './views.ts';

/** Whether a session is a board that was closed and stays open to what attendees write: a host looks at it first. */
export function staysOpen({ state, board, openAfter }: Pick<SessionView, 'state' | 'board' | 'openAfter'>): boolean {
  return state === 'closed' && board && openAfter;
}

/** Whether it still does, at this moment. */
export function isOpenAfter(session: Omit<SessionView, 'id'>, moment: number): boolean {
  return staysOpen(session) && !session.sealed && moment - (session.closedAt ?? 0) <= BOARD_AFTER_MS;
}
