import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inPortions } from '../../server/live/portions.ts';
import { testClock } from '../support/clock.ts';

const crowd = (size: number): Set<number> => new Set(Array.from({ length: size }, (_, index) => index));

/** Turns of the event loop until nothing more is due at once. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

it('what may wait goes out as a stream of so many a second, however many there are', async () => {
  const clock = testClock();
  const reached: number[] = [];
  let over = false;
  inPortions(
    crowd(1000).values(),
    clock,
    'leisurely',
    (each) => reached.push(each),
    () => (over = true),
  );
  await turns();
  expect(reached).toHaveLength(100);
  clock.pass(125);
  expect(reached).toHaveLength(600);
  clock.pass(1000);
  expect([reached.length, new Set(reached).size, over]).toEqual([1000, 1000, true]);
});

it('what is urgent takes one turn after another, and ends its own where it takes too long', async () => {
  const clock = testClock();
  const at: number[] = [];
  let taken = 0;
  inPortions(crowd(500).values(), clock, 'urgent', () => {
    at.push(clock.now());
    if (++taken <= 31) clock.pass(1);
  });
  expect(at).toHaveLength(31);
  await turns();
  expect(at).toHaveLength(500);
});

it('whoever leaves meanwhile is left out, whoever comes is among them', () => {
  const clock = testClock();
  const here = crowd(150);
  const reached = new Set<number>();
  inPortions(here.values(), clock, 'leisurely', (each) => reached.add(each));
  here.delete(149);
  here.add(1000);
  clock.pass(1000);
  expect([reached.size, reached.has(149), reached.has(1000)]).toEqual([150, false, true]);
});
