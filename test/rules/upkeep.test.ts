import { expect, it } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { openUpkeep } from '../../server/live/upkeep.ts';
import type { Due } from '../../server/room/erasures.ts';
import { testClock } from '../support/clock.ts';

const EVENT = 'event-one';
const TAKES_MS = 100;
const words = (seq: number): Due => ({ which: 'text', seqs: [seq] });

/** An upkeep whose log notes what it is asked for, and does it when the test says so. Each thing takes its time. */
function upkeep({ kept = 0 } = {}) {
  const asked: string[] = [];
  const complaints: string[] = [];
  const under: { readonly name: string; readonly resolve: () => void; readonly reject: (why: Error) => void }[] = [];
  const clock = testClock();

  const will = (name: string) => {
    asked.push(name);
    return new Promise<void>((resolve, reject) => under.push({ name, resolve, reject }));
  };
  const log: Log = {
    ...memoryLog(),
    erase: (_, seqs) => will(`erase ${seqs.join()}`),
    remove: () => will('remove'),
    takeSnapshot: (_, seq) => will(`take ${seq}`),
    dropSnapshot: () => {
      asked.push('drop');
      return Promise.resolve();
    },
  };
  const room = openUpkeep(EVENT, kept, {
    log,
    clockwork: clock,
    newId: () => 'id',
    complain: (what) => complaints.push(what),
    snapshotAfter: 10,
  });
  const settled = () => new Promise<void>((soon) => setImmediate(soon));
  const end = async (name: string, how: 'resolve' | 'reject' = 'resolve') => {
    await settled();
    const [first] = under.splice(0, 1);
    expect(first?.name).toBe(name);
    clock.pass(TAKES_MS);
    first?.[how](new Error('The disk is full.'));
    await settled();
  };
  return {
    came: (seq: number, dues: readonly Due[]) => room.came(seq, dues),
    close: () => room.close(),
    asked: async () => {
      await settled();
      return asked.splice(0);
    },
    done: (name: string) => end(name),
    fails: (name: string) => end(name, 'reject'),
    rested: () => clock.pass(10 * TAKES_MS),
    later: () => clock.pass(60_000),
    complaints,
  };
}

it('keeps the state when enough has come since the last, and rests after it', async () => {
  const { came, asked, done, rested } = upkeep();
  came(9, []);
  expect(await asked()).toEqual([]);
  came(10, []);
  came(30, []);
  expect(await asked()).toEqual(['take 10']);
  await done('take 10');
  came(31, []);
  expect(await asked()).toEqual([]);
  rested();
  expect(await asked()).toEqual(['take 31']);
});

it('keeps no state of facts whose erasing is not done', async () => {
  const { came, asked, done } = upkeep();
  came(12, [words(3), words(4)]);
  came(15, [words(5)]);
  expect(await asked()).toEqual(['erase 3']);
  await done('erase 3');
  await done('erase 4');
  expect(await asked()).toEqual(['erase 4', 'take 12', 'erase 5']);
});

it('replaces a state that holds what was erased, however little has come', async () => {
  const { came, asked, done, rested } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  await done('erase 3');
  expect(await asked()).toEqual(['erase 3', 'take 101']);
  came(103, [words(102)]);
  await done('take 101');
  await done('erase 102');
  expect(await asked()).toEqual(['erase 102']);
  rested();
  expect(await asked()).toEqual(['take 103']);
});

it('tries again what could not be erased, and until it is done keeps nothing, and drops what holds what was erased', async () => {
  const { came, asked, done, fails, later, complaints } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  came(102, [words(4)]);
  await fails('erase 3');
  expect(complaints).toEqual([expect.stringContaining('erasing')]);
  await done('erase 4');
  came(200, []);
  expect(await asked()).toEqual(['erase 3', 'erase 4', 'drop']);
  later();
  await fails('erase 3');
  later();
  await done('erase 3');
  expect(await asked()).toEqual(['erase 3', 'erase 3', 'take 200']);
});

it('ends though something cannot be erased, and does not try again', async () => {
  const { came, close, asked, fails, later } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  await fails('erase 3');
  await close();
  later();
  expect(await asked()).toEqual(['erase 3']);
});

it('does not try again what fails while it ends', async () => {
  const { came, close, asked, fails, later } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  const closed = close();
  await fails('erase 3');
  await closed;
  later();
  expect(await asked()).toEqual(['erase 3']);
});

it('keeps nothing any more where that failed, and drops what holds what was erased', async () => {
  const { came, asked, done, fails, complaints } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  await done('erase 3');
  await fails('take 101');
  expect(complaints).toEqual([expect.stringContaining('keeping')]);
  came(200, [words(4)]);
  expect(await asked()).toEqual(['erase 3', 'take 101', 'drop', 'erase 4']);
});

it('removes what is deleted once all else is erased, keeps nothing of it any more, and waits for that to the end', async () => {
  const { came, close, asked, done, complaints } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  came(150, [{ which: 'all' }]);
  await done('erase 3');
  const closed = close();
  expect(await asked()).toEqual(['erase 3', 'remove']);
  await done('remove');
  await closed;
  expect(await asked()).toEqual([]);
  expect(complaints).toEqual([]);
});

it('ends with all erased, and with nothing kept that holds it', async () => {
  const { came, close, asked, done, complaints } = upkeep({ kept: 100 });
  came(101, [words(3)]);
  const closed = close();
  await done('erase 3');
  await closed;
  expect(await asked()).toEqual(['erase 3', 'drop']);
  expect(complaints).toEqual([]);
});

it('ends without waiting for a state that is being taken', async () => {
  const { came, close, asked, fails, complaints } = upkeep();
  came(10, []);
  expect(await asked()).toEqual(['take 10']);
  await close();
  await fails('take 10');
  expect(complaints).toEqual([]);
});
