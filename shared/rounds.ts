import type { Details } from './tally.ts';
import type { PollView } from './views.ts';

/** What one round of a poll came to; `counts` is null where the hosts keep it. */
export type RoundResult = {
  readonly round: number;
  readonly people: number;
  readonly counts: Readonly<Record<string, number>> | null;
  /** What its kind tells besides; null where the hosts keep it, or it tells nothing more. */
  readonly details: Details | null;
};

/** The closed rounds of a poll, oldest first: results that never change again. An open round is not among them. */
export function closedRounds(poll: PollView): RoundResult[] {
  // Of rounds that are not told the first ones are missing.
  const first = poll.round - poll.rounds.length;
  const earlier = poll.rounds.map((tally, index) => ({
    round: first + index,
    people: tally.people,
    counts: tally.counts,
    details: tally.details ?? null,
  }));
  if (poll.round === 0 || poll.status === 'open') return earlier;
  return [...earlier, { round: poll.round, people: poll.people, counts: poll.counts, details: poll.details }];
}
