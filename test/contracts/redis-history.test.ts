import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { LogUnavailable, type Entry, type Log, type News } from '../../server/log/log.ts';
import { connect, type Connection } from '../../server/log/redis-connection.ts';
import { eventKeys } from '../../server/log/redis-keys.ts';
import { openRedis } from '../../server/log/redis.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { ballot } from '../support/sample-facts.ts';

/** What came of a lost failover, while every connection stands: nothing but the log itself tells of it. */
const EVENT = 'event-one';
const KEYS = Object.values(eventKeys(EVENT));
const NODES = 3;
const RUNS = Number(process.env['HISTORY_RUNS'] ?? 40);

let redis: TestRedis;
let command: Connection;
beforeAll(async () => {
  // It never ends without being told to: what is synced makes no difference here.
  redis = await startRedis(['--appendfsync', 'no']);
  command = await connect(redis.url, complain);
});
afterAll(async () => {
  command.close();
  await redis.end();
});

const complain = (what: string, why: unknown): void => {
  if (what !== 'the log in Redis has lost facts') expect.fail(`${what}: ${String(why)}`);
};

/** Takes in what it hears as a room does, and begins anew where it is told to. */
async function openNode() {
  const log = await openRedis(await connect(redis.url, complain), complain);
  onTestFinished(() => log.close());
  let node = await fold(log);
  const past = new Set<string>();

  /** As whoever is answered has it: nothing is left of a history that is over. */
  async function current() {
    if (!node.over()) return node;
    node.stop();
    past.add(node.epoch);
    node = await fold(log);
    // Or a screen that slept through it all would be told to go on from there.
    expect(past).not.toContain(node.epoch);
    return node;
  }

  return {
    current,
    async append(): Promise<void> {
      try {
        const held = await current();
        const after = 2 * held.batches.length;
        const batch = { id: randomUUID(), facts: [ballot(1), ballot(2)] };
        const appended = await log.append(EVENT, after, batch);
        if (appended.ok) held.hear({ ...batch, first: after + 1 });
        else for (const entry of appended.missed) held.hear(entry);
      } catch (error) {
        expect(error).toBeInstanceOf(LogUnavailable);
      }
    },
    close: () => log.close(),
  };
}

async function fold(log: Log) {
  const epoch = await log.epoch(EVENT);
  const batches: string[] = [];
  let [reading, isOver] = [Promise.resolve(), false];
  const take = ({ first, id }: Entry): void => {
    if (first === 2 * batches.length + 1) batches.push(id);
  };
  const readOn = async (): Promise<void> => {
    try {
      for (const entry of await log.read(EVENT, 2 * batches.length)) take(entry);
    } catch (error) {
      expect(error).toBeInstanceOf(LogUnavailable);
    }
  };
  const hear = (news: News): void => {
    if (news === 'other-history') isOver = true;
    else if (news === 'gap' || news.first > 2 * batches.length + 1) reading = reading.then(readOn);
    else take(news);
  };
  const stop = log.follow(EVENT, hear);
  await readOn();
  return { epoch, batches, hear, stop, over: () => isOver, settled: () => reading };
}

type Act = { readonly act: 'append' | 'restart' | 'copy' | 'put back'; readonly node: number };

const acts = fc.array(
  fc.record<Act>({
    act: fc.constantFrom(
      'append',
      'append',
      'append',
      'append',
      'append',
      'append',
      'restart',
      'copy',
      'put back',
      'put back',
    ),
    node: fc.nat(NODES - 1),
  }),
  { minLength: 10, maxLength: 40 },
);

/** One after another as a whole, so that no script comes between. */
const copyAll = (from: string, to: string) =>
  command.call(
    'EVAL',
    `for _, key in ipairs(KEYS) do
       redis.call('DEL', key .. ARGV[2])
       redis.call('COPY', key .. ARGV[1], key .. ARGV[2])
     end
     return 'copied'`,
    String(KEYS.length),
    ...KEYS,
    from,
    to,
  );

/** The ids of the log's batches, in order. */
async function logged(): Promise<string[]> {
  const entries = await command.call<[string, string[]][]>('XRANGE', eventKeys(EVENT).log, '-', '+');
  return entries.map(([, [, id = '']]) => id);
}

it('[R5] a node never goes on with a mixture of histories, whoever appends before it notices, and ends with what the log says', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (day) => {
      await command.call('FLUSHALL');
      const nodes = await Promise.all(Array.from({ length: NODES }, openNode));
      /** Each batch with the one that it was stored after. */
      const before = new Map<string, string | undefined>();
      const note = async () => {
        const batches = await logged();
        batches.forEach((id, index) => before.set(id, batches[index - 1]));
      };
      const isPure = (batches: readonly string[]) =>
        batches.every((id, index) => before.has(id) && before.get(id) === batches[index - 1]);

      await copyAll('', ':copy');
      for (const step of day) {
        if (step.act === 'append') await nodes[step.node]?.append();
        else if (step.act === 'copy') await copyAll('', ':copy');
        else if (step.act === 'put back') await copyAll(':copy', '');
        else {
          await nodes[step.node]?.close();
          nodes[step.node] = await openNode();
        }
        await note();
        for (const node of nodes) expect(isPure((await node.current()).batches)).toBe(true);
      }

      // Whoever writes notices at the latest; whoever hears of it reads on.
      for (let round = 0; round < 2; round++) for (const node of nodes) await node.append();
      await nodes[0]?.append();
      const log = await logged();
      const held = await Promise.all(
        nodes.map(async (node) => {
          let fold = await node.current();
          for (let tries = 0; tries < 200 && fold.batches.length < log.length; tries++) {
            await wait(5);
            fold = await node.current();
            await fold.settled();
          }
          return fold;
        }),
      );
      for (const { batches } of held) expect(batches).toEqual(log);
      expect(new Set(held.map(({ epoch }) => epoch)).size).toBe(1);
      await Promise.all(nodes.map((node) => node.close()));
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);
