import type { Entry } from '../../server/log/log.ts';
import { connect, type Connection } from '../../server/log/redis-connection.ts';
import { eventKeys, nameKey } from '../../server/log/redis-keys.ts';
import { openRedis } from '../../server/log/redis.ts';
import type { TestRedis } from '../support/redis.ts';

/** Facts read at once. */
const READ_FACTS = 5000;
const silently = (): void => undefined;

/** All that Redis has of the event with this code. */
export async function entriesIn(redis: TestRedis, code: string): Promise<Entry[]> {
  const log = await openRedis(await connect(redis.url, silently), silently);
  try {
    const event = (await log.find(code)) ?? '';
    const entries: Entry[] = [];
    for (let seq = 0; ;) {
      const more = await log.read(event, seq, READ_FACTS);
      const last = more.at(-1);
      if (!last) return entries;
      entries.push(...more);
      seq = last.first + last.facts.length - 1;
    }
  } finally {
    await log.close();
  }
}

/** Asks Redis itself, besides the nodes. */
export async function asking<Answer>(
  redis: TestRedis,
  code: string,
  ask: (call: Connection['call'], place: string) => Promise<Answer>,
): Promise<Answer> {
  const connection = await connect(redis.url, silently);
  try {
    const event = await connection.call<string | null>('GET', nameKey(code));
    return await ask(connection.call, eventKeys(event ?? '').place);
  } finally {
    connection.close();
  }
}
