import { afterAll, expect, onTestFinished } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { Entry } from '../../server/log/log.ts';
import { connect } from '../../server/log/redis-connection.ts';
import { openRedis } from '../../server/log/redis.ts';
import { openInspection, type Problem } from '../../server/room/invariants.ts';
import type { State } from '../../server/room/state.ts';
import { startRedis, type TestRedis } from './redis.ts';
import { startServer, type ServerOptions, type TestServer } from './server.ts';

/** Equal servers on a Redis of their own, each with its own port and data folder. */
export type Nodes<Some extends readonly TestServer[] = readonly TestServer[]> = {
  readonly nodes: Some;
  readonly redis: TestRedis;
  /** What the log of an event holds, read by an engine that knew nothing of it. */
  readonly read: (code: string) => Promise<ReadLog>;
};

export type ReadLog = {
  readonly facts: readonly Fact[];
  readonly state: State;
  /** Everything in it that no Openfloor should have left there; tallies are recounted from the ballots. */
  readonly problems: readonly Problem[];
};

const ends = new Set<() => Promise<void>>();
afterAll(async () => {
  for (const end of ends) await end();
});

export async function startNodes(count: 2, options?: ServerOptions): Promise<Nodes<readonly [TestServer, TestServer]>>;
export async function startNodes(
  count: 3,
  options?: ServerOptions,
): Promise<Nodes<readonly [TestServer, TestServer, TestServer]>>;
/** Resolves when all answer. They end with the test, or where they are started outside of one, with the file. */
export async function startNodes(count: 2 | 3, options: ServerOptions = {}): Promise<Nodes> {
  const redis = await startRedis();
  const end = async (): Promise<void> => {
    ends.delete(end);
    await redis.end();
  };
  ends.add(end);
  try {
    onTestFinished(end);
  } catch {
    // Not within a test: it lasts as long as the file.
  }
  const env = { ...options.env, REDIS_URL: redis.url };
  const nodes = await Promise.all(Array.from({ length: count }, () => startServer({ ...options, env })));
  return { nodes, redis, read: (code) => readLog(redis, code) };
}

async function readLog({ url }: TestRedis, code: string): Promise<ReadLog> {
  const complain = (what: string, why: unknown): void => expect.fail(`${what}: ${String(why)}`);
  const log = await openRedis(await connect(url, complain), complain);
  try {
    const event = await log.find(code);
    if (typeof event !== 'string') throw new Error(`${code} leads to no event.`);
    const facts: Fact[] = [];
    const inspection = openInspection();
    let page: Entry[];
    do {
      page = await log.read(event, facts.length);
      for (const entry of page) {
        inspection.take(entry);
        facts.push(...entry.facts);
      }
    } while (page.length > 0);
    return { facts, ...inspection.end() };
  } finally {
    await log.close();
  }
}
