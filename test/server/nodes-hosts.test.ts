import { once, type EventEmitter } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Created } from '../../shared/http.ts';
import type { Pulse } from '../../shared/wire.ts';
import {
  asAttendee,
  asHost,
  asWall,
  connect,
  createEvent,
  enter,
  hostToken,
  post,
  type Client,
} from '../support/client.ts';
import { metricsOf } from '../support/metrics.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Longer than a dead node is counted, and than a node is deaf before it says so. */
const PATIENCE = { timeout: 60_000, interval: 50 };

let redis: TestRedis;
let one: TestServer;
let other: TestServer;
let event: Created;

/** Guesses come from an address of their own, so that they slow down nothing else. */
const node = (): Promise<TestServer> => startServer({ env: { REDIS_URL: redis.url, TRUST_PROXY: '1' } });
const GUESSER = { 'X-Forwarded-For': '203.0.113.7' };

beforeAll(async () => {
  redis = await startRedis();
  [one, other] = await Promise.all([node(), node()]);
});
afterAll(() => redis.end());
beforeEach(async () => {
  event = await createEvent(one.url);
});

/** What a screen was told last of what is not kept. */
function pulseOf({ socket }: Client): () => Pulse | undefined {
  let last: Pulse | undefined;
  socket.on('pulse', (pulse: Pulse) => (last = pulse));
  return () => last;
}

const speaker = (url: string, { code, hostKey }: Created): Promise<Client> =>
  connect(url, { event: code, view: 'speaker', hostKey });

/** A key of its own for another host. */
async function newHost(host: Client): Promise<{ readonly key: string; readonly hostKey: string }> {
  const hostKey = 'another-host-of-this-event-0001';
  const made = await host.ask({ type: 'key.add', name: 'Ben', role: 'moderator', key: hostKey });
  return { key: (made.ok && made.key) || expect.fail('No key was made.'), hostKey };
}

describe('several nodes', () => {
  it('count who is here together, and a dead one no more', async () => {
    const wall = await asWall(one.url, event.code);
    const [host, far] = [await asHost(one.url, event), await asHost(other.url, event)];
    const [seen, told] = [pulseOf(wall), pulseOf(host)];
    await asAttendee(one.url, event.code);
    for (let n = 0; n < 3; n++) await asAttendee(other.url, event.code);
    await vi.waitFor(() => expect(seen()).toMatchObject({ here: 4, hereInSession: 4 }), PATIENCE);
    far.socket.emit('reviewing', 'p9');
    await vi.waitFor(
      () => expect(told()?.hosts).toMatchObject([{ reviewing: null }, { name: 'Host', reviewing: 'p9' }]),
      PATIENCE,
    );
    expect((await metricsOf(one.url))('openfloor_nodes')).toBe(2);

    await other.kill9();
    await vi.waitFor(() => expect(seen()).toMatchObject({ here: 1, hereInSession: 1 }), PATIENCE);
    await vi.waitFor(() => expect(told()?.hosts).toHaveLength(1), PATIENCE);
    await vi.waitFor(async () => expect((await metricsOf(one.url))('openfloor_nodes')).toBe(1), PATIENCE);
    await other.restart();
  });

  it('let nobody guess more because there are more of them', async () => {
    const guess = (url: string): Promise<Response> =>
      post(url, `/api/events/${event.code}/host`, { hostKey: 'x'.repeat(22) }, GUESSER);
    for (let n = 0; n < 301; n++) expect((await guess(one.url)).status).toBe(401);
    expect((await guess(one.url)).status).toBe(429);
    // By itself it would take them two and a half minutes, at this pace.
    await vi.waitFor(async () => expect((await guess(other.url)).status).toBe(429), { ...PATIENCE, interval: 500 });
  });

  it('[R7] close the screens of a revoked key on every one of them', async () => {
    const host = await asHost(one.url, event);
    const { key, hostKey } = await newHost(host);
    const screens = [
      await asHost(one.url, { ...event, hostKey }),
      await asHost(other.url, { ...event, hostKey }),
      await speaker(other.url, { ...event, hostKey }),
    ];
    const closed = Promise.all(screens.map(({ socket }) => once(socket as unknown as EventEmitter, 'disconnect')));
    expect(await host.ask({ type: 'key.revoke', key })).toMatchObject({ ok: true });
    await closed;
    for (const { url } of [one, other])
      await expect(asHost(url, { ...event, hostKey })).rejects.toThrow('unauthorised');
    expect(host.socket.connected).toBe(true);
  });
});

