import type { Fact } from '../../../shared/facts.ts';
import type { Tally } from '../../../shared/tally.ts';
import type { By, Poll, State } from '../state.ts';
import { countedOf } from '../tally.ts';

/** Counts again, from the ballots in the facts alone (R3). */
export function openRecount() {
  /** Rounds that were run elsewhere, by poll: their ballots are nowhere, and what was counted is what the fact says. */
  const elsewhere = new Map<string, readonly Tally[]>();
  const rounds = new Map<string, Map<By, readonly string[]>>();

  return {
    take(fact: Fact): void {
      if (fact.type === 'poll.imported') elsewhere.set(fact.poll, fact.rounds);
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
            (isSame(tally, elsewhere.get(poll.id)?.[index]) ??
            isCount(
              tally,
              [...(rounds.get(`${poll.id} ${index + 1}`)?.values() ?? [])].map((choices) =>
                countedOf(poll.kind, { choices }),
              ),
            ))
              ? []
              : [{ poll, round: index + 1 }],
          ),
        );
    },
  };
}

/** Null where there is nothing to compare it with. */
const isSame = (tally: Tally, told: Tally | undefined): boolean | null =>
  told ? JSON.stringify(tally) === JSON.stringify(told) : null;

/** People and selections are counted apart. */
function isCount(tally: Tally, ballots: readonly (readonly string[])[]): boolean {
  const counts = new Map<string, number>();
  for (const id of ballots.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const ids = new Set([...Object.keys(tally.counts), ...counts.keys()]);
  return tally.people === ballots.length && [...ids].every((id) => tally.counts[id] === (counts.get(id) ?? 0));
}
