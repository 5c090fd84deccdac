import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createEvent, enter } from '../support/client.ts';
import { emptyFolder } from '../support/folder.ts';
import { startServer } from '../support/server.ts';

const SIGNAL = 'SIGUSR2';
/** A header as a browser sends many, which nothing needs once the screen is in. */
const HEADER = 'A header that is kept by nobody';

it('of the request that a screen came with nothing stays in memory', async () => {
  const folder = emptyFolder();
  const env = { NODE_OPTIONS: `--heapsnapshot-signal=${SIGNAL} --diagnostic-dir=${folder}` };
  const server = await startServer({ env });
  const { code } = await createEvent(server.url);
  const { token, attendee } = await enter(server.url, code);
  const socket = io(server.url, {
    auth: { event: code, view: 'attendee', token },
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { 'X-Told': HEADER },
  });
  onTestFinished(() => void socket.disconnect());
  await once(socket as unknown as NodeJS.EventEmitter, 'frame');

  process.kill(server.pid(), SIGNAL);
  const heap = await vi.waitFor(() => wholeHeapIn(folder), { timeout: 120_000, interval: 500 });
  expect([heap.includes(attendee), heap.includes(HEADER)]).toEqual([true, false]);
});

/** What V8 wrote there of all that can be reached, as JSON; throws while it still writes. */
function wholeHeapIn(folder: string): string {
  const [name = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, name), 'utf8');
  if (!text.trimEnd().endsWith('}')) throw new Error('It is still being written.');
  return text;
}
