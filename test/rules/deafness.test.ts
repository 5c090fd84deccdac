import { beforeEach, expect, it } from 'vitest';
import { DEAF_MS, openDeafness } from '../../server/live/deafness.ts';
import { testClock } from '../support/clock.ts';
import { neighbourhood, type Neighbour } from '../support/neighbourhood.ts';

let clock: ReturnType<typeof testClock>;
let node: Neighbour;
let begun: number[];

beforeEach(() => {
  clock = testClock(0);
  node = neighbourhood(() => clock.now())();
  begun = [];
});

function listen() {
  const deafness = openDeafness(node, clock);
  deafness.onBegin(() => begun.push(clock.now()));
  return deafness;
}

it('a node that hears nothing for five seconds is deaf, and hears of it once, on time', () => {
  const deafness = listen();
  clock.pass(12_345);
  node.cut(true);
  const cut = clock.now();
  clock.pass(DEAF_MS - 1);
  expect(deafness.lasts()).toBe(false);
  clock.pass(60_000);
  expect(deafness.lasts()).toBe(true);
  expect(begun).toHaveLength(1);
  expect((begun[0] ?? 0) - cut).toBeGreaterThanOrEqual(DEAF_MS);
});

it('it is no longer deaf once it hears, and may be deaf again', () => {
  const deafness = listen();
  node.cut(true);
  clock.pass(10_000);
  node.cut(false);
  expect(deafness.lasts()).toBe(false);
  clock.pass(10_000);
  node.cut(true);
  clock.pass(11_000);
  expect(begun).toHaveLength(2);
});

it('a short silence is none', () => {
  listen();
  for (let n = 0; n < 10; n++) {
    node.cut(true);
    clock.pass(DEAF_MS - 1000);
    node.cut(false);
    clock.pass(1000);
  }
  expect(begun).toEqual([]);
});

it('hears of it too where the five seconds end between one question and the next', () => {
  // Timers leave out what is less than a millisecond, and asking takes some of it.
  const coarse = { ...clock, after: (ms: number, call: () => void) => clock.after(Math.max(1, Math.floor(ms)), call) };
  for (let took = 0.05; took < 1; took += 0.05) {
    let asked = 0;
    const slow = { ...node, deafFor: () => node.deafFor() + took * (asked++ % 8) };
    const deafness = openDeafness(slow, coarse);
    let times = 0;
    deafness.onBegin(() => times++);
    node.cut(true);
    clock.pass(DEAF_MS + 1000);
    node.cut(false);
    deafness.close();
    expect(times, `${took} ms`).toBe(1);
  }
});
