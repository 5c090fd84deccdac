import type { OptionId } from '../../../shared/ids.ts';
import type { Ranking, RunoffRound } from '../../../shared/tally.ts';

/** Options best first, none twice; what is missing is unranked. */
export type Preference = readonly OptionId[];

/** Both counts of a ranking. The same ballots in any order give the same result. */
export function rankingOf(options: readonly OptionId[], ballots: readonly Preference[]): Ranking {
  const points = bordaPoints(options, ballots);
  return { points: Object.fromEntries(points), ...instantRunoff(options, ballots, points) };
}

/**
 * Borda (1781): of n options the kth place earns n - k points. Options that a ballot leaves unranked share the places that
 * are left evenly, so that every ballot gives away the same sum (the "averaged" count for ties: Black 1976).
 */
export function bordaPoints(options: readonly OptionId[], ballots: readonly Preference[]): Map<OptionId, number> {
  const points = new Map(options.map((id) => [id, 0]));
  const give = (id: OptionId, more: number): void => void points.set(id, (points.get(id) ?? 0) + more);
  for (const ballot of ballots) {
    const left = options.length - ballot.length;
    ballot.forEach((id, place) => give(id, options.length - 1 - place));
    if (left > 1) for (const id of options) if (!ballot.includes(id)) give(id, (left - 1) / 2);
  }
  return points;
}

/**
 * Instant run-off: each ballot counts for its best remaining option; as long as none has more than half of the ballots
 * that still count, the one with the fewest leaves. Of several with the fewest the one with the fewest Borda points leaves,
 * and where these are equal too all of them do; if that would leave nobody, they have won together.
 */
export function instantRunoff(
  options: readonly OptionId[],
  ballots: readonly Preference[],
  points: ReadonlyMap<OptionId, number>,
): Pick<Ranking, 'rounds' | 'winners'> {
  const rounds: RunoffRound[] = [];
  let piles = alike(ballots.filter((ballot) => ballot.length > 0));
  let remaining = [...options];
  if (piles.length === 0) return { rounds, winners: [] };
  for (;;) {
    const counts = new Map(remaining.map((id) => [id, 0]));
    piles = piles.flatMap(({ ballot, people }) => {
      const at = ballot.findIndex((id) => counts.has(id));
      const best = ballot[at];
      if (best === undefined) return [];
      counts.set(best, (counts.get(best) ?? 0) + people);
      return [{ ballot: at === 0 ? ballot : ballot.slice(at), people }];
    });
    const all = piles.reduce((sum, { people }) => sum + people, 0);
    const winner = remaining.find((id) => (counts.get(id) ?? 0) * 2 > all);
    const last = winner === undefined ? lastOf(remaining, counts, points) : [];
    const over = winner !== undefined || last.length === remaining.length;
    rounds.push({ counts: Object.fromEntries(counts), out: over ? [] : last });
    if (over) return { rounds, winners: winner === undefined ? remaining : [winner] };
    remaining = remaining.filter((id) => !last.includes(id));
  }
}

/** The same preference is counted once for all who share it. */
function alike(ballots: readonly Preference[]): { readonly ballot: Preference; readonly people: number }[] {
  const piles = new Map<string, { ballot: Preference; people: number }>();
  for (const ballot of ballots) {
    const name = ballot.join();
    const pile = piles.get(name);
    if (pile) pile.people++;
    else piles.set(name, { ballot, people: 1 });
  }
  return [...piles.values()];
}

function lastOf(
  remaining: readonly OptionId[],
  counts: ReadonlyMap<OptionId, number>,
  points: ReadonlyMap<OptionId, number>,
): OptionId[] {
  const fewest = lowest(remaining, counts);
  return fewest.length === 1 ? fewest : lowest(fewest, points);
}

function lowest(ids: readonly OptionId[], by: ReadonlyMap<OptionId, number>): OptionId[] {
  const least = Math.min(...ids.map((id) => by.get(id) ?? 0));
  return ids.filter((id) => (by.get(id) ?? 0) === least);
}
