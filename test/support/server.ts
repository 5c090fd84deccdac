import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';
import { answers, hasEnded } from './child.ts';
import { freePort } from './free-port.ts';

/** The built server as a process of its own, with a data folder of its own. */
export type TestServer = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Everything it has written to the terminal so far. */
  readonly said: () => string;
  /** The process that runs now. */
  readonly pid: () => number;
  /** Gracefully, as a host would. Resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
  /** As a power cut would. */
  readonly kill9: () => Promise<void>;
  /** On the same port and data folder: stops it first where it still runs. */
  readonly restart: () => Promise<void>;
};

export type ServerOptions = {
  /** A folder to keep; without it, one that is gone with the server. */
  readonly dataDir?: string;
  readonly host?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What to start instead of the server's own command: something that becomes it, under another limit or file system. */
  readonly command?: (own: readonly string[], dataDir: string) => readonly [string, ...string[]];
};

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
/** A start takes a fifth of a second; a busy machine may need a hundred times that. */
const START_MS = 30_000;

const ends = new Set<() => Promise<void>>();
afterAll(async () => {
  for (const end of ends) await end();
});

/** Resolves when it answers. It ends with the test, or where it is started outside of one, with the file. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const host = options.host ?? '127.0.0.1';
  const port = await freePort(host);
  const url = `http://${host}:${port}`;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'openfloor-test-'));
  let said = '';
  let child = await start();

  async function start(): Promise<ChildProcess> {
    const own = [process.execPath, MAIN] as const;
    const [program, ...args] = options.command?.(own, dataDir) ?? own;
    const started = spawn(program, args, {
      env: {
        ...process.env,
        NODE_ENV: undefined,
        OPENFLOOR_TEST: '1',
        HOST: host,
        PORT: String(port),
        DATA_DIR: dataDir,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    }
    const until = Date.now() + START_MS;
    while (!(await answers(url))) {
      if (hasEnded(started) || Date.now() > until) {
        started.kill('SIGKILL');
        throw new Error(`The server did not start. It said:\n${said}`);
      }
      await wait(30);
    }
    return started;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = hasEnded(child) ? undefined : once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  async function clear(): Promise<void> {
    ends.delete(clear);
    await end('SIGKILL');
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }

  ends.add(clear);
  try {
    onTestFinished(clear);
  } catch {
    // Not within a test: it lasts as long as the file.
  }

  return {
    url,
    port,
    dataDir,
    said: () => said,
    pid: () => child.pid ?? 0,
    stop: () => end('SIGTERM'),
    async kill9() {
      await end('SIGKILL');
    },
    async restart() {
      await end('SIGTERM');
      child = await start();
    },
  };
}
