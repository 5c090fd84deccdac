import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';
import { serverProcess, type ServerProcess, type ServerProcessOptions } from '../support/server-process.ts';
import type { Failpoint } from './failpoints.ts';

const SCRIPT = fileURLToPath(new URL('./mortal-server.ts', import.meta.url));

/** A server that dies at a point and is started again. */
export type Mortal = {
  /** Starts it; it dies when it comes to the point for the n-th time, or without one only when killed. */
  start(death: { readonly at: Failpoint; readonly nth: number } | null): Promise<void>;
  /** Resolves when it is dead; kills it where it still lives after `patience` ms. */
  died(patience: number): Promise<'by itself' | 'killed'>;
  stop(): Promise<void>;
};

/** A server, not started yet, on a free port and a data folder of its own; both are gone afterwards. */
export async function withServer<Result>(
  options: Pick<ServerProcessOptions, 'script' | 'command'>,
  work: (server: ServerProcess, dataDir: string) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  const server = serverProcess({ ...options, port: await freePort(), dataDir });
  try {
    return await work(server, dataDir);
  } finally {
    await server.end('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export type Place = {
  readonly url: string;
  readonly dataDir: string;
  readonly server: Mortal;
  /** What it wrote to the terminal. */
  readonly said: () => string;
};

/** The same with a server that can be made to die. */
export const withMortal = <Result>(work: (place: Place) => Promise<Result>): Promise<Result> =>
  withServer({ script: ['--import', 'tsx', SCRIPT] }, (server, dataDir) =>
    work({ url: server.url, dataDir, server: mortal(server), said: server.said }),
  );

function mortal(server: ServerProcess): Mortal {
  return {
    // A death before it ever answers is one as well.
    start: (death) =>
      server.start({ env: { FAILPOINT: death?.at, FAIL_AT: String(death?.nth ?? 0) }, mayDie: death !== null }),
    async died(patience) {
      const impatient = new AbortController();
      const ended = server.ended().then(() => 'by itself' as const);
      const late = wait(patience, 'killed' as const, { signal: impatient.signal }).catch(() => 'by itself' as const);
      const how = await Promise.race([ended, late]);
      impatient.abort();
      await server.end('SIGKILL');
      return how;
    },
    async stop() {
      await server.end('SIGTERM');
    },
  };
}
