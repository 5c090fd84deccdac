import type { List } from 'immutable';
import type { Fact } from '../../../shared/facts.ts';
import { SHOW_MIN_MS, SHOWS_MAX } from '../../../shared/limits.ts';
import { isSameScreen } from '../../../shared/screens.ts';
import type { Session, Show, State } from '../state.ts';
import { withSession } from './fold.ts';

/**
 * After a fact that may have changed what a wall shows, whatever it was that changed it: notes what people in the room see
 * from now on. A frozen wall goes on with what it had.
 */
export function withShows(before: State, after: State, fact: Fact): State {
  if (!('session' in fact)) return after;
  const [was, is] = [before.sessions.get(fact.session), after.sessions.get(fact.session)];
  if (!was || !is || isSameScreen(screenOf(was), screenOf(is))) return after;
  return withSession(after, is.id, (session) => ({
    shows: noted(session.shows, { at: fact.at, screen: screenOf(session) }),
  }));
}

const screenOf = ({ frozen, screen }: Session) => frozen?.screen ?? screen;

/** A slip gives way to what was meant, and what goes on is told once. */
function noted(shows: List<Show>, show: Show): List<Show> {
  const last = shows.last();
  const kept = last && show.at - last.at < SHOW_MIN_MS ? shows.pop() : shows;
  const before = kept.last();
  if (before && isSameScreen(before.screen, show.screen)) return kept;
  return kept.push(kept === shows ? show : { ...show, at: last?.at ?? show.at }).takeLast(SHOWS_MAX);
}
