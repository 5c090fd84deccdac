import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Serves one file at whatever path, in parts as players ask for them. Gone with the test. */
export async function serveFile(body: Buffer, type: string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const from = Number(first ?? 0);
    const to = last ? Number(last) : body.length - 1;
    response.writeHead(first === undefined ? 200 : 206, {
      'Content-Type': type,
      'Accept-Ranges': 'bytes',
      'Content-Length': to - from + 1,
      ...(first !== undefined && { 'Content-Range': `bytes ${from}-${to}/${body.length}` }),
    });
    response.end(body.subarray(from, to + 1));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked };
}