describe('a node that does not hear the others', () => {
  it('[R7] closes the screens of hosts and speakers, lets none in, and has them back when it hears again', async () => {
    const token = await hostToken(one.url, event);
    const { token: own } = await enter(one.url, event.code);
    const history = (): Promise<Response> =>
      fetch(`${one.url}/api/events/${event.code}/history`, { headers: { Authorization: `Bearer ${token}` } });
    const keys = [await asHost(one.url, event), await speaker(one.url, event)];
    const others = [await asWall(one.url, event.code), await asAttendee(one.url, event.code)];
    expect((await history()).status).toBe(200);
    const left = Promise.all(keys.map(({ socket }) => once(socket as unknown as EventEmitter, 'leave')));
    const closed = Promise.all(keys.map(({ socket }) => once(socket as unknown as EventEmitter, 'disconnect')));

    redis.freeze();
    for (const [why] of await left) expect((why as { after: number }).after).toBeGreaterThan(0);
    await closed;
    await expect(asHost(one.url, event)).rejects.toThrow('unavailable');
    expect((await history()).status).toBe(503);
    expect((await post(one.url, `/api/events/${event.code}/host`, { hostKey: event.hostKey })).status).toBe(503);
    expect((await metricsOf(one.url))('openfloor_log_deaf_seconds')).toBeGreaterThan(5);
    expect((await fetch(`${one.url}/readyz`)).status).toBe(503);
    // Who needs no key stays, and comes in.
    for (const { socket } of others) expect(socket.connected).toBe(true);
    const phone = await connect(one.url, { event: event.code, view: 'attendee', token: own });
    const session = phone.held.now.session;
    const said = { type: 'post.add', session, kind: 'question', text: 'Is anybody there?' } as const;
    // More often than one may write: what cannot be taken is not counted.
    for (let n = 0; n < 20; n++) expect(await phone.ask(said)).toMatchObject({ ok: false, refusal: 'unavailable' });

    redis.thaw();
    await vi.waitFor(() => asHost(one.url, event), PATIENCE);
    await vi.waitFor(async () => expect(await phone.ask(said)).toMatchObject({ ok: true }), PATIENCE);
    expect((await history()).status).toBe(200);
    for (const { socket } of others) expect(socket.connected).toBe(true);
  });
});

it('a Redis that may lose what it stores is told of at the start, at /readyz, in /metrics and to hosts', async () => {
  const careless = await startRedis(['--appendfsync', 'everysec']);
  try {
    const said = 'Redis may lose what it has acknowledged. Set `appendonly yes` and `appendfsync always`';
    const server = await startServer({ env: { REDIS_URL: careless.url, OPENFLOOR_TEST: undefined } });
    expect(await (await fetch(`${server.url}/readyz`)).text()).toMatch(`ready\n${said}`);
    const ready = async () => (await fetch(`${one.url}/readyz`)).text();
    // It may still say what it found a second ago.
    await vi.waitFor(async () => expect(await ready()).toBe('ready'), PATIENCE);
    expect((await metricsOf(server.url))('openfloor_log_warnings')).toBe(1);
    await vi.waitFor(() => expect(server.said()).toContain(`Warning: ${said}`), PATIENCE);
    expect(server.said()).toContain(`Everything is kept in Redis at 127.0.0.1:${careless.port}`);
    const made = await createEvent(server.url);
    const told = pulseOf(await asHost(server.url, made));
    await asAttendee(server.url, made.code);
    await vi.waitFor(() => expect(told()?.warnings).toEqual(['may-lose']), PATIENCE);
  } finally {
    await careless.end();
  }
});
