import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answers, hasEnded } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import type { Failpoint } from './failpoints.ts';

const SCRIPT = fileURLToPath(new URL('./mortal-server.ts', import.meta.url));
const START_MS = 60_000;

/** A server that dies at a point and is started again, on one port and data folder. */
export type Mortal = {
  /** Starts it; it dies when it comes to the point for the n-th time, or without one only when killed. */
  start(death: { readonly at: Failpoint; readonly nth: number } | null): Promise<void>;
  /** Resolves when it is dead; kills it where it still lives after `patience` ms. */
  died(patience: number): Promise<'by itself' | 'killed'>;
  stop(): Promise<void>;
};

export type Place = { readonly url: string; readonly port: number; readonly dataDir: string; readonly server: Mortal };

/** A server, not started yet, on a free port and a data folder of its own; both are gone afterwards. */
export async function withMortal<Result>(work: (place: Place) => Promise<Result>): Promise<Result> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  const server = mortalServer(port, dataDir);
  try {
    return await work({ url: `http://127.0.0.1:${port}`, port, dataDir, server });
  } finally {
    await server.died(0);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function mortalServer(port: number, dataDir: string): Mortal {
  let child: ChildProcess | undefined;
  let said = '';

  return {
    async start(death) {
      const env = {
        PORT: String(port),
        DATA_DIR: dataDir,
        FAILPOINT: death?.at ?? '',
        FAIL_AT: String(death?.nth ?? 0),
      };
      const started = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      started.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
      const until = Date.now() + START_MS;
      while (!(await answers(`http://127.0.0.1:${port}`))) {
        // A death so soon after the start is one as well.
        if (hasEnded(started)) return;
        if (Date.now() > until) throw new Error(`The server did not start. It said:\n${said}`);
        await wait(20);
      }
    },
    async died(patience) {
      if (!child || hasEnded(child)) return 'by itself';
      const impatient = new AbortController();
      const ended = once(child, 'exit').then(() => 'by itself' as const);
      const late = wait(patience, 'killed' as const, { signal: impatient.signal }).catch(() => 'by itself' as const);
      const how = await Promise.race([ended, late]);
      impatient.abort();
      child.kill('SIGKILL');
      await ended;
      return how;
    },
    async stop() {
      if (!child || hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
