import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAllowances, type Allowance } from '../../server/border/allowance.ts';
import { alone, type Neighbours } from '../../server/log/neighbours.ts';
import { testClock } from '../support/clock.ts';
import { neighbourhood, type Neighbour } from '../support/neighbourhood.ts';

const TERMS = { points: 40, duration: 4 };

let clock: ReturnType<typeof testClock>;
let join: () => Neighbour;

// The limiters' own windows go by the real clock.
beforeEach(() => {
  vi.useFakeTimers();
  clock = testClock(Date.now());
  join = neighbourhood(() => clock.now());
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): void => {
  vi.advanceTimersByTime(ms);
  clock.pass(ms);
};

const open = (neighbours: Neighbours, terms = TERMS): Allowance => openAllowances(neighbours, clock)('command', terms);

/** How many of so many tries are let through. */
async function tryAll(allowance: Allowance, key: string, times: number): Promise<number> {
  let through = 0;
  for (let n = 0; n < times; n++) if ((await allowance.take(key)) === null) through++;
  return through;
}

describe('an allowance', () => {
  it('gives each key so much in a while, and says when there is more', async () => {
    const allowance = open(alone);
    expect(await tryAll(allowance, 'ada', 50)).toBe(40);
    expect(await tryAll(allowance, 'ben', 5)).toBe(5);
    pass(1000);
    expect(await allowance.take('ada')).toBe(3000);
    expect(await allowance.overdrawn('ada')).toBe(3000);
    expect(await allowance.overdrawn('ben')).toBeNull();
    pass(3000);
    expect(await tryAll(allowance, 'ada', 50)).toBe(40);
  });

  it('has again what was given back, also where others were told of it', async () => {
    const [one, other] = [open(join()), open(join())];
    await tryAll(one, 'ada', 40);
    pass(1000);
    for (let n = 0; n < 10; n++) one.giveBack('ada');
    expect(await tryAll(one, 'ada', 50)).toBe(10);
    expect(await tryAll(one, 'ada', 1)).toBe(0);
    expect(await tryAll(other, 'ada', 1)).toBe(0);
    pass(4000);
    expect(await tryAll(one, 'ada', 50)).toBe(40);
  });

  it('is what all nodes give together, and about a second more', async () => {
    const nodes = [open(join()), open(join()), open(join())];
    let through = 0;
    for (let quarter = 0; quarter < 16; quarter++) {
      for (const node of nodes) through += await tryAll(node, 'flooder', 4);
      pass(250);
    }
    // 48 in the first second, before any node has told.
    expect(through).toBeGreaterThanOrEqual(40);
    expect(through).toBeLessThanOrEqual(48 + 12);
  });

  it('that is spent at one node is spent at the others a second later, and comes back there too', async () => {
    const [one, other] = [open(join()), open(join())];
    await tryAll(one, 'ada', 40);
    pass(1000);
    expect(await tryAll(other, 'ada', 1)).toBe(0);
    expect(await tryAll(other, 'ben', 1)).toBe(1);
    pass(4000);
    expect(await tryAll(other, 'ada', 50)).toBe(40);
  });

  it('is not used up elsewhere by what was refused here', async () => {
    const neighbour = join();
    await tryAll(open(neighbour), 'ada', 1000);
    pass(1000);
    expect(neighbour.told).toEqual([{ topic: 'spent', message: [['command', 'ada', 40]] }]);
  });

  it('counts what is charged, whether or not any is left', async () => {
    const [one, other] = [open(join()), open(join())];
    for (let guess = 0; guess < 41; guess++) one.charge('address');
    expect(await one.overdrawn('address')).toBe(4000);
    expect(await other.overdrawn('address')).toBeNull();
    pass(1000);
    expect(await other.overdrawn('address')).toBe(4000);
  });

  it('tells nothing of who spends little, and of the busiest only, however many they are', async () => {
    const neighbour = join();
    const allowance = open(neighbour);
    for (let n = 0; n < 1000; n++) await tryAll(allowance, `calm-${n}`, 3);
    pass(1000);
    expect(neighbour.told).toEqual([]);
    for (let n = 0; n < 1000; n++) await tryAll(allowance, `busy-${n}`, 10);
    await tryAll(allowance, 'busiest', 20);
    pass(1000);
    const [[first, ...more] = []] = neighbour.told.map(({ message }) => message as unknown[][]);
    expect(first).toEqual(['command', 'busiest', 20]);
    expect(more).toHaveLength(199);
  });

  it('tells in the end of who spends little at a time, and from then on of all they spend', async () => {
    const neighbour = join();
    const allowance = open(neighbour, { points: 40, duration: 60 });
    for (let second = 0; second < 6; second++) {
      await tryAll(allowance, 'steady', 1);
      pass(1000);
    }
    const told = neighbour.told.map(({ message }) => message);
    expect(told).toEqual([[['command', 'steady', 4]], [['command', 'steady', 1]], [['command', 'steady', 1]]]);
  });

  it('leaves alone what it cannot read, and what it does not have', async () => {
    const [speaks, here] = [join(), join()];
    const allowance = open(here);
    for (const message of [
      null,
      {},
      'command',
      [['command', 'ada']],
      [['command', 'ada', -40]],
      [['command', 'ada', 1e300]],
      [['command', 'ada', 40, 1]],
      [['__proto__', 'ada', 40]],
      [['another', 'ada', 40]],
      Array.from({ length: 201 }, () => ['command', 'ada', 40]),
    ]) {
      speaks.tell('spent', message);
    }
    expect(await tryAll(allowance, 'ada', 50)).toBe(40);
  });
});
