import type { Fact } from '../../../shared/facts.ts';
import type { Tally } from '../../../shared/polls.ts';
import type { By, Poll, State } from '../state.ts';

/** Counts again, from the ballots in the facts alone (R3). */
export function openRecount() {
  const rounds = new Map<string, Map<By, readonly string[]>>();

  return {
    take(fact: Fact): void {
      if (fact.type !== 'ballot.cast' || !fact.person) return;
      const round = `${fact.poll} ${fact.round}`;
      rounds.set(
        round,
        (rounds.get(round) ?? new Map<By, readonly string[]>()).set(fact.person.by, fact.person.choices),
      );
    },
    /** Rounds that the state counts otherwise. A sealed session's ballots are gone, and its tallies are what was counted. */
    differences(state: State): { readonly poll: Poll; readonly round: number }[] {
      return [...state.polls.values()]
        .filter((poll) => !state.sessions.get(poll.session)?.sealed)
        .flatMap((poll) =>
          poll.rounds.flatMap(({ tally }, index) =>
            isCount(tally, [...(rounds.get(`${poll.id} ${index + 1}`)?.values() ?? [])])
              ? []
              : [{ poll, round: index + 1 }],
          ),
        );
    },
  };
}

/** People and selections are counted apart. */
function isCount(tally: Tally, ballots: readonly (readonly string[])[]): boolean {
  const counts = new Map<string, number>();
  for (const id of ballots.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const ids = new Set([...Object.keys(tally.counts), ...counts.keys()]);
  return tally.people === ballots.length && [...ids].every((id) => tally.counts[id] === (counts.get(id) ?? 0));
}
