import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Clockwork } from '../live/clockwork.ts';
import { alone, type Neighbours } from '../log/neighbours.ts';

/** How much of something each key may have in a while, of all nodes together. */
export type Allowance = {
  /** Takes one. Resolves with null, or where none is left, with the ms until there is. */
  take(key: string): Promise<number | null>;
  /** What was taken was of no use: it counts as if it had not been. */
  giveBack(key: string): void;
  /** Takes one, whether or not one is left. */
  charge(key: string): void;
  /** The ms until there is some again; null where there is. */
  overdrawn(key: string): Promise<number | null>;
};

/** So many `points` in `duration` seconds. */
type Terms = { readonly points: number; readonly duration: number };

/** `name` is one allowance's own, the same on every node. */
export type Allowances = (name: string, terms: Terms) => Allowance;

/** How often a node tells what was spent at it: whoever spreads over all of them gets about so much more. */
const TELL_MS = 1000;
/** Less than this part of what it may have is not worth telling of a key: so much may go untold at each node. */
const SHARE = 0.1;
/** Keys told at a time, those that spent most first: what nodes tell each other does not grow with the crowd. */
const KEYS_MAX = 200;

/** What one node tells: name of the allowance, key, points. */
const told = z.array(z.tuple([z.string().max(32), z.string().max(200), z.int().min(1).max(1_000_000)])).max(KEYS_MAX);
type Told = z.infer<typeof told>;

type Account = Terms & { readonly limiter: RateLimiterMemory; readonly spent: Map<string, Spent>; begun: number };
/** What a key has spent at this node of late, and how much of that the others know. */
type Spent = { all: number; told: number };

/**
 * Each node counts by itself what is spent at it, and once a second tells the others of the keys that spent most, which
 * then have so much less there too. A count in Redis would cost each command a way there and back, and with
 * `appendfsync always` a sync; these are told and kept nowhere, and what gets lost is given away.
 */
export function openAllowances(neighbours: Neighbours, clockwork: Clockwork): Allowances {
  const accounts = new Map<string, Account>();
  let telling = false;

  neighbours.hear('spent', (message) => {
    const heard = told.safeParse(message);
    // One that runs another version.
    if (!heard.success) return;
    for (const [name, key, points] of heard.data) void accounts.get(name)?.limiter.penalty(key, points);
  });

  function note({ spent }: Account, key: string, points = 1): void {
    if (neighbours === alone) return;
    const of = spent.get(key) ?? { all: 0, told: 0 };
    of.all += points;
    spent.set(key, of);
    if (telling) return;
    telling = true;
    clockwork.after(TELL_MS, () => {
      telling = false;
      tell();
    });
  }

  function tell(): void {
    const most = [...accounts].flatMap(([name, { points, spent }]) =>
      [...spent].flatMap(([key, of]) => {
        const news = of.all - of.told;
        return news <= 0 || of.all < points * SHARE
          ? []
          : { of, part: news / points, line: [name, key, news] as const };
      }),
    );
    most.sort((one, other) => other.part - one.part).splice(KEYS_MAX);
    if (most.length > 0) neighbours.tell('spent', most.map(({ line }) => [...line]) satisfies Told);
    for (const { of } of most) of.told = of.all;
    for (const account of accounts.values()) forget(account);
  }

  /** What was too little to be told is as old by then as an allowance remembers. */
  function forget(account: Account): void {
    if (clockwork.now() - account.begun < account.duration * 1000) return;
    account.spent.clear();
    account.begun = clockwork.now();
  }

  return (name, { points, duration }) => {
    const limiter = new RateLimiterMemory({ points, duration, keyPrefix: name });
    const account: Account = { points, duration, limiter, spent: new Map(), begun: clockwork.now() };
    accounts.set(name, account);
    return {
      async take(key) {
        try {
          await limiter.consume(key);
        } catch (spent) {
          if (!(spent instanceof RateLimiterRes)) throw spent;
          return spent.msBeforeNext;
        }
        note(account, key);
        return null;
      },
      giveBack(key) {
        void limiter.reward(key);
        note(account, key, -1);
      },
      charge(key) {
        void limiter.penalty(key);
        note(account, key);
      },
      async overdrawn(key) {
        const spent = await limiter.get(key);
        return spent && spent.consumedPoints > points ? spent.msBeforeNext : null;
      },
    };
  };
}
