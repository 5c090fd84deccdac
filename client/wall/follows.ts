import type { SessionView } from '../../shared/views.ts';

/** Whose wall this is: of one session, of a room, of the whole event, or of whatever the server holds for live. */
export type Follows =
  | { readonly of: 'session'; readonly session: string }
  | { readonly of: 'room'; readonly room: string }
  | { readonly of: 'event' }
  | { readonly of: 'live' };

/** Whether a wall may ever show this session. A board beside the agenda takes no wall of the whole event. */
export function mayShow(follows: Follows, { id, room, board }: SessionView): boolean {
  switch (follows.of) {
    case 'session':
      return id === follows.session;
    case 'room':
      return named(room ?? '') === named(follows.room);
    case 'event':
      return !board;
    case 'live':
      return true;
  }
}

/**
 * The session to show: of those that are live the one that went live since `before`, else the one that shows already, else
 * the last of the agenda. Undefined where none is live; then what shows may stay.
 */
export function toFollow(
  follows: Follows,
  showing: string,
  before: readonly SessionView[],
  sessions: readonly SessionView[],
): string | undefined {
  const live = sessions.filter((session) => session.state === 'live' && mayShow(follows, session));
  const known = new Map(before.map(({ id, state }) => [id, state]));
  const started = live.filter(({ id }) => known.size > 0 && known.get(id) !== 'live');
  const chosen = started[started.length - 1] ?? live.find(({ id }) => id === showing) ?? live[live.length - 1];
  return chosen?.id;
}

/** What begins next where this wall is: by its planned time, else as the agenda has it. */
export function nextOf(follows: Follows, sessions: readonly SessionView[]): SessionView | undefined {
  const upcoming = sessions.filter((session) => session.state === 'upcoming' && mayShow(follows, session));
  return upcoming.reduce<SessionView | undefined>(
    (first, each) => (first && (first.starts ?? Infinity) <= (each.starts ?? Infinity) ? first : each),
    undefined,
  );
}

/** Rooms are typed by hand, on the agenda and in the address. */
const named = (room: string) => room.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
