import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { builtServer } from './built.ts';
import { answers, hasEnded } from './child.ts';

/** A server as a process, started again and again on one port and data folder. */
export type ServerProcess = {
  readonly url: string;
  /** The process of now or last. */
  readonly pid: () => number;
  /** The last of what it has written to the terminal, over all its lives. */
  readonly said: () => string;
  /** Resolves when it answers; or where it may die young, as soon as it has ended. */
  start(more?: { readonly env?: NodeJS.ProcessEnv; readonly mayDie?: boolean }): Promise<void>;
  /** Resolves when it has ended by itself. */
  ended(): Promise<void>;
  /** Ends it where it runs. Resolves with its exit code, null where a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

export type ServerProcessOptions = {
  readonly port: number;
  readonly dataDir: string;
  readonly host?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments of Node; without them, the built server. */
  readonly script?: readonly string[];
  /** What to start instead of the server's own command: something that becomes it, under another limit or file system. */
  readonly command?: (own: readonly string[], dataDir: string) => readonly [string, ...string[]];
};

/** A start takes a fifth of a second; a busy machine may need a hundred times that. */
const START_MS = 60_000;
const SAID_MAX = 100_000;

export function serverProcess({
  port,
  dataDir,
  host = '127.0.0.1',
  env,
  script = builtServer,
  command,
}: ServerProcessOptions): ServerProcess {
  const url = `http://${host}:${port}`;
  let child: ChildProcess | undefined;
  let said = '';

  return {
    url,
    pid: () => child?.pid ?? 0,
    said: () => said,
    async start({ env: more, mayDie = false } = {}) {
      const own = [process.execPath, ...script];
      const [program = '', ...args] = command?.(own, dataDir) ?? own;
      const started = spawn(program, args, {
        env: {
          ...process.env,
          ...{ NODE_ENV: undefined, OPENFLOOR_TEST: '1', HOST: host, PORT: String(port), DATA_DIR: dataDir },
          ...env,
          ...more,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-SAID_MAX)));
      }
      const until = Date.now() + START_MS;
      while (!(await answers(url))) {
        if (hasEnded(started) && mayDie) return;
        if (hasEnded(started) || Date.now() > until) {
          started.kill('SIGKILL');
          throw new Error(`The server did not start. It said:\n${said}`);
        }
        await wait(20);
      }
    },
    async ended() {
      if (child && !hasEnded(child)) await once(child, 'exit');
    },
    async end(signal) {
      if (!child) return null;
      const ended = hasEnded(child) ? undefined : once(child, 'exit');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
