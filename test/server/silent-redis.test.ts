import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../../server/log/redis-connection.ts';
import { startRedis } from '../support/redis.ts';

it('is spoken to again as soon as it answers, be it with a refusal', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.end());
  const complaints: string[] = [];
  const connection = await connect(redis.url, (what) => complaints.push(what));
  onTestFinished(() => connection.close());
  const { call } = connection;
  redis.freeze();
  await expect(call('NOT-A-COMMAND')).rejects.toThrow('in time');
  await expect(call('PING')).rejects.toThrow('just now');
  redis.thaw();
  await expect.poll(() => call('PING').catch(() => 'silent'), { timeout: 20_000 }).toBe('PONG');
  // On the connection that it was silent on.
  expect(complaints).toEqual([]);
});

it('is left in the middle of a ping without a complaint', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.end());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const complaints: string[] = [];
  const connection = await connect(redis.url, (what) => complaints.push(what));
  redis.freeze();
  vi.advanceTimersByTime(1000);
  connection.close();
  await turn();
  redis.thaw();
  expect(complaints).toEqual([]);
});
