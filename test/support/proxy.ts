import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a bad proxy does to a WebSocket: says no, or never says anything. */
export type Manner = 'refuses' | 'swallows';

/** A proxy that carries requests and no WebSockets. Ends with the test. */
export async function startProxy(port: number, manner: Manner): Promise<{ readonly url: string; upgrades(): number }> {
  let upgrades = 0;
  const open = new Set<Socket>();
  const proxy = createServer((asked, answer) => carry(port, asked, answer));
  proxy.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  proxy.on('upgrade', (_, socket) => {
    upgrades++;
    if (manner === 'refuses') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    proxy.close();
    await once(proxy, 'close');
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, upgrades: () => upgrades };
}

function carry(port: number, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (back) => {
    answer.writeHead(back.statusCode ?? 502, back.headers);
    back.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}
