import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hasEnded } from './child.ts';
import { executable } from './executable.ts';
import { freePort } from './free-port.ts';

/** A Redis of its own: a real one, on a free port, in a folder of its own, that keeps what it acknowledges. */
export type TestRedis = {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** The process of now or last. */
  readonly pid: () => number;
  /** As a power cut would; what it acknowledged is in its file. */
  kill9(): Promise<void>;
  /** On the same port, with what its file has; without `keeping` with nothing. */
  start(how?: { readonly keeping?: boolean }): Promise<void>;
  /** It stands still, and goes on as if nothing had been. */
  freeze(): void;
  thaw(): void;
  /** Ends it, and all it kept. */
  end(): Promise<void>;
};

const KEEPS = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction', '--save', ''];

/** `args` come after those that make it keep what it acknowledges; `command` says what to start instead: what becomes it. */
export async function startRedis(
  args: readonly string[] = [],
  command: (own: readonly string[]) => readonly [string, ...string[]] = ([own = '', ...rest]) => [own, ...rest],
): Promise<TestRedis> {
  const program = executable(['redis-server']) ?? 'redis-server';
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'openfloor-redis-'))];
  let child: ChildProcess | undefined;

  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    pid: () => child?.pid ?? 0,
    async start({ keeping = true } = {}) {
      if (!keeping) rmSync(join(folder, 'appendonlydir'), { recursive: true, force: true });
      const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
      const [name, ...rest] = command([program, ...own, ...KEEPS, ...args]);
      const started = spawn(name, rest, { stdio: 'ignore' });
      child = started;
      while (!(await says(port, 'PONG'))) {
        if (hasEnded(started)) throw new Error('Redis did not start: is the package redis-server installed?');
        await wait(10);
      }
    },
    async kill9() {
      if (!child || hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async end() {
      await redis.kill9();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

/** Whether it answers a PING; while it loads its file it says so instead. */
async function says(port: number, answer: string): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [data] = (await once(socket, 'data')) as [Buffer];
    // One that wants a password is there too.
    return data.toString().includes(answer) || data.toString().includes('NOAUTH');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
