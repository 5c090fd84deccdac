import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { Batch, Entry, Log, News } from '../../server/log/log.ts';
import { connect } from '../../server/log/redis-connection.ts';
import { eventKeys } from '../../server/log/redis-keys.ts';
import { openRedis } from '../../server/log/redis.ts';
import { emptyFolder } from '../support/folder.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { ballot } from '../support/sample-facts.ts';

const EVENT = 'event-one';
const batch = (...facts: Fact[]): Batch => ({ id: randomUUID(), facts });
const one = (n: number): Batch => batch(ballot(n));

/** What a node's room does with the log: it knows its history, and hears. */
type Node = { readonly log: Log; readonly heard: News[]; readonly epoch: string };

describe('a log in Redis that went backwards', () => {
  let redis: TestRedis;

  beforeEach(async () => {
    redis = await startRedis();
    onTestFinished(() => redis.end());
  });

  async function node(): Promise<Node> {
    const connection = await connect(redis.url, () => undefined);
    const log = await openRedis(connection, () => undefined);
    onTestFinished(() => log.close());
    const heard: News[] = [];
    const epoch = await log.epoch(EVENT);
    for (let seq = 0, more = true; more;) {
      const entries = await log.read(EVENT, seq);
      seq += entries.flatMap(({ facts }) => facts).length;
      more = entries.length > 0;
    }
    log.follow(EVENT, (news) => heard.push(news));
    await vi.waitFor(() => expect(heard).toContain('gap'));
    return { log, heard, epoch };
  }

  const store = async ({ log }: Pick<Node, 'log'>, from: number, to: number): Promise<void> => {
    for (let seq = from; seq <= to; seq++) expect(await log.append(EVENT, seq - 1, one(seq))).toEqual({ ok: true });
  };

  const flushAll = async (): Promise<void> => {
    const connection = await connect(redis.url, () => undefined);
    await connection.call('FLUSHALL');
    connection.close();
  };

  /** Remembers what Redis has now; what is returned puts that back, as a copy that has not heard the rest. */
  function copy(): () => Promise<void> {
    const [there, kept] = [join(redis.folder, 'appendonlydir'), join(emptyFolder(), 'kept')];
    cpSync(there, kept, { recursive: true });
    return async () => {
      await redis.kill9();
      rmSync(there, { recursive: true });
      cpSync(kept, there, { recursive: true });
      await redis.start();
    };
  }

  /** Takes the end away under the feet of those who are connected, as no Redis does while it runs. */
  async function cutTo(seq: number, entries: readonly Entry[]): Promise<void> {
    const { call, close } = await connect(redis.url, () => undefined);
    const { place, log } = eventKeys(EVENT);
    const lastOf = ({ first, facts }: Entry): number => first + facts.length - 1;
    for (const entry of entries) if (entry.first > seq) await call('XDEL', log, `${lastOf(entry)}-0`);
    await call('XSETID', log, `${seq}-0`);
    const kept = entries.find((entry) => lastOf(entry) === seq);
    await call('HSET', place, 'head', String(seq), 'batch', kept?.id ?? '');
    close();
  }

  const toldOf = ({ heard }: Node): Promise<void> => vi.waitFor(() => expect(heard).toContain('other-history'), 10_000);

  it('because it was emptied: nothing is acknowledged, everyone is told, and it begins at nothing', async () => {
    const [ada, ben] = [await node(), await node()];
    await store(ada, 1, 3);
    await flushAll();
    await expect(ada.log.append(EVENT, 3, one(4))).rejects.toThrow(/lost facts/);
    await Promise.all([ada, ben].map(toldOf));
    expect(await ada.log.epoch(EVENT)).toMatch(/\.0$/);
    expect(await ben.log.epoch(EVENT)).toBe(await ada.log.epoch(EVENT));
    expect(await ada.log.epoch(EVENT)).not.toBe(ada.epoch);
    expect(await ben.log.read(EVENT, 0)).toEqual([]);
  });

  it('because an older copy took its place: it goes on from there as another history, which says what is shared', async () => {
    const [ada, ben] = [await node(), await node()];
    await store(ada, 1, 5);
    const putBack = copy();
    await store(ben, 6, 9);
    await putBack();
    await Promise.all([ada, ben].map(toldOf));
    const epoch = await ada.log.epoch(EVENT);
    expect(epoch).toMatch(/\.5$/);
    expect(await ben.log.epoch(EVENT)).toBe(epoch);
    await store(ben, 6, 6);
    expect(await ada.log.read(EVENT, 5)).toHaveLength(1);
  });

  it('and was written by one who did not know: who did, notices by what stands there, however long it is', async () => {
    const ada = await node();
    await store(ada, 1, 9);
    await cutTo(5, await ada.log.read(EVENT, 0));
    const innocent = await node();
    await store(innocent, 6, 9);
    await expect(ada.log.append(EVENT, 9, one(10))).rejects.toThrow();
    await Promise.all([ada, innocent].map(toldOf));
    expect(await ada.log.epoch(EVENT)).toMatch(/\.5$/);
    await store(ada, 10, 10);
  });

  it('comes back under its old name after it was given up: it is another history all the same', async () => {
    const ada = await node();
    await store(ada, 1, 5);
    const putBack = copy();
    await store(ada, 6, 7);
    await flushAll();
    await toldOf(ada);
    await putBack();
    await vi.waitFor(async () => expect(await ada.log.epoch(EVENT)).toMatch(/\.5$/), 10_000);
    expect(await ada.log.epoch(EVENT)).not.toBe(ada.epoch);
  });

  it('is the same one after a restart that lost nothing', async () => {
    const ada = await node();
    await store(ada, 1, 5);
    await redis.kill9();
    await expect(ada.log.append(EVENT, 5, one(6))).rejects.toThrow();
    await redis.start();
    await vi.waitFor(() => store(ada, 6, 6), 10_000);
    expect(ada.heard).not.toContain('other-history');
    expect(await ada.log.epoch(EVENT)).toBe(ada.epoch);
    // Who was there has vouched for it.
    expect((await node()).epoch).toBe(ada.epoch);
  });

  it('and nobody is left who knew what it had: it is another history, of which what it has is left', async () => {
    const ada = await node();
    await store(ada, 1, 5);
    const putBack = copy();
    await store(ada, 6, 9);
    await ada.log.close();
    await putBack();
    const ben = await node();
    expect(ben.epoch).not.toBe(ada.epoch);
    expect(ben.epoch).toMatch(/\.5$/);
    expect((await node()).epoch).toBe(ben.epoch);
  });
});
