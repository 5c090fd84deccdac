import type { ChildProcess } from 'node:child_process';
import type { Tally } from './news.ts';
import type { Spread } from './quantiles.ts';

/** What the bench asks of the load process, one call at a time. */
export type LoadCalls = {
  /** Opens more phones. Resolves when all are connected and, at our server, hold their first frames. */
  open(target: Target): null;
  /** Opens a wall and a host's screen beside them. */
  look(hostKey: string): null;
  /** Begins to vote and to post, evenly spread over the phones, and to come and go; until `stop`. */
  start(pace: Pace): null;
  /** Forgets what was measured so far: the warm-up is over. */
  mark(): null;
  /** What was measured since. */
  measured(): Measured;
  stop(): null;
  /** Closed loop: every phone keeps so many votes under way. Durable votes acknowledged per second. */
  saturate(how: { seconds: number; underWay: number }): { perSecond: number; slowDowns: number };
  /** After the last vote was answered and shown: phones whose tally is not the recount of the acknowledged ballots. */
  wrongTallies(): Tallies;
  /** Each phone votes once in this poll, at any moment of so many seconds. Resolves when all screens show the result. */
  everyone(how: { poll: string; seconds: number }): Everyone;
  /** So many phones come within so many seconds, each as somebody who has never been here. */
  arrive(how: { target: OpenfloorTarget; seconds: number }): Arrivals;
  /** The first `part` of a real conversation, as fast as if all of it took so many minutes, by a phone for each of its people. */
  replay(how: { target: OpenfloorTarget; folder: string; minutes: number; part: number }): Replayed;
};

export type OpenfloorTarget = {
  readonly kind: 'openfloor';
  /** Of its nodes; each phone has one, in turn. */
  readonly ports: readonly number[];
  readonly code: string;
  readonly session: string;
  readonly poll: string;
  readonly phones: number;
};
export type Target =
  OpenfloorTarget | { readonly kind: 'plain' | 'bare'; readonly port: number; readonly phones: number };

/** A second, over all phones. */
export type Pace = {
  readonly votes: number;
  readonly posts: number;
  /** Phones that enter, connect and take the place of another, which leaves. */
  readonly joins?: number;
  /** "My question too" on these posts, in turn. */
  readonly supports?: { readonly perSecond: number; readonly among: readonly string[] };
};

export type ScreenKind = 'phone' | 'wall' | 'host';

/** How the load itself did: its part of a core, and how late its event loop ran (p99, ms). */
export type LoadState = { readonly share: number; readonly late: number };

export type Measured = {
  readonly seconds: number;
  /** Acknowledged; "my question too" is a vote. */
  readonly votes: number;
  readonly posts: number;
  readonly refused: number;
  /** Messages from the server to phones. */
  readonly messages: number;
  /** Phones that the server hung up on, and times that one that came was told to come later. */
  readonly lost: number;
  readonly later: number;
  /** From sending a command to its answer, ms. */
  readonly answers: Spread;
  /** At each arrival of news on a phone: the age of the oldest acknowledged vote that it had not shown until then, ms. */
  readonly behind: Spread;
  /** The same on the wall and on the host's screen. */
  readonly wall: Spread;
  readonly host: Spread;
  readonly joined: number;
  /** From entering to both first frames, ms. */
  readonly joins: Spread;
  /** Bytes until then, on average. */
  readonly firstView: number;
  /** What one phone was sent, which was there all the time: ms since the mark, and bytes without headers. */
  readonly recording: readonly (readonly [at: number, bytes: number])[];
  /** Of these bytes: frames of each view, and the rest. */
  readonly told: Readonly<Record<'now' | 'list' | 'rest', number>>;
  readonly load: LoadState;
};

export type Everyone = {
  readonly acknowledged: number;
  readonly refused: number;
  readonly answers: Spread;
  /** From the last acknowledgement to when the result stood on the last phone, the wall and the host's screen, ms. */
  readonly shown: Readonly<Record<ScreenKind, number>>;
  /** Screens that never showed the recount of the acknowledged ballots, or showed more later. */
  readonly wrong: number;
  readonly result: Tally;
  readonly load: LoadState;
};

/** Spreads from when each phone set out, ms. */
export type Arrivals = {
  /** Requests and connections that were refused, or told to come later. */
  readonly refused: number;
  readonly why: string;
  readonly page: Spread;
  /** The same, of those pages that came with the first view. */
  readonly shown: Spread;
  /** Pages that came without it. */
  readonly bare: number;
  /** With all that the page names: scripts, styles. */
  readonly assets: Spread;
  readonly entered: Spread;
  /** Connected, and brought up to date. */
  readonly view: Spread;
  /** To one phone: the page, and what it names. */
  readonly pageBytes: number;
  readonly assetBytes: number;
  readonly load: LoadState;
};

/** `expected` and what the first wrong phone shows. */
export type Tallies = {
  readonly phones: number;
  readonly unanswered: number;
  readonly expected: string;
  readonly shown: string;
};

export type Replayed = {
  readonly seconds: number;
  readonly statements: number;
  readonly votes: number;
  readonly refused: number;
  /** Times that a phone was told to slow down, and asked again later. */
  readonly slowDowns: number;
  readonly people: number;
  /** To each phone until it held both views, and from then on until the end: on average, and the most. */
  readonly first: number;
  readonly later: { readonly average: number; readonly most: number };
  /** Of the average: frames of each view. */
  readonly views: Readonly<Record<'now' | 'list', number>>;
  readonly load: LoadState;
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
