import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { serverProcess, type ServerProcess } from '../support/server-process.ts';

/** Several nodes and the Redis that their log is in. */
export type Place = { readonly redis: TestRedis; readonly nodes: readonly ServerProcess[] };

/** So many nodes, started, on a Redis of their own. All of it is gone afterwards. */
export async function withNodes<Result>(many: number, work: (place: Place) => Promise<Result>): Promise<Result> {
  const redis = await startRedis();
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  const ports = await Promise.all(Array.from({ length: many }, () => freePort()));
  const nodes = ports.map((port) =>
    serverProcess({ port, dataDir: join(folder, String(port)), env: { REDIS_URL: redis.url } }),
  );
  try {
    await Promise.all(nodes.map((node) => node.start()));
    return await work({ redis, nodes });
  } finally {
    await Promise.all(nodes.map((node) => node.end('SIGKILL')));
    await redis.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
