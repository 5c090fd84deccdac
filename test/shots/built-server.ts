import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** What pictures show as the address, whatever port the server has in truth. */
export const SHOWN_HOST = 'floor.example.org';

/** The built program as a process of its own. `url` is where this machine reaches it; a browser needs SHOWN_HOST to lead to `port`. */
export type BuiltServer = { readonly url: string; readonly port: number; readonly stop: () => Promise<void> };

/** Starts what `npm run build` left in `folder`; its data is gone when it stops. Rejects where it does not come to listen. */
export async function startBuilt(folder: string): Promise<BuiltServer> {
  const data = mkdtempSync(join(tmpdir(), 'openfloor-shots-'));
  const child = spawn(process.execPath, [resolve(folder, 'server/main.js')], {
    env: {
      ...process.env,
      NODE_ENV: undefined,
      CREATE_KEY: undefined,
      OPENFLOOR_TEST: '1',
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: `http://${SHOWN_HOST}`,
      DATA_DIR: data,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const clear = (): void => {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  };
  process.once('exit', clear);

  for await (const line of createInterface(child.stdout)) {
    const port = /^\{"listening":([0-9]+)\}$/.exec(line)?.[1];
    if (port === undefined) continue;
    return {
      url: `http://127.0.0.1:${port}`,
      port: Number(port),
      async stop() {
        child.kill('SIGTERM');
        await ended;
        clear();
      },
    };
  }
  throw new Error(`The server in ${folder} did not start. Is it built?`);
}
