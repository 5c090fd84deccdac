import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { openHeartbeat, type Beating, type Heartbeat } from '../../server/socket/heartbeat.ts';
import { testClock } from '../support/clock.ts';

let clock: ReturnType<typeof testClock>;
let heartbeat: Heartbeat;

beforeEach(() => {
  clock = testClock(0);
  heartbeat = openHeartbeat(clock);
});

type Sleeper = Beating & {
  /** When it was asked, ms. */
  readonly asked: number[];
  /** A message goes out to it. */
  message(): void;
  answer(): void;
};

function aScreen(): Sleeper {
  const asked: number[] = [];
  let [soon, owes] = [false, false];
  const ask = (): void => {
    if (!soon || owes) return;
    [soon, owes] = [false, true];
    asked.push(clock.now());
  };
  return {
    asked,
    askSoon: () => (soon = true),
    ask,
    message: ask,
    owes: () => (owes ? asked.length : 0),
    answer: () => (owes = false),
  };
}

/** The time at which it was given up, ms; Infinity where it never was. */
function watch(screen: Beating): { at: number; end: () => void } {
  const watched = {
    at: Infinity,
    end: heartbeat.begin(screen, () => (watched.at = Math.min(watched.at, clock.now()))),
  };
  return watched;
}

it('asks a quiet screen every nine seconds, and a lively one with what it is sent anyway', () => {
  const [quiet, lively] = [aScreen(), aScreen()];
  clock.pass(4321);
  for (const screen of [quiet, lively]) watch(screen);
  for (let ms = 0; ms < 60_000; ms += 100) {
    clock.pass(100);
    lively.message();
    for (const screen of [quiet, lively]) screen.answer();
  }
  expect(quiet.asked.map((at) => at % 1000)).toEqual([0, 0, 0, 0, 0, 0]);
  for (const { asked } of [quiet, lively]) {
    expect(asked).toHaveLength(6);
    for (const [index, at] of asked.slice(1).entries()) expect(at - (asked[index] ?? 0)).toBeGreaterThan(8000);
  }
  // Before its own turn came, a second later.
  for (const at of lively.asked) expect(at % 1000).toBeLessThanOrEqual(100);
  for (const at of lively.asked) expect(at % 1000).toBeGreaterThan(0);
});

it('gives up what has not answered for 25 seconds, and never what answers within 15', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 30_000 }),
      fc.boolean(),
      (late, takes, busy) => {
        const screen = aScreen();
        clock.pass(late);
        const watched = watch(screen);
        const begun = clock.now();
        let heard = begun;
        for (let ms = 0; ms < 70_000 && watched.at === Infinity; ms += 250) {
          clock.pass(250);
          if (busy) screen.message();
          const [last] = screen.asked.slice(-1);
          const answers = screen.owes() > 0 && last !== undefined && clock.now() - last >= takes;
          // Once it is given up nothing it says is heard.
          if (answers && watched.at === Infinity) {
            screen.answer();
            heard = clock.now();
          }
        }
        if (takes <= 15_000) expect(watched.at).toBe(Infinity);
        if (takes > 17_000) expect(watched.at - heard).toBeLessThanOrEqual(25_000);
        expect(watched.at - heard > 0).toBe(true);
        watched.end();
      },
    ),
  );
});

it('tells once that a screen is silent, and nothing of one that has left', () => {
  const [silent, left] = [aScreen(), aScreen()];
  let times = 0;
  heartbeat.begin(silent, () => times++);
  const leaves = heartbeat.begin(left, () => times++);
  clock.pass(20_000);
  leaves();
  clock.pass(100_000);
  expect(times).toBe(1);
  expect(left.asked).toHaveLength(1);
});
