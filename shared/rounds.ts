import type { PollView } from './views.ts';

/** What one round of a poll came to; `counts` is null where the hosts keep it. */
export type RoundResult = {
  readonly round: number;
  readonly people: number;
  readonly counts: Readonly<Record<string, number>> | null;
};

/** The closed rounds of a poll, oldest first: results that never change again. An open round is not among them. */
export function closedRounds(poll: PollView): RoundResult[] {
  const earlier = poll.rounds.map((tally, index) => ({ round: index + 1, ...tally }));
  if (poll.round === 0 || poll.status === 'open') return earlier;
  return [...earlier, { round: poll.round, people: poll.people, counts: poll.counts }];
}
