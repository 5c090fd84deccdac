import type { LeaderView } from '../../shared/views.ts';

/** One of a quiz's best; those with as many right share a place. */
export type LeaderRow = LeaderView & { readonly place: number };

/** `leaders`: most right first. */
export function leaderRows(leaders: readonly LeaderView[]): readonly LeaderRow[] {
  return leaders.map((leader) => ({
    ...leader,
    place: 1 + leaders.filter(({ right }) => right > leader.right).length,
  }));
}
