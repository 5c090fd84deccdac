import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { apply } from '../../shared/apply.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { CreateEvent, Created, Entered, HostEntered } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Mine } from '../../shared/views.ts';
import type { Frame, Handshake, ViewName } from '../../shared/wire.ts';
import type { Wish } from './given.ts';

/** A stock client of the public API, as tests need one: it holds its views and waits for conditions, never for time. */
export type Client = {
  readonly socket: Socket;
  readonly held: Readonly<Record<ViewName, Held>>;
  readonly mine: () => Mine | null;
  /** Sends a command with an id of its own and waits for the answer. */
  ask(wish: Wish): Promise<Reply>;
  /** Sends whatever it is given, as a command. */
  raw(payload: unknown): Promise<Reply>;
  /** Resolves as soon as it is so; the test's own time-out ends the waiting. */
  until(isSo: () => boolean): Promise<void>;
};

export async function createEvent(url: string, body: CreateEvent = { title: 'A day' }): Promise<Created> {
  const response = await post(url, '/api/events', body);
  if (!response.ok) throw new Error(`No event was made: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Created>;
}

export async function enter(url: string, code: string): Promise<Entered> {
  return (await post(url, `/api/events/${code}/enter`, {})).json() as Promise<Entered>;
}

/** What a host shows over HTTP, for the host's key. */
export async function hostToken(url: string, { code, hostKey }: { code: string; hostKey: string }): Promise<string> {
  return ((await (await post(url, `/api/events/${code}/host`, { hostKey })).json()) as HostEntered).token;
}

export function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Connects and resolves with the first `now`; rejects with the server's word where it is turned away. Gone with the test. */
export async function connect(url: string, auth: Handshake): Promise<Client> {
  const socket = io(url, {
    auth,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    // A test's server makes its own certificate.
    rejectUnauthorized: false,
  });
  onTestFinished(() => void socket.disconnect());
  const held: Record<ViewName, Held> = { now: nothingHeld(), list: nothingHeld() };
  let mine: Mine | null = null;
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const check of waiting) check();
  };
  const client: Client = {
    socket,
    held,
    mine: () => mine,
    ask: (wish) => client.raw({ id: randomBytes(9).toString('hex'), ...wish }),
    raw: (payload) => socket.emitWithAck('command', payload) as Promise<Reply>,
    until: (isSo) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!isSo()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
  socket.on('frame', (frame: Frame) => {
    const next = apply(held[frame.view], frame);
    if (!next) throw new Error(`A frame from ${frame.from} does not follow ${held[frame.view].to}.`);
    held[frame.view] = next;
    look();
  });
  socket.on('mine', (own: Mine) => {
    mine = own;
    look();
  });
  // Whom the room is closed to while they come in hears of it by being hung up on.
  const turnedAway = new Promise<never>((_, reject) => {
    socket.once('connect_error', reject);
    socket.once('disconnect', (reason) => reject(new Error(reason)));
  });
  await Promise.race([client.until(() => held.now.to > 0), turnedAway]);
  return client;
}

export const asAttendee = async (url: string, code: string): Promise<Client> => {
  const { token } = await enter(url, code);
  return connect(url, { event: code, view: 'attendee', token });
};

export const asHost = (url: string, { code, hostKey }: Pick<Created, 'code' | 'hostKey'>): Promise<Client> =>
  connect(url, { event: code, view: 'host', hostKey });

export const asWall = (url: string, code: string): Promise<Client> => connect(url, { event: code, view: 'wall' });
