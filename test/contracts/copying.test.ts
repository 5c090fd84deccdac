import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { copyEvents } from '../../server/log/copying.ts';
import type { Entry, Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { fileRedis } from '../support/file-redis.ts';
import { emptyFolder } from '../support/folder.ts';
import { ballot, post } from '../support/sample-facts.ts';

const redis = fileRedis();
beforeEach(redis.empty);

const engines = {
  memory: () => Promise.resolve(memoryLog()),
  sqlite: () => openSqlite(emptyFolder()),
  redis: redis.openLog,
};

async function open(engine: keyof typeof engines): Promise<Log> {
  const log = await engines[engine]();
  onTestFinished(() => log.close());
  return log;
}

const [ONE, TWO, GONE] = ['event-one', 'event-two', 'event-gone'];
const batch = (n: number, facts: Entry['facts']) => ({ id: `batch-${n}`, facts });

const ballots = (from: number, count: number) => Array.from({ length: count }, (_, n) => ballot(from + n));

/** Two events, one with a text and a person erased; one that was removed; a name of an event that never came to be. */
async function fill(log: Log): Promise<void> {
  for (const [name, event] of [
    ['111111', ONE],
    ['box10', ONE],
    ['222222', TWO],
    ['333333', GONE],
    ['444444', 'event-never'],
  ] as const)
    await log.claim(name, event);
  await log.append(ONE, 0, batch(1, [post(1, 'first'), post(2, 'second')]));
  for (let n = 2; n < 1202; n += 12) await log.append(ONE, n, batch(n, ballots(n + 1, 12)));
  await log.append(ONE, 1202, batch(1202, [post(1203, 'مرحبا \u0000 \u2028'), ballot(1204), post(1205, 'last')]));
  await log.append(TWO, 0, batch(1, [post(1, 'elsewhere')]));
  await log.append(GONE, 0, batch(1, [post(1, 'deleted')]));
  await log.erase(ONE, [2], 'text');
  await log.erase(ONE, [1, 5], 'person');
  await log.remove(GONE);
}

async function all(log: Log) {
  const names = await log.names();
  const events = await log.events();
  const found = await Promise.all([...names.keys()].map((name) => log.find(name)));
  const epochs = await Promise.all(events.map((event) => log.epoch(event)));
  const entries = await Promise.all(events.map((event) => everything(log, event)));
  return { names: [...names].sort(), events, found: found.map(String).sort(), epochs, entries };
}

async function everything(log: Log, event: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = 0; ;) {
    const page = await log.read(event, after, 1000);
    if (page.length === 0) return entries;
    entries.push(...page);
    after = entries.reduce((seq, { facts }) => seq + facts.length, 0);
  }
}

describe.each([
  ['sqlite', 'redis'],
  ['redis', 'sqlite'],
  ['memory', 'memory'],
] as const)('copying from %s to %s', (source, target) => {
  let from: Log;
  let to: Log;
  beforeEach(async () => {
    from = await open(source);
    to = await open(target);
  });

  it('[R5] copies names, histories, batches and what is erased, and leaves the source as it is', async () => {
    await fill(from);
    const before = await all(from);
    expect(await copyEvents(from, to)).toEqual({ ids: [ONE, TWO], events: 2, facts: 1206, removed: 1 });
    expect(await all(from)).toEqual(before);
    expect(await all(to)).toEqual(before);
    expect(await to.find('333333')).toBeNull();
    expect(await to.append(GONE, 0, batch(9, [ballot(9)]))).toEqual({ ok: false, missed: [] });
    expect(await to.append(ONE, 1205, batch(9, [ballot(9)]))).toEqual({ ok: true });
  });

  it('copies only the events that are asked for', async () => {
    await fill(from);
    expect(await copyEvents(from, to, new Set([TWO]))).toMatchObject({ events: 1, facts: 1 });
    expect([...(await to.names())]).toEqual([['222222', TWO]]);
    expect(await to.events()).toEqual([TWO]);
  });

  it('goes on where it was broken off, and may be asked again', async () => {
    await fill(from);
    let appends = 0;
    const dying: Log = {
      ...to,
      append(event, after, batch) {
        appends += 1;
        return appends > 70 ? Promise.reject(new Error('gone')) : to.append(event, after, batch);
      },
    };
    await expect(copyEvents(from, dying)).rejects.toThrow('gone');
    expect((await everything(to, ONE)).length).toBe(70);
    expect(await to.find('111111')).toBeUndefined();
    // Meanwhile somebody took back what is there already.
    await from.erase(ONE, [1], 'text');
    for (let times = 0; times < 2; times += 1) {
      expect(await copyEvents(from, to)).toMatchObject({ events: 2, facts: 1206, removed: 1 });
      expect(await all(to)).toEqual(await all(from));
    }
  });

  it('erases what the source erased while it was read', async () => {
    await fill(from);
    const erasing: Log = {
      ...to,
      async append(event, after, batch) {
        const appended = await to.append(event, after, batch);
        if (after === 0) await from.erase(ONE, [1], 'text');
        return appended;
      },
    };
    await copyEvents(from, erasing);
    expect(await all(to)).toEqual(await all(from));
  });

  it('copies nothing where a name, an event or a history is there that is another', async () => {
    await fill(from);
    const epoch = await from.epoch(ONE);
    await to.claim('222222', 'event-other');
    await expect(copyEvents(from, to)).rejects.toThrow(/^222222 cannot be copied: 222222 leads to another event there/);
    await to.append(ONE, 0, batch(1, [post(1, 'first'), post(2, 'second')]));
    await expect(copyEvents(from, to, new Set([ONE]))).rejects.toThrow(
      /^111111, box10 is there already, with another history\. Nothing was copied/,
    );
    expect([...(await to.names())]).toEqual([['222222', 'event-other']]);
    expect(await to.epoch(ONE)).not.toBe(epoch);
    expect(await to.events()).toEqual([ONE]);
  });

  it('never overwrites what went on there, and never brings back what was deleted there', async () => {
    await fill(from);
    await to.adopt(ONE, await from.epoch(ONE));
    await to.append(ONE, 0, batch(1, [post(1, 'another'), post(2, 'second')]));
    await expect(copyEvents(from, to, new Set([ONE]))).rejects.toThrow(
      /^111111, box10 is there, and is another from fact 1 on/,
    );
    expect(await everything(to, ONE)).toHaveLength(1);
    await copyEvents(from, to, new Set([TWO]));
    await to.append(TWO, 1, batch(2, [ballot(2)]));
    await expect(copyEvents(from, to, new Set([TWO]))).rejects.toThrow(/^222222 is there, and is another from fact 2/);
    await to.remove(TWO);
    await expect(copyEvents(from, to, new Set([TWO]))).rejects.toThrow(/^222222 was deleted there/);
  });

  it('notices a fact that came over otherwise, and one that is missing', async () => {
    await fill(from);
    const changing: Log = {
      ...to,
      append: (event, after, { id, facts }) =>
        to.append(event, after, { id, facts: facts.map((fact) => (after === 602 ? { ...fact, at: 1 } : fact)) }),
    };
    await expect(copyEvents(from, changing)).rejects.toThrow(
      /^111111, box10 is there, and is another from fact 603 on/,
    );
    const losing: Log = { ...to, append: () => Promise.resolve({ ok: true }) };
    await expect(copyEvents(from, losing, new Set([TWO]))).rejects.toThrow(
      /^Of the 1 facts of 222222 only 0 are there/,
    );
    expect(await to.names()).toEqual(new Map());
  });
});
