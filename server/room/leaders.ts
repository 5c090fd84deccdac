import { LEADERS_MAX } from '../../shared/limits.ts';
import type { LeaderView } from '../../shared/views.ts';
import type { Poll, Session, State } from './state.ts';

/**
 * A session's quiz so far: who gave a name and how many of its closed polls they answered right, of each its last round.
 * Most first, then by name; the best `LEADERS_MAX`.
 */
export function leadersOf(state: State, session: Session): readonly LeaderView[] {
  const people = new Map<string, { name: string; right: number }>();
  for (const id of session.polls) {
    const poll = state.polls.get(id);
    if (!poll || poll.right.length === 0 || poll.run !== 'closed' || poll.hidden || poll.withdrawn) continue;
    for (const [by, { choices, name }] of poll.rounds.at(-1)?.ballots ?? []) {
      if (name === undefined) continue;
      const person = people.get(by) ?? { name, right: 0 };
      people.set(by, { name, right: person.right + (isRight(poll, choices) ? 1 : 0) });
    }
  }
  const rows = [...people.values()].filter(({ right }) => right > 0);
  rows.sort((one, other) => other.right - one.right || (one.name < other.name ? -1 : 1));
  return rows.slice(0, LEADERS_MAX);
}

/** All that is right and nothing else. */
const isRight = ({ right }: Poll, choices: readonly string[]): boolean =>
  choices.length === right.length && right.every((id) => choices.includes(id));
