import type { EventSummary } from '../../shared/http.ts';
import type { SessionView } from '../../shared/views.ts';
import type { State } from '../room/state.ts';
import { sessionView } from './frame.ts';

/** What a phone shows before its owner comes in; null where there is no event. */
export function eventSummary(state: State): Omit<EventSummary, 'links'> | null {
  if (!state.event) return null;
  const { code, hashtag, details } = state.event;
  const { title, language, organiser, contact, support, colour, standpoints, keepDays } = details;
  return {
    code,
    hashtag,
    title,
    language,
    organiser,
    contact,
    support,
    colour,
    standpoints,
    keepDays,
    sessions: agendaView(state),
  };
}

export const agendaView = (state: State): readonly SessionView[] =>
  state.agenda.toArray().flatMap((id) => {
    const session = state.sessions.get(id);
    return session ? [sessionView(session)] : [];
  });
