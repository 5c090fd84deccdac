import { expect, it } from 'vitest';
import { NAP_MS, openNap } from '../../server/live/nap.ts';

/** A thread whose time a test spends: working, idle, or asleep. */
function thread() {
  let [now, idle] = [0, 0];
  const naps: number[] = [];
  const coming: (() => void)[] = [];
  const nap = openNap({
    now: () => now,
    idle: () => idle,
    soon: (call) => coming.push(call),
    sleep: (ms) => {
      naps.push(ms);
      now += ms;
    },
  });
  return {
    naps,
    stayUp: () => nap.stayUp(),
    spare: () => nap.spare(),
    works: (ms: number) => void (now += ms),
    waits: (ms: number) => void ((now += ms), (idle += ms)),
    asks: (ms: number) => {
      nap.rest(ms);
      nap.rest(ms);
      for (const call of coming.splice(0)) call();
    },
  };
}

it('sleeps once while input gathers, never longer than asked, never longer than a nap', () => {
  const { waits, asks, naps } = thread();
  waits(1000);
  asks(10);
  asks(1000);
  expect(naps).toEqual([10, NAP_MS]);
});

it('does not sleep before it knows that there is time, nor when there is none', () => {
  const { works, waits, asks, naps } = thread();
  asks(50);
  works(900);
  waits(100);
  asks(50);
  expect(naps).toEqual([]);
});

it('goes on napping where sleep has taken the place of idling, and stops as work takes it', () => {
  const { works, asks, waits, naps } = thread();
  waits(1000);
  for (let turn = 0; turn < 40; turn++) {
    asks(50);
    works(5);
  }
  expect(naps).toHaveLength(40);
  works(2000);
  asks(50);
  expect(naps).toHaveLength(40);
});

it('sleeps less, the less there is to spare, and tells how much that is', () => {
  const { waits, works, asks, spare, naps } = thread();
  expect(spare()).toBe(0);
  works(300);
  waits(700);
  expect(spare()).toBe(0.7);
  asks(1000);
  works(1700);
  waits(300);
  // With the nap itself.
  expect(spare()).toBeCloseTo((300 + NAP_MS / 2) / (2000 + NAP_MS / 2));
  asks(1000);
  expect(naps).toEqual([expect.closeTo(NAP_MS / 2)]);
});

it('does not sleep while somebody comes: each turn of the loop takes in one connection', () => {
  const { waits, asks, works, stayUp, naps } = thread();
  waits(1000);
  stayUp();
  asks(50);
  works(60);
  asks(50);
  expect(naps).toEqual([]);
  works(60);
  asks(50);
  expect(naps).toEqual([50]);
});
