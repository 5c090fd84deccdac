import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Connection } from '../../client/link/connection.ts';
import { newSocket } from '../../client/link/socket.ts';
import { createEvent, enter } from '../support/client.ts';
import { startProxy, type Manner } from '../support/proxy.ts';
import { startServer } from '../support/server.ts';

/** Longer than a try through a proxy that never answers. */
const PATIENCE = { timeout: 30_000 };

async function phoneBehind(manner: Manner) {
  const server = await startServer();
  const { code } = await createEvent(server.url);
  const { token } = await enter(server.url, code);
  const proxy = await startProxy(server.port, manner);
  const socket = newSocket(proxy.url);
  const phone = new Connection(
    socket,
    () => ({ event: code, view: 'attendee', token }),
    () => undefined,
  );
  onTestFinished(() => phone.close());
  phone.open();
  await vi.waitFor(() => expect(phone.standing.now.session).not.toBe(''), PATIENCE);
  return { phone, proxy, socket, way: () => socket.io.engine.transport.name };
}

describe('a phone behind a proxy', () => {
  it('that refuses WebSockets comes in by long-polling within the same try, and begins with it the next time', async () => {
    const { phone, socket, proxy, way } = await phoneBehind('refuses');
    expect(way()).toBe('polling');
    expect(proxy.upgrades()).toBe(1);
    const session = phone.standing.now.session;
    const post = { type: 'post.add', kind: 'question', session, text: 'Does it arrive?', id: 'a-question' } as const;
    expect(await phone.ask(post, 10_000)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(phone.standing.mine.posts).toHaveLength(1), PATIENCE);

    expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
    phone.hurry(true);
    expect(socket.connected).toBe(false);
    await vi.waitFor(() => expect(socket.connected).toBe(true), PATIENCE);
    expect(way()).toBe('polling');
  });

  it('that swallows WebSockets comes in by long-polling at the next try', async () => {
    const { phone, way } = await phoneBehind('swallows');
    expect(way()).toBe('polling');
    expect(phone.standing.link).toBe('live');
  });
});

it('a phone without such a proxy comes in by WebSocket, each time', async () => {
  const server = await startServer();
  const { code } = await createEvent(server.url);
  const { token } = await enter(server.url, code);
  const socket = newSocket(server.url);
  const phone = new Connection(
    socket,
    () => ({ event: code, view: 'attendee', token }),
    () => undefined,
  );
  onTestFinished(() => phone.close());
  phone.open();
  for (let times = 0; times < 3; times++) {
    await vi.waitFor(() => expect(socket.connected).toBe(true), PATIENCE);
    expect(socket.io.engine.transport.name).toBe('websocket');
    phone.hurry(true);
  }
});
