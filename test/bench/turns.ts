import type { Contestant } from './contestants.ts';
import { AT_EASE, worse } from './figure.ts';
import type { LoadState, Pace } from './load-calls.ts';
import { minute, type Load, type Minute } from './minute.ts';

/** Between two turns, until what the one before caused is over, s. */
const BETWEEN = 0.7;

/** What a server does at a pace, a second; `cpu` in seconds. */
export type Spent = { readonly cpu: number; readonly votes: number; readonly messages: number };

/** Some paces, each again and again, in turn: what drifts, drifts in all of them. */
export async function inTurns(
  load: Load,
  server: Contestant,
  paces: readonly Pace[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<{ readonly spent: readonly Spent[]; readonly load: LoadState }> {
  const done: Minute[][] = paces.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, pace] of paces.entries()) {
      done[at]?.push(await minute(load, server, pace, { warmUp: BETWEEN, seconds }));
    }
  }
  return {
    spent: done.map(perSecond),
    load: done
      .flat()
      .map((each) => each.load)
      .reduce(worse, AT_EASE),
  };
}

function perSecond(minutes: readonly Minute[]): Spent {
  const sum = (what: 'cpu' | 'votes' | 'messages' | 'seconds') => minutes.reduce((all, each) => all + each[what], 0);
  const seconds = sum('seconds');
  return { cpu: sum('cpu') / seconds, votes: sum('votes') / seconds, messages: sum('messages') / seconds };
}

/** Of one more vote, in seconds of CPU. */
export const perVote = (few: Spent, many: Spent): number => (many.cpu - few.cpu) / (many.votes - few.votes);
