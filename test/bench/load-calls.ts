import type { ChildProcess } from 'node:child_process';
import type { Spread } from './quantiles.ts';

/** What the bench asks of the load process, one call at a time. */
export type LoadCalls = {
  /** Opens more phones. Resolves when all are connected and, at our server, hold their first frames. */
  open(target: Target): null;
  /** Starts voting and posting, evenly spread over the phones; until `stop`. */
  start(pace: { votes: number; posts: number }): null;
  /** Forgets what was measured so far: the warm-up is over. */
  mark(): null;
  /** What was measured since. */
  measured(): Measured;
  stop(): null;
  /** Closed loop: every phone keeps so many votes under way. Durable votes acknowledged per second. */
  saturate(how: { seconds: number; underWay: number }): { perSecond: number; slowDowns: number };
  /** After the last vote was answered and shown: phones whose tally is not the recount of the acknowledged ballots. */
  wrongTallies(): Tallies;
};

export type Target =
  | {
      readonly kind: 'openfloor';
      /** Of its nodes; each phone has one, in turn. */
      readonly ports: readonly number[];
      readonly code: string;
      readonly session: string;
      readonly poll: string;
      readonly tokens: readonly string[];
    }
  | { readonly kind: 'plain' | 'bare'; readonly port: number; readonly phones: number };

export type Measured = {
  readonly seconds: number;
  readonly votes: number;
  readonly posts: number;
  readonly refused: number;
  /** Messages from the server to phones, and their bytes without WebSocket headers. */
  readonly messages: number;
  readonly bytes: number;
  /** From sending a command to its answer, ms. */
  readonly answers: Spread;
  /** At each arrival of news: the age of the oldest acknowledged vote that the screen had not shown until then, ms. */
  readonly behind: Spread;
  /** What one phone was sent: ms since the mark, and bytes. */
  readonly recording: readonly (readonly [at: number, bytes: number])[];
};

/** `expected` and what the first wrong phone shows. */
export type Tallies = {
  readonly phones: number;
  readonly unanswered: number;
  readonly expected: string;
  readonly shown: string;
};

type Call = { readonly call: keyof LoadCalls; readonly argument: unknown };
type Answer = { readonly value: unknown } | { readonly error: string };

/** Calls into the load process. */
export function callsTo(child: ChildProcess) {
  return <Name extends keyof LoadCalls>(
    call: Name,
    ...[argument]: Parameters<LoadCalls[Name]>
  ): Promise<ReturnType<LoadCalls[Name]>> =>
    new Promise((resolve, reject) => {
      const died = () => reject(new Error(`The load process ended during "${call}".`));
      child.once('exit', died);
      child.once('message', (answer: Answer) => {
        child.off('exit', died);
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.value as ReturnType<LoadCalls[Name]>);
      });
      child.send({ call, argument } satisfies Call);
    });
}

/** Answers the calls in the load process. */
export function answerCalls(calls: {
  [Name in keyof LoadCalls]: (
    ...given: Parameters<LoadCalls[Name]>
  ) => ReturnType<LoadCalls[Name]> | Promise<ReturnType<LoadCalls[Name]>>;
}): void {
  process.on('message', ({ call, argument }: Call) => {
    Promise.resolve()
      .then(() => (calls[call] as (given: unknown) => unknown)(argument))
      .then(
        (value) => process.send?.({ value } satisfies Answer),
        (error: unknown) => process.send?.({ error: String(error) } satisfies Answer),
      );
  });
}
