import { createServer, request, type Server } from 'node:http';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A door for commands on the same machine: HTTP on a socket file in the data folder, which only its owner can open.
 * The running server holds the log alone, so such commands ask it.
 */
const socketPath = (dataDir: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\openfloor-${Buffer.from(dataDir).toString('hex').slice(-40)}`
    : join(dataDir, 'control.sock');

/** The only request there is: `POST /host-link/{code}` → `{link}`, or 404. */
export async function openControl(
  dataDir: string,
  hostLink: (code: string) => Promise<string | null>,
): Promise<Server> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await rm(socketPath(dataDir), { force: true });
  const server = createServer((incoming, response) => {
    const code = /^\/host-link\/([^/]{1,64})$/.exec(incoming.url ?? '')?.[1];
    if (incoming.method !== 'POST' || code === undefined) return void response.writeHead(404).end();
    hostLink(decodeURIComponent(code)).then(
      (link) =>
        response
          .writeHead(link === null ? 404 : 200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ link })),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path: socketPath(dataDir), readableAll: false, writableAll: false }, resolve);
  });
  return server;
}

/** Asks the running server; `not-running` where there is none. */
export function askControl(dataDir: string, code: string): Promise<{ readonly link: string | null } | 'not-running'> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { socketPath: socketPath(dataDir), path: `/host-link/${encodeURIComponent(code)}`, method: 'POST' },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => {
          if (response.statusCode === 503)
            return reject(new Error('The server could not store a new key just now. Try again in a moment.'));
          resolve(text ? (JSON.parse(text) as { link: string | null }) : { link: null });
        });
      },
    );
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve('not-running');
      else reject(error);
    });
    asking.end();
  });
}
