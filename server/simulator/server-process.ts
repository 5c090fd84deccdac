import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built server, which lies beside the built simulator. */
const MAIN = fileURLToPath(new URL('./main.js', import.meta.url));
/** Of what a server printed, how much is kept to be shown when it dies, characters. */
const LAST_WORDS = 4000;

/** A server of one's own: a process on a free port of 127.0.0.1, with a data folder that goes when it goes. */
export type OwnServer = {
  readonly url: string;
  /** `kill -9`, then the same again on the same port and data. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
};

/** `died` hears the last words of a server that ended by itself. */
export async function startServer(died: (lastWords: string) => void): Promise<OwnServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-replay-'));
  let child = run(port, folder, died);
  const end = async (signal: NodeJS.Signals) => {
    child.removeAllListeners('exit');
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    killAndRestart: async () => {
      await end('SIGKILL');
      child = run(port, folder, died);
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(port: number, folder: string, died: (lastWords: string) => void): ChildProcess {
  const { CREATE_KEY: _, PUBLIC_URL: __, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lastWords = '';
  const hear = (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('exit', () => died(lastWords));
  return child;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
