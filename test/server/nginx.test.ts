import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect as connectTls, type SecureVersion } from 'node:tls';
import { io, type Socket } from 'socket.io-client';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Created, Entered } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import { asAttendee, asWall, createEvent, post } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { startNginx, type Nginx } from '../support/nginx.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Its certificate is its own; that it is shown is a test of its own. */
beforeEach(() => void vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'));

/** Nodes of folders of their own behind nginx: each knows only its own events, so it shows who was asked. */
async function behindNginx(many: number): Promise<{ readonly nginx: Nginx; readonly nodes: readonly TestServer[] }> {
  const port = await freePort();
  const env = { PUBLIC_URL: `https://127.0.0.1:${port}`, TRUST_PROXY: '1' };
  const nodes = await Promise.all(Array.from({ length: many }, () => startServer({ env })));
  const ports = nodes.map((node) => node.port);
  return { nginx: await nginxAt(port, ports), nodes };
}

/** Ends with the test. */
async function nginxAt(port: number, nodes: readonly number[]): Promise<Nginx> {
  const nginx = await startNginx(port, nodes);
  onTestFinished(() => nginx.end());
  return nginx;
}

/** Stands where a node would. Ends with the test. */
async function standIn(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

const knows = async (url: string, code: string, headers = {}): Promise<boolean> =>
  (await fetch(`${url}/api/events/${code}`, { headers })).ok;

/** A phone on the way of old proxies: a page, then requests only. Its event is at the node that its cookie leads to. */
async function pollingPhone({ url }: Nginx) {
  const cookie = cookieOf(await fetch(url));
  const headers = { Cookie: cookie };
  const { code } = (await (await post(url, '/api/events', { title: 'Polled' }, headers)).json()) as Created;
  const { token } = (await (await post(url, `/api/events/${code}/enter`, {}, headers)).json()) as Entered;
  return { code, cookie, socket: await poll(url, { event: code, view: 'attendee', token }, headers) };
}

async function poll(
  url: string,
  auth: object,
  { Cookie = '', transports = ['polling'] }: { Cookie?: string; transports?: string[] } = {},
): Promise<Socket> {
  const extraHeaders: Record<string, string> = Cookie === '' ? {} : { Cookie };
  const socket = io(url, {
    auth,
    extraHeaders,
    transports,
    reconnection: false,
    forceNew: true,
    rejectUnauthorized: false,
  });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Stays open. Says nothing of an event, so that any node does. */
async function openSocket({ url }: Nginx): Promise<void> {
  const { io: manager } = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    rejectUnauthorized: false,
  });
  onTestFinished(() => manager._close());
  await new Promise<void>((resolve, reject) => {
    manager.once('open', resolve);
    manager.once('error', reject);
  });
}

const say = (socket: Socket, id: number): Promise<Reply> =>
  socket.emitWithAck('command', {
    id: `command-${id}`,
    type: 'post.add',
    session: 's3',
    kind: 'comment',
    text: `This is what I say, ${id}.`,
  }) as Promise<Reply>;

describe('through nginx', () => {
  it('come pages and answers, over HTTP/1.1 and HTTP/2, with the certificate', async () => {
    const { nginx } = await behindNginx(1);
    const { code } = await createEvent(nginx.url, { title: 'Behind nginx' });
    const page = await fetch(`${nginx.url}/${code}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('server')).toBe('nginx');
    expect(page.headers.get('content-encoding')).toBe('gzip');
    expect(page.headers.get('strict-transport-security')).toContain('max-age');
    // The nodes know the name that the browser uses.
    expect(page.headers.get('content-security-policy')).toContain(nginx.url.replace('https', 'wss'));
    const [, asset = ''] = /src="(\/assets\/[^"]+)"/.exec(await page.text()) ?? [];
    const script = await fetch(nginx.url + asset, { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(script.headers.getSetCookie()).toEqual([]);
    expect((await fetch(`${nginx.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${nginx.url}/metrics`)).status).toBe(404);

    const session = connectHttp2(nginx.url, { ca: nginx.ca, rejectUnauthorized: true });
    const stream = session.request({ ':path': `/api/events/${code}` });
    const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
    session.close();
    expect(headers[':status']).toBe(200);
  });

  it('old phones come in, as far as they speak TLS 1.2', async () => {
    const { nginx } = await behindNginx(1);
    const spoken = (version: SecureVersion): Promise<string | null> =>
      new Promise((resolve, reject) => {
        const { port, ca } = nginx;
        // Offers what phones of 2014 do, and nothing that this machine has forbidden.
        const ciphers = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA:@SECLEVEL=0';
        const socket = connectTls({ port, ca, ciphers, minVersion: version, maxVersion: version });
        socket.once('error', reject);
        socket.once('secureConnect', () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
      });
    expect(await spoken('TLSv1.2')).toBe('TLSv1.2');
    await expect(spoken('TLSv1.1')).rejects.toThrow(/protocol/);
  });

  it('plain http leads to https', async () => {
    const { nginx } = await behindNginx(1);
    const moved = await fetch(`${nginx.plain}/482913/wall?room=Main`, { redirect: 'manual' });
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${nginx.url}/482913/wall?room=Main`);
  });

  it('WebSockets open, and what is said on one is seen on the other', async () => {
    const { nginx } = await behindNginx(1);
    const { code } = await createEvent(nginx.url);
    const [phone, other] = [await asAttendee(nginx.url, code), await asAttendee(nginx.url, code)];
    expect(phone.socket.io.engine.transport.name).toBe('websocket');
    const added = await phone.ask({ type: 'post.add', session: 's3', kind: 'question', text: 'Does it arrive?' });
    await other.until(() => added.ok && other.held.list.posts.has(added.post ?? ''));
  });

  it('a file that is too large is refused, and one that may be brought in arrives', async () => {
    const { nginx } = await behindNginx(1);
    const event = await createEvent(nginx.url);
    const path = `/api/events/${event.code}/sessions/s3/import`;
    const { token } = (await (
      await post(nginx.url, `/api/events/${event.code}/host`, { hostKey: event.hostKey })
    ).json()) as { token: string };
    const bring = (bytes: number) =>
      post(nginx.url, path, { text: 'x'.repeat(bytes) }, { Authorization: `Bearer ${token}` });
    expect((await bring(7_000_000)).status).toBe(413);
    // Four megabytes that mean nothing: read, and not understood.
    expect((await bring(4_000_000)).status).toBe(422);
  });
});

describe('who asks', () => {
  it("[R10] is known by their own address; a forged one is not believed, another's limit not shared", async () => {
    const { nginx } = await behindNginx(1);
    const create = (localAddress: string, forged: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': forged };
        const asked = request(`${nginx.url}/api/events`, { method: 'POST', localAddress, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        asked.once('error', reject);
        asked.end('{"title":"One of many"}');
      });
    const seen = new Set<number>();
    for (let turn = 0; turn < 40; turn++) seen.add(await create('127.0.0.1', `198.51.100.${turn}`));
    expect([...seen]).toEqual([201, 429]);
    expect(await create('127.0.0.2', '127.0.0.1')).toBe(201);
  });

  it('is asked from where: the page of another site is refused, our own is not', async () => {
    const { nginx } = await behindNginx(1);
    const from = async (origin: string) =>
      (await post(nginx.url, '/api/events', { title: 'A day' }, { Origin: origin })).status;
    expect(await from(nginx.url)).toBe(201);
    expect(await from('https://evil.example')).toBe(403);
    expect(await from(nginx.url.replace('https', 'http'))).toBe(403);
  });
});

describe('with several nodes', () => {
  it('all requests of a polling session go to the node that holds it, whichever that is', async () => {
    const { nginx, nodes } = await behindNginx(2);
    const homes: number[] = [];
    const disconnected = vi.fn();
    // Each falls on either node alike.
    while (new Set(homes).size < 2 || homes.length < 4) {
      const { code, socket } = await pollingPhone(nginx);
      socket.on('disconnect', disconnected);
      for (let id = 0; id < 10; id++) expect(await say(socket, id)).toMatchObject({ ok: true });
      expect(socket.io.engine.transport.name).toBe('polling');
      const known = await Promise.all(nodes.map(({ url }) => knows(url, code)));
      homes.push(known.indexOf(true));
    }
    expect(disconnected).not.toHaveBeenCalled();
  });

  it('so do those of a program that keeps no cookies, also when it changes to a WebSocket', async () => {
    const { nginx, nodes } = await behindNginx(2);
    // Its address leads it to one of the nodes; it comes in at the event of that one.
    const events = await Promise.all(nodes.map(({ url }) => createEvent(url)));
    const comeIn = (transports: string[]): Promise<Socket> =>
      Promise.any(events.map(({ code }) => poll(nginx.url, { event: code, view: 'wall' }, { transports })));
    for (let turn = 0; turn < 5; turn++) expect((await comeIn(['polling'])).connected).toBe(true);
    const socket = await comeIn(['polling', 'websocket']);
    await vi.waitFor(() => expect(socket.io.engine.transport.name).toBe('websocket'), { timeout: 10_000 });
    expect(socket.connected).toBe(true);
  });

  it('the cookie says which of a few hundred places, and nothing more of anyone', async () => {
    const { nginx } = await behindNginx(1);
    const [set = ''] = (await fetch(nginx.url)).headers.getSetCookie();
    expect(set).toMatch(/^openfloor_place=[0-9a-f]{2}; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/);
    const again = await fetch(nginx.url, { headers: { Cookie: set.split(';')[0] ?? '' } });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('a node that dies takes nobody with it, and is asked again when it is back', async () => {
    const { nginx, nodes } = await behindNginx(2);
    const { code, cookie, socket } = await pollingPhone(nginx);
    const headers = { Cookie: cookie };
    const known = await Promise.all(nodes.map(({ url }) => knows(url, code)));
    const [home, other] = known[0] ? nodes : [...nodes].reverse();
    if (!home || !other) throw new Error('There are two.');
    const event = await createEvent(other.url);
    const lost = once(socket as never, 'disconnect');
    await home.kill9();
    await lost;
    for (let turn = 0; turn < 10; turn++) {
      expect(await knows(nginx.url, event.code, headers)).toBe(true);
      expect((await post(nginx.url, `/api/events/${event.code}/enter`, {}, headers)).status).toBe(200);
      expect((await asWall(nginx.url, event.code)).socket.connected).toBe(true);
    }
    expect((await poll(nginx.url, { event: event.code, view: 'wall' }, headers)).connected).toBe(true);

    await home.restart();
    await vi.waitFor(async () => expect(await knows(nginx.url, code, headers)).toBe(true), { timeout: 30_000 });
  });

  it('WebSockets alone, which tell nginx of no success until they end, find the node that is there', async () => {
    const { nginx, nodes } = await behindNginx(2);
    for (const node of nodes) {
      await node.kill9();
      for (let turn = 0; turn < 12; turn++) await openSocket(nginx);
      await node.restart();
    }
  });

  it('what a dying node may have done already is not asked of another; what only reads is', async () => {
    const asked: string[] = [];
    const dying: RequestListener = (incoming) => {
      asked.push(incoming.method ?? '');
      incoming.resume().on('end', () => incoming.socket.destroy());
    };
    const port = await freePort();
    const nginx = await nginxAt(port, [await standIn(dying), await standIn(dying)]);
    expect((await post(nginx.url, '/api/events', {})).status).toBe(502);
    expect(asked).toEqual(['POST']);
    expect((await fetch(`${nginx.url}/api/events/482913`)).status).toBe(502);
    expect(asked).toEqual(['POST', 'GET', 'GET']);
  });

  it('a file that only one version has is found while the versions differ', async () => {
    const version =
      (name: string): RequestListener =>
      ({ url }, response) => {
        response.writeHead(url === `/assets/${name}.js` ? 200 : 404).end(name);
      };
    const port = await freePort();
    const nginx = await nginxAt(port, [await standIn(version('old')), await standIn(version('new'))]);
    const status = async (path: string) => (await fetch(nginx.url + path)).status;
    for (let turn = 0; turn < 10; turn++) {
      expect(await status('/assets/old.js')).toBe(200);
      expect(await status('/assets/new.js')).toBe(200);
    }
    expect(await status('/assets/none.js')).toBe(404);
  });

  it('[R10] nobody can make a node look as if it were away', async () => {
    const { nginx } = await behindNginx(2);
    const sid = async (): Promise<string> => {
      const opened = await (await fetch(`${nginx.url}/socket.io/?EIO=4&transport=polling`)).text();
      return (JSON.parse(opened.slice(1)) as { sid: string }).sid;
    };
    const polled = async (session: string, init: RequestInit = {}) =>
      (await fetch(`${nginx.url}/socket.io/?EIO=4&transport=polling&sid=${session}`, init)).status;

    for (const path of ['/', '//socket.io/', '/%73ocket.io/', '/x/../socket.io/', '/socket.io/', '/socket.iox/'])
      expect(await upgrade(nginx, path)).not.toContain(' 502 ');
    const twice = await sid();
    // Which of the three is heard first is the network's affair.
    const three = await Promise.all([polled(twice), polled(twice), polled(twice)]);
    expect(three.toSorted()).toEqual([200, 400, 400]);
    expect(await polled(await sid(), { method: 'PUT' })).toBe(500);
    expect(await polled(await sid(), { method: 'POST', body: 'x'.repeat(100_000) })).toBe(413);
    expect(await polled('nobody')).toBe(400);
    expect((await post(nginx.url, '/api/events', 'x'.repeat(100_000))).status).toBe(413);
    const headers = Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`x-${index}`, 'x'.repeat(7000)]));
    expect((await fetch(nginx.url, { headers })).status).toBe(431);
    expect(nginx.said()).not.toContain('upstream');
  });
});

/** The first line that an upgrade at a path is answered with; the path is sent as it stands. */
function upgrade({ port, ca }: Nginx, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ port, ca, ALPNProtocols: ['http/1.1'] });
    onTestFinished(() => void socket.destroy());
    socket.once('error', reject);
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString().split('\r\n')[0] ?? ''));
    const query = '?EIO=4&transport=websocket';
    socket.write(
      `GET ${path}${query} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
  });
}
