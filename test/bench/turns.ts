import { AT_EASE, worse } from './figure.ts';
import type { LoadState } from './load-calls.ts';
import type { Minute } from './minute.ts';

/** Between two turns, until what the one before caused is over, s. */
export const BETWEEN = 0.7;

/** What a server does at a pace, a second; `cpu` in seconds. */
export type Spent = { readonly cpu: number; readonly votes: number; readonly messages: number };

/** Each again and again, in turn: what drifts, drifts for all of them. What each spent, in their order. */
export async function inTurns<Turns extends readonly (() => Promise<Minute>)[]>(
  rounds: number,
  ...turns: Turns
): Promise<{ readonly spent: { readonly [At in keyof Turns]: Spent }; readonly load: LoadState }> {
  const done: Minute[][] = turns.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, turn] of turns.entries()) done[at]?.push(await turn());
  }
  return {
    spent: done.map(perSecond) as { readonly [At in keyof Turns]: Spent },
    load: done
      .flat()
      .map((each) => each.load)
      .reduce(worse, AT_EASE),
  };
}

export function perSecond(minutes: readonly Minute[]): Spent {
  const sum = (what: 'cpu' | 'votes' | 'messages' | 'seconds') => minutes.reduce((all, each) => all + each[what], 0);
  const seconds = sum('seconds');
  return { cpu: sum('cpu') / seconds, votes: sum('votes') / seconds, messages: sum('messages') / seconds };
}

/** Of one more vote, in seconds of CPU. */
export const perVote = (few: Spent, many: Spent): number => (many.cpu - few.cpu) / (many.votes - few.votes);
