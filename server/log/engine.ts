import { performance } from 'node:perf_hooks';
import type { Log } from './log.ts';
import { alone, type Neighbours } from './neighbours.ts';
import { openSqlite } from './sqlite.ts';

export type Place = { readonly dataDir: string; readonly redisUrl: string | undefined };

/** The log that the configuration names, and whoever else serves it. Rejects with what to do where it cannot be opened. */
export async function openEngine(
  { dataDir, redisUrl }: Place,
  complain: (what: string, why: unknown) => void,
): Promise<{ readonly log: Log; readonly neighbours: Neighbours }> {
  if (redisUrl === undefined) return { log: await openSqlite(dataDir), neighbours: alone };
  // Loaded only where there is one: its driver takes a fifth of a start's time.
  const [{ connect }, { openNeighbours }, { openRedis }] = await Promise.all([
    import('./redis-connection.ts'),
    import('./redis-neighbours.ts'),
    import('./redis.ts'),
  ]);
  const connection = await connect(redisUrl, complain);
  const neighbours = openNeighbours(connection, () => performance.now());
  const log = await openRedis(connection, complain);
  return {
    neighbours,
    log: {
      ...log,
      close() {
        neighbours.close();
        return log.close();
      },
    },
  };
}
