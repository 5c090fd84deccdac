import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';
import { serverProcess, type ServerProcess, type ServerProcessOptions } from './server-process.ts';

/** The built server as a process of its own, with a data folder of its own. */
export type TestServer = Pick<ServerProcess, 'url' | 'pid' | 'said'> & {
  readonly port: number;
  readonly dataDir: string;
  /** Gracefully, as a host would. Resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
  /** As a power cut would. */
  readonly kill9: () => Promise<void>;
  /** On the same port and data folder: stops it first where it still runs. */
  readonly restart: () => Promise<void>;
};

/** `dataDir` names a folder to keep; without it, there is one that is gone with the server. */
export type ServerOptions = Partial<Pick<ServerProcessOptions, 'dataDir' | 'host' | 'env' | 'command'>>;

const ends = new Set<() => Promise<void>>();
afterAll(async () => {
  for (const end of ends) await end();
});

/** Resolves when it answers. It ends with the test, or where it is started outside of one, with the file. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const port = await freePort(options.host);
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'openfloor-test-'));
  const server = serverProcess({ ...options, port, dataDir });
  await server.start();

  async function clear(): Promise<void> {
    ends.delete(clear);
    await server.end('SIGKILL');
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }

  ends.add(clear);
  try {
    onTestFinished(clear);
  } catch {
    // Not within a test: it lasts as long as the file.
  }

  return {
    url: server.url,
    port,
    dataDir,
    said: server.said,
    pid: server.pid,
    stop: () => server.end('SIGTERM'),
    async kill9() {
      await server.end('SIGKILL');
    },
    async restart() {
      await server.end('SIGTERM');
      await server.start();
    },
  };
}
