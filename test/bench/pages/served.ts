import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Made } from '../../../server/live/rooms.ts';
import { freePort } from '../../support/free-port.ts';
import { serverProcess } from '../../support/server-process.ts';

/** The built server with one event. */
export type Served = { readonly port: number; readonly url: string; readonly made: Made };

export async function whileServed<Result>(
  write: (dataDir: string) => Promise<Made>,
  work: (served: Served) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-pages-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const made = await write(dataDir);
  const port = await freePort();
  const server = serverProcess({ port, dataDir });
  await server.start();
  try {
    return await work({ port, url: server.url, made });
  } finally {
    await server.end('SIGTERM');
  }
}
