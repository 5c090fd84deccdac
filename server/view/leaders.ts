import type { Leaders } from '../../shared/http.ts';
import { leadersOf } from '../room/leaders.ts';
import type { State } from '../room/state.ts';

/** Hosts only: a session's quiz so far, before anybody is told of it; null where there is no such session. */
export function leadersView(state: State, id: string): Leaders | null {
  const session = state.sessions.get(id);
  return session ? { leaders: leadersOf(state, session) } : null;
}
