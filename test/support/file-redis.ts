import { afterAll, beforeAll, expect } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { connect, type Connection } from '../../server/log/redis-connection.ts';
import { openRedis } from '../../server/log/redis.ts';
import { startRedis } from './redis.ts';

export const complain = (what: string, why: unknown): void => expect.fail(`${what}: ${String(why)}`);

/** One Redis for all tests of a file. What is complained of fails the test. */
export function fileRedis() {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let command: Connection;
  beforeAll(async () => {
    redis = await startRedis();
    command = await connect(redis.url, complain);
  });
  afterAll(async () => {
    command.close();
    await redis.end();
  });

  return {
    url: (): string => redis.url,
    call: <Reply>(...words: readonly string[]): Promise<Reply> => command.call<Reply>(...words),
    empty: () => command.call('FLUSHALL'),
    openLog: async (): Promise<Log> => openRedis(await connect(redis.url, complain), complain),
  };
}
