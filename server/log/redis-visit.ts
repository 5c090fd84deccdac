import type { Log } from './log.ts';
import { connect } from './redis-connection.ts';
import { BEAT_CHANNEL } from './redis-keys.ts';
import { openRedis } from './redis.ts';

/** The log in this Redis, for a command that serves nobody. Rejects with what to do where it cannot be opened. */
export async function visitRedis(
  url: string,
  complain: (what: string, why: unknown) => void,
): Promise<{ readonly log: Log; readonly nodes: () => Promise<number> }> {
  const connection = await connect(url, complain);
  const log = await openRedis(connection, complain);
  return {
    log,
    /** How many nodes serve it. Each listens for its own beat. */
    async nodes() {
      const [, count] = await connection.call<[channel: string, count: number]>('PUBSUB', 'NUMSUB', BEAT_CHANNEL);
      return count;
    },
  };
}
