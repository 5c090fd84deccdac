import type { Mine, MineBallot, PollView } from '../../shared/views.ts';
import type { Waiting, WithoutId } from '../link/waiting.ts';

export type Cast = Extract<WithoutId, { type: 'ballot.cast' }>;

/** This person's answer in a poll's present round; `waiting` while it is still to be sent. */
export type Answer = Pick<MineBallot, 'choices'> & {
  readonly words?: readonly string[] | undefined;
  readonly number?: number | null | undefined;
  /** Of an open poll, until it is a post. */
  readonly text?: string | null | undefined;
  readonly waiting: boolean;
};

/** What waits to be sent, else what the server has, else null. */
export function answerOf(poll: PollView, mine: Mine, waiting: readonly Waiting[]): Answer | null {
  let answer: Answer | null = null;
  const ballot = mine.ballots.find((one) => one.poll === poll.id && one.round === poll.round);
  if (ballot) answer = { ...ballot, waiting: false };
  for (const { command, refused } of waiting) {
    if (refused || command.type !== 'ballot.cast') continue;
    if (command.poll === poll.id && command.round === poll.round)
      answer = { ...command, choices: command.choices ?? [], waiting: true };
  }
  return answer;
}

/** Whether the counts show now: the server sends them once it may; the courtesy of `voted` is the phone's. */
export function countsShown(poll: PollView, answered: boolean, asked: boolean): boolean {
  if (poll.counts === null) return false;
  return poll.status !== 'open' || poll.results !== 'voted' || poll.published || answered || asked;
}
