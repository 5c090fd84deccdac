import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { made } from '../archive-day.ts';
import { WINDOW_MAX } from '../../../shared/limits.ts';

/** As many posts as a phone's window holds and a field to write in, as plain as a page can be: what any page costs here. */
export async function startPlainPage(): Promise<{ readonly port: number; readonly url: string; close(): void }> {
  const posts = made(WINDOW_MAX).map(({ text }) => `<article><p>${text}</p><button>Reply</button></article>`);
  const page = `<!doctype html><meta name=viewport content=width=device-width><title>Plain</title><textarea></textarea>${posts.join('')}`;
  const server = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
