import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../../server/log/redis-connection.ts';
import { topicChannel } from '../../server/log/redis-keys.ts';
import { openNeighbours } from '../../server/log/redis-neighbours.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.end());

const complain = (what: string, why: unknown): void => expect.fail(`${what}: ${String(why)}`);
const PATIENCE = { timeout: 30_000 };

async function join() {
  const connection = await connect(redis.url, complain);
  const neighbours = openNeighbours(connection, () => performance.now());
  const leave = (): void => {
    neighbours.close();
    connection.close();
  };
  onTestFinished(leave);
  return { ...neighbours, call: connection.call, leave };
}

/** Speaks until somebody heard it: who listens since just now may miss a word. */
async function untilHeard(speak: () => unknown, heard: readonly unknown[]): Promise<void> {
  await vi.waitFor(async () => {
    await speak();
    expect(heard.length).toBeGreaterThan(0);
  }, PATIENCE);
}

it('nodes hear each other, and not themselves', async () => {
  const [one, other] = [await join(), await join()];
  const own: unknown[] = [];
  const heard: { message: unknown; node: string }[] = [];
  one.hear('topic', (message) => own.push(message));
  const stop = other.hear('topic', (message, node) => heard.push({ message, node }));
  other.hear('another', (message) => own.push(message));
  await untilHeard(() => one.tell('topic', { said: ['ä', 1] }), heard);
  expect(heard[0]?.message).toEqual({ said: ['ä', 1] });
  expect(new Set(heard.map(({ node }) => node)).size).toBe(1);
  stop();
  await untilHeard(() => other.tell('topic', 'back'), own);
  expect(new Set(own)).toEqual(new Set(['back']));
});

it('anything may be published to a node: what no node says is not heard', async () => {
  const [one, other] = [await join(), await join()];
  const heard: unknown[] = [];
  one.hear('topic', (message) => heard.push(message));
  const words = ['', '{', 'null', '7', '{"0":"node"}', '[]', '[null,1]', '[{"toString":1},1]', '['.repeat(100_000)];
  await untilHeard(async () => {
    for (const word of words) await other.call('PUBLISH', topicChannel('topic'), word);
    other.tell('topic', 'sense');
  }, heard);
  expect(new Set(heard)).toEqual(new Set(['sense']));
});

it('a node knows how many there are, and how long it has heard nothing', async () => {
  const [one, other] = [await join(), await join()];
  await vi.waitFor(() => expect([one.nodes(), other.nodes()]).toEqual([2, 2]), PATIENCE);
  other.leave();
  await vi.waitFor(() => expect(one.nodes()).toBe(1), PATIENCE);
  redis.freeze();
  await vi.waitFor(() => expect(one.deafFor()).toBeGreaterThan(2500), PATIENCE);
  redis.thaw();
  await vi.waitFor(() => expect(one.deafFor()).toBeLessThan(2500), PATIENCE);
});
