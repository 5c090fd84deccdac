import type { Command } from '../../shared/commands.ts';
import { deletedAt } from './retention.ts';
import type { Session, State } from './state.ts';

/** A session that is closed this long is sealed. */
export const SEAL_AFTER_MS = 30 * 24 * 3_600_000;

/** A rehearsal deletes itself this long after it was made: nobody comes back to it the day after. */
export const REHEARSAL_KEPT_MS = 24 * 3_600_000;

/**
 * What is due at this moment and not done: commands for the clock to ask for. Their ids are made of what is due, so that
 * whoever asks, and however often, it happens once.
 */
export function dueCommands(state: State, moment: number): Command[] {
  const { event } = state;
  if (!event || event.deleted) return [];
  if (event.rehearsal && moment - event.createdAt >= REHEARSAL_KEPT_MS)
    return [{ id: 'delete-rehearsal', outbox: 'due', type: 'event.delete' }];
  const until = deletedAt(state);
  if (until !== null && moment >= until) return [{ id: `delete-${until}`, outbox: 'due', type: 'event.delete' }];
  return state.agenda.toArray().flatMap((id) => {
    const session = state.sessions.get(id);
    const over = session ? overdueRounds(session, state, moment) : [];
    if (over.length > 0) return over;
    const due =
      session &&
      !session.sealed &&
      session.state === 'closed' &&
      session.closedAt !== null &&
      moment - session.closedAt >= SEAL_AFTER_MS;
    return due ? [{ id: `seal-${id}-${session.closedAt}`, outbox: 'due', type: 'session.seal', session: id }] : [];
  });
}

/** When the first of the rounds that close by themselves is to close, ms since 1970; null where there is none. */
export function nextRoundEnd({ sessions, polls }: State): number | null {
  const ends = [...sessions.values()].flatMap(({ openPolls }) =>
    [...openPolls].flatMap((id) => polls.get(id)?.until ?? []),
  );
  return ends.length === 0 ? null : Math.min(...ends);
}

function overdueRounds(session: Session, { polls }: State, moment: number): Command[] {
  return [...session.openPolls].flatMap((id) => {
    const poll = polls.get(id);
    if (!poll || poll.until === null || moment < poll.until) return [];
    return [{ id: `close-${id}-${poll.rounds.length}`, outbox: 'due', type: 'poll.close', poll: id }];
  });
}
