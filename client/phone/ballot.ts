import type { Mine, PollView } from '../../shared/views.ts';
import type { Waiting } from '../link/waiting.ts';

/** This person's answer in a poll's present round; `waiting` while it is still to be sent. */
export type Answer = { readonly choices: readonly string[]; readonly waiting: boolean };

/** What waits to be sent, else what the server has, else null. */
export function answerOf(poll: PollView, mine: Mine, waiting: readonly Waiting[]): Answer | null {
  let answer: Answer | null = null;
  const ballot = mine.ballots.find((one) => one.poll === poll.id && one.round === poll.round);
  if (ballot) answer = { choices: ballot.choices, waiting: false };
  for (const { command, refused } of waiting) {
    if (refused || command.type !== 'ballot.cast') continue;
    if (command.poll === poll.id && command.round === poll.round)
      answer = { choices: command.choices ?? [], waiting: true };
  }
  return answer;
}

/** "Not sure" is an answer of its own: choosing it clears the others, and choosing another clears it. */
export function chosenTogether(before: readonly string[], now: readonly string[]): readonly string[] {
  if (!now.includes('unsure') || now.length === 1) return now;
  return before.includes('unsure') ? now.filter((id) => id !== 'unsure') : ['unsure'];
}

export type BallotFault = { readonly fault: 'none' } | { readonly fault: 'few' | 'many'; readonly bound: number };

/** What is wrong with a ballot before it is sent, or null. */
export function faultIn(poll: PollView, choices: readonly string[]): BallotFault | null {
  if (choices.length === 0) return { fault: 'none' };
  if (poll.kind === 'one' || choices.includes('unsure')) return null;
  if (poll.least !== null && choices.length < poll.least) return { fault: 'few', bound: poll.least };
  if (poll.most !== null && choices.length > poll.most) return { fault: 'many', bound: poll.most };
  return null;
}

/** Whether the counts show now: the server sends them once it may; the courtesy of `voted` is the phone's. */
export function countsShown(poll: PollView, answered: boolean, asked: boolean): boolean {
  if (poll.counts === null) return false;
  return poll.status !== 'open' || poll.results !== 'voted' || poll.published || answered || asked;
}
