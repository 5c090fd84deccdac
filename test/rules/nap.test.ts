import { expect, it } from 'vitest';
import { NAP_MS, openNap } from '../../server/live/nap.ts';

const about = (ms: number): unknown => expect.closeTo(ms, 1);

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
    is: () => [nap.calm(), nap.ease()],
    works: (ms: number) => void (now += ms),
    waits: (ms: number) => void ((now += ms), (idle += ms)),
    /** `underWay`: what is done before what is to come soon. */
    asks: (ms: number, underWay = () => {}) => {
      nap.rest(ms);
      nap.rest(ms);
      underWay();
      for (const call of coming.splice(0)) call();
    },
  };
}

it('sleeps once while input gathers, never longer than asked, never longer than a nap', () => {
  const { waits, asks, naps } = thread();
  waits(1000);
  asks(10);
  asks(1000);
  expect(naps).toEqual([10, NAP_MS.most]);
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

it('sleeps less, the less there is to spare, and tells how much at ease it is', () => {
  const { waits, works, asks, is, naps } = thread();
  const spends = (share: number): void => {
    works(1_000_000 * (1 - share));
    waits(1_000_000 * share);
  };
  expect(is()).toEqual([false, 0]);
  const lengths = [1, 0.95, 0.75, 0.55].map((share) => {
    spends(share);
    asks(1000);
    return naps.at(-1);
  });
  expect(lengths).toEqual([NAP_MS.most, NAP_MS.most, (NAP_MS.least + NAP_MS.most) / 2, NAP_MS.least].map(about));
  expect(is()).toEqual([true, 0]);
  spends(0.45);
  asks(1000);
  expect(naps).toHaveLength(4);
  expect(is()).toEqual([false, 0]);
});

it('does not sleep over what it was asked to wake for, where what was under way took its time', () => {
  const { waits, works, asks, naps } = thread();
  waits(1000);
  asks(50, () => works(20));
  asks(50, () => works(60));
  expect(naps).toEqual([30]);
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
