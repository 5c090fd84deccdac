import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoff } from '../../client/link/backoff.ts';
import { Connection, type Auth, type RoomSocket } from '../../client/link/connection.ts';
import type { Asked } from '../../shared/commands.ts';
import type { MineChange, MineWhole } from '../../shared/mine.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Frame, Handshake, Pulse, TurnedData } from '../../shared/wire.ts';

type Listener = (...told: never[]) => void;

/** A Socket.IO client whose network and server the test plays. */
class FakeSocket implements RoomSocket {
  connected = false;
  auth: object = {};
  readonly handshakes: Handshake[] = [];
  reply: Promise<Reply> = new Promise(() => undefined);
  readonly io = { on: (name: 'ping', listener: Listener) => void this.#listeners.set(name, listener) };
  readonly #listeners = new Map<string, Listener>();
  #wanted = false;

  on(name: string, listener: Listener): void {
    this.#listeners.set(name, listener);
  }

  connect(): void {
    this.#wanted = true;
    this.handshakes.push(this.auth as Handshake);
  }

  disconnect(): void {
    this.#wanted = false;
    if (this.connected) this.lose('io client disconnect');
  }

  asked = 0;
  readonly reviewed: (string | null)[] = [];
  emit(_: 'reviewing', post: string | null): void {
    this.reviewed.push(post);
  }

  timeout(ms: number) {
    const given = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), ms));
    return {
      emitWithAck: (_name: 'command', _command: Asked) => {
        this.asked++;
        return Promise.race([this.reply, given]);
      },
    };
  }

  succeed(): void {
    expect(this.#wanted).toBe(true);
    this.connected = true;
    this.#tell('connect');
  }

  fail(message = 'websocket error', data?: TurnedData): void {
    this.#tell('connect_error', Object.assign(new Error(message), data && { data }));
  }

  lose(reason = 'transport close'): void {
    this.connected = false;
    this.#tell('disconnect', reason);
  }

  send(frame: Partial<Frame>): void {
    this.#tell('frame', { view: 'now', session: 's2', epoch: 'e', from: 0, to: 1, ...frame });
  }

  pulse(heads: Pulse['heads'], here = 1): void {
    this.#tell('pulse', { here, hereInSession: here, heads });
  }

  ping(): void {
    this.#tell('ping');
  }

  mine(message: MineWhole | MineChange): void {
    this.#tell('mine', message);
  }

  leave(after: number): void {
    this.#tell('leave', { after });
  }

  #tell(name: string, ...told: unknown[]): void {
    (this.#listeners.get(name) as ((...told: unknown[]) => void) | undefined)?.(...told);
  }
}

const asWall: Auth = () => ({ event: '482913', view: 'wall' });
const asPhone: Auth = () => ({ event: '482913', view: 'attendee', token: 't' });

async function opened(auth: Auth = asPhone) {
  const socket = new FakeSocket();
  const room = new Connection(socket, auth, () => undefined);
  room.open();
  await vi.advanceTimersByTimeAsync(0);
  return { socket, room };
}

const command: Asked = { type: 'post.support', id: 'a-command', post: 'p1', on: true };
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Time passes on a connection that stands: with the server's signs of life. */
async function stand(socket: FakeSocket, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5000) {
    socket.ping();
    await pass(Math.min(5000, ms - passed));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a screen', () => {
  it('says who it is, and after a blip what it holds', async () => {
    const { socket, room } = await opened();
    expect(socket.handshakes).toEqual([{ event: '482913', view: 'attendee', token: 't' }]);
    socket.succeed();
    socket.send({ to: 7 });
    socket.send({ view: 'list', to: 5 });
    expect(room.standing).toMatchObject({ link: 'live', now: { to: 7 }, list: { to: 5 } });
    socket.lose();
    await pass(10_000);
    expect(socket.handshakes[1]).toEqual({
      event: '482913',
      view: 'attendee',
      token: 't',
      session: 's2',
      from: { now: 7, list: 5 },
      epoch: 'e',
    });
  });

  it('brings what is its owner\u2019s own on by changes, and comes again where one does not follow', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    const nothing = { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] };
    socket.mine({ ...nothing, supports: ['p1'], from: 0, to: 4 });
    socket.mine({ from: 3, to: 6, supports: ['p5'], gone: ['p1'] });
    expect(room.standing.mine).toEqual({ ...nothing, supports: ['p5'] });
    socket.mine({ from: 8, to: 9, supports: ['p8'] });
    expect(socket.connected).toBe(false);
    await pass(10_000);
    socket.succeed();
    // A node of before changes were known.
    socket.mine({ ...nothing, supports: ['p5', 'p7', 'p8'] });
    expect(room.standing.mine.supports).toEqual(['p5', 'p7', 'p8']);
  });

  it('tells what its owner looks at while it is connected, and nothing of it later', async () => {
    const { socket, room } = await opened();
    room.review('p1');
    socket.succeed();
    room.review('p2');
    room.review(null);
    expect(socket.reviewed).toEqual(['p2', null]);
  });

  it('does not mention a blip, and says `away` after two seconds', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { socket, room } = await opened();
    socket.succeed();
    socket.lose();
    await pass(1900);
    expect(room.standing.link).toBe('live');
    socket.succeed();
    await pass(5000);
    expect(room.standing.link).toBe('live');
    socket.lose();
    await pass(2100);
    expect(room.standing.link).toBe('away');
  });

  it('is `away` when it never came', async () => {
    const { socket, room } = await opened();
    expect(room.standing.link).toBe('connecting');
    socket.fail();
    await pass(2100);
    expect(room.standing.link).toBe('away');
  });

  it('tries again for ever, with pauses of at most ten seconds', async () => {
    const { socket } = await opened();
    for (let failures = 1; failures <= 50; failures++) {
      socket.fail();
      await pass(10_000);
      expect(socket.handshakes).toHaveLength(failures + 1);
    }
  });

  it.each([
    { here: 200, within: 1000 },
    { here: 1200, within: 4000 },
    { here: 10_000, within: 10_000 },
  ])('tries again within $within ms in a room of $here, so that its network is found back soon', async (room) => {
    const chance = vi.spyOn(Math, 'random').mockReturnValue(0);
    const { socket } = await opened();
    socket.succeed();
    socket.pulse({}, room.here);
    socket.lose();
    for (let failures = 0; failures < 10; failures++) {
      await pass(0);
      socket.fail();
    }
    await pass(0);
    chance.mockReturnValue(0.999);
    socket.fail();
    const before = socket.handshakes.length;
    await pass(room.within * 0.99);
    expect(socket.handshakes).toHaveLength(before);
    await pass(room.within * 0.01);
    expect(socket.handshakes).toHaveLength(before + 1);
  });

  it('pauses longer and longer where each connection is cut before anything was told on it, and then anew', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { socket } = await opened();
    const comesAfter = async (ms: number) => {
      const before = socket.handshakes.length;
      await pass(ms - 1);
      expect(socket.handshakes).toHaveLength(before);
      await pass(1);
      expect(socket.handshakes).toHaveLength(before + 1);
    };
    for (const ms of [250, 500, 1000, 2000, 4000, 5000, 5000]) {
      socket.succeed();
      socket.lose();
      await comesAfter(ms);
    }
    socket.succeed();
    socket.send({});
    socket.lose();
    await comesAfter(250);
  });

  it('comes again when a busy server told it to', async () => {
    const { socket } = await opened();
    socket.fail('busy', { after: 7000 });
    await pass(6999);
    expect(socket.handshakes).toHaveLength(1);
    await pass(1);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('spreads a room full of phones over the whole pause', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
        vi.spyOn(Math, 'random').mockReturnValue(chance);
        expect(backoff(failures)).toBeCloseTo(chance * Math.min(10_000, 500 * 2 ** failures));
      }),
    );
  });

  it('comes at once when it is hurried, and only then', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.99);
    const { socket, room } = await opened();
    socket.fail();
    socket.fail();
    socket.fail();
    const before = socket.handshakes.length;
    room.hurry();
    await pass(0);
    expect(socket.handshakes).toHaveLength(before + 1);
    socket.succeed();
    room.hurry();
    await stand(socket, 20_000);
    expect(socket.handshakes).toHaveLength(before + 1);
  });

  it('connects anew after an hour asleep, when it still looks connected, as soon as it is seen', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    socket.send({ to: 7 });
    // Asleep, timers stand still and the clock does not.
    vi.setSystemTime(Date.now() + 3_600_000);
    room.hurry();
    await pass(0);
    expect(socket.handshakes).toHaveLength(2);
    expect(socket.handshakes[1]).toMatchObject({ from: { now: 7 }, epoch: 'e' });
    socket.succeed();
    room.hurry();
    await pass(0);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('keeps a connection that gives signs of life, however quiet the room', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    await stand(socket, 120_000);
    room.hurry();
    await pass(0);
    expect(socket.handshakes).toHaveLength(1);
  });

  it('[R8] does not believe a connection on which it hears nothing for fifteen seconds, however connected it looks', async () => {
    const { socket } = await opened();
    socket.succeed();
    await pass(9000);
    socket.ping();
    await pass(14_999);
    expect(socket.connected).toBe(true);
    await pass(1);
    expect(socket.connected).toBe(false);
    await pass(1);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('does not believe a connection whose network was changed under it, nor one after the clock was set back', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    room.hurry(true);
    await pass(0);
    expect(socket.handshakes).toHaveLength(2);
    socket.succeed();
    vi.setSystemTime(Date.now() - 3_600_000);
    room.hurry();
    await pass(0);
    expect(socket.handshakes).toHaveLength(3);
  });

  it('does not wait for a try that the network swallows when there is another network', async () => {
    const { socket, room } = await opened();
    room.hurry();
    await pass(0);
    expect(socket.handshakes).toHaveLength(1);
    room.hurry(true);
    await pass(0);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('gives up a try whose welcome is lost on the way', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { socket } = await opened();
    await pass(14_999);
    expect(socket.handshakes).toHaveLength(1);
    await pass(2);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('stays away when turned away for good, whatever happens to the network', async () => {
    const { socket, room } = await opened();
    socket.fail('unknown-event', { deleted: true });
    expect(room.standing.turned).toBe('deleted');
    room.hurry(true);
    await pass(20_000);
    expect(socket.handshakes).toHaveLength(1);
  });

  it('[R8] connects again when a frame does not follow, saying what it holds; the second time it asks for everything', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    socket.send({ to: 3 });
    socket.send({ from: 9, to: 12 });
    expect(socket.connected).toBe(false);
    await pass(10_000);
    expect(socket.handshakes[1]).toMatchObject({ from: { now: 3 }, epoch: 'e' });
    socket.succeed();
    socket.send({ from: 9, to: 12 });
    await pass(10_000);
    expect(socket.handshakes[2]).not.toHaveProperty('from');
    socket.succeed();
    socket.send({ from: 0, to: 12, order: ['p1'] });
    expect(room.standing.now).toMatchObject({ to: 12, order: ['p1'] });
  });

  it('goes when the server says so and comes back when it said', async () => {
    const { socket } = await opened();
    socket.succeed();
    socket.leave(3000);
    expect(socket.connected).toBe(false);
    await pass(2999);
    expect(socket.handshakes).toHaveLength(1);
    await pass(1);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('follows another session without saying what it held of the first, and shows the first until then', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    socket.send({ to: 3 });
    room.follow('s9');
    await pass(0);
    expect(socket.handshakes[1]).toEqual({ event: '482913', view: 'attendee', token: 't', session: 's9' });
    expect(room.standing.now.session).toBe('s2');
    socket.succeed();
    socket.send({ session: 's9', to: 8 });
    expect(room.standing.now).toMatchObject({ session: 's9', to: 8 });
    room.follow(undefined);
    await pass(0);
    expect(socket.handshakes[2]).toEqual({ event: '482913', view: 'attendee', token: 't' });
  });

  it('enters again, once, when the server does not know its token', async () => {
    const auth = vi.fn<Auth>(() => ({ event: '482913', view: 'attendee', token: 'old' }));
    const { socket, room } = await opened(auth);
    socket.fail('unauthorised');
    await pass(10_000);
    expect(auth.mock.calls).toEqual([[false], [true]]);
    expect(room.standing.turned).toBeNull();
    socket.fail('unauthorised');
    await pass(60_000);
    expect(room.standing).toMatchObject({ turned: 'unauthorised', link: 'away' });
    expect(auth).toHaveBeenCalledTimes(2);
  });

  it.each(['invalid', 'unknown-event', 'unknown-session'])('takes `%s` for an answer', async (turned) => {
    const { socket, room } = await opened(asWall);
    socket.fail(turned);
    await pass(60_000);
    expect(room.standing.turned).toBe(turned);
    expect(socket.handshakes).toHaveLength(1);
  });

  it.each([
    ['that has entered', asPhone, false],
    ['that holds it', asWall, true],
  ] as const)(
    '%s asks for an event that the server forgot every 15 to 30 seconds, until it is back',
    async (...given) => {
      const [, auth, holds] = given;
      const { socket, room } = await opened(auth);
      if (holds) {
        socket.succeed();
        socket.send({ to: 7 });
        socket.lose();
        await pass(10_000);
      }
      for (const chance of [0, 0.999]) {
        vi.spyOn(Math, 'random').mockReturnValue(chance);
        const tries = socket.handshakes.length;
        socket.fail('unknown-event');
        expect(room.standing).toMatchObject({ turned: 'unknown-event', now: { to: holds ? 7 : 0 } });
        await pass(15_000 * (1 + chance) - 20);
        expect(socket.handshakes).toHaveLength(tries);
        await pass(40);
        expect(socket.handshakes).toHaveLength(tries + 1);
      }
      socket.succeed();
      expect(room.standing).toMatchObject({ turned: null, link: 'live' });
    },
  );

  it('asks nothing before it knows which history the server tells, and nothing of one in another', async () => {
    const { socket, room } = await opened();
    socket.reply = Promise.resolve({ ok: true, seq: 4 });
    socket.succeed();
    const first = room.ask(command, 8000);
    await pass(1000);
    expect(socket.asked).toBe(0);
    socket.send({ to: 7 });
    await expect(first).resolves.toEqual({ ok: true, seq: 4 });

    socket.lose();
    await pass(10_000);
    socket.succeed();
    const ofAnother = expect(room.ask(command, 8000)).rejects.toThrow('Another history.');
    socket.send({ epoch: 'f.3', to: 5 });
    await ofAnother;
    expect(socket.asked).toBe(1);
    await expect(room.ask(command, 8000)).resolves.toEqual({ ok: true, seq: 4 });

    socket.lose();
    await pass(10_000);
    socket.succeed();
    const tooLate = expect(room.ask(command, 3000)).rejects.toThrow('Nothing was told in time.');
    await pass(4000);
    socket.pulse({});
    await tooLate;
    expect(socket.asked).toBe(2);
  });

  it('keeps what it held last of a history that is no more', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    socket.send({ to: 7, order: ['p7'] });
    socket.send({ view: 'list', to: 6, order: ['p6'] });
    expect(room.standing.before).toBeNull();
    socket.send({ view: 'list', epoch: 'f.3', to: 3 });
    const { before } = room.standing;
    expect(before).toMatchObject({
      now: { to: 7, order: ['p7'] },
      list: { to: 6, order: ['p6'] },
      noticedAt: Date.now(),
    });
    socket.send({ epoch: 'f.3', to: 3 });
    expect(room.standing.before).toBe(before);
    socket.send({ epoch: 'f.3', session: 's9', to: 4 });
    expect(room.standing.before).toBe(before);
  });

  it.each(['busy', 'unavailable'])('says `%s` and tries again', async (turned) => {
    const { socket, room } = await opened();
    socket.fail(turned);
    expect(room.standing.turned).toBe(turned);
    await pass(10_000);
    socket.succeed();
    expect(room.standing).toMatchObject({ turned: null, link: 'live' });
  });

  it('tries again when entering fails for want of a network, and not when the event is unknown', async () => {
    let status = 0;
    const auth = vi.fn<Auth>(() => Promise.reject(Object.assign(new Error(), { problem: { status } })));
    const { room } = await opened(auth);
    await pass(60_000);
    expect(auth.mock.calls.length).toBeGreaterThan(3);
    expect(room.standing.turned).toBeNull();
    status = 404;
    await pass(20_000);
    expect(room.standing.turned).toBe('unknown-event');
  });

  it('[R8] notices a frame that never came by the pulse after it, and asks for what it misses', async () => {
    const { socket } = await opened();
    socket.succeed();
    socket.send({ to: 7 });
    socket.send({ view: 'list', to: 5 });
    socket.pulse({ now: 7, list: 5 });
    await stand(socket, 60_000);
    expect(socket.handshakes).toHaveLength(1);
    socket.pulse({ now: 9, list: 5 });
    await stand(socket, 10_000);
    expect(socket.handshakes).toHaveLength(1);
    await stand(socket, 10_000);
    expect(socket.handshakes.slice(1)).toMatchObject([{ from: { now: 7, list: 5 } }]);
  });

  it('[R8] gives a frame that a pulse told of time to come', async () => {
    const { socket } = await opened();
    socket.succeed();
    socket.send({ to: 7 });
    socket.pulse({ now: 9 });
    await stand(socket, 10_000);
    socket.send({ from: 7, to: 9 });
    await stand(socket, 60_000);
    expect(socket.handshakes).toHaveLength(1);
  });

  it('asks once and rejects without a connection and without an answer', async () => {
    const { socket, room } = await opened();
    await expect(room.ask(command, 8000)).rejects.toThrow();
    socket.succeed();
    socket.pulse({});
    const unanswered = expect(room.ask(command, 8000)).rejects.toThrow('timeout');
    await pass(8000);
    await unanswered;
    socket.reply = Promise.resolve({ ok: true, seq: 4 });
    await expect(room.ask(command, 8000)).resolves.toEqual({ ok: true, seq: 4 });
  });

  it('takes two tries in silence for a dead connection', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    socket.pulse({});
    for (const heard of [true, false]) {
      void room.ask(command, 8000).catch(() => undefined);
      await pass(8000);
      if (heard) socket.send({ to: 1 });
      expect(socket.connected).toBe(true);
    }
    void room.ask(command, 8000).catch(() => undefined);
    await pass(8001);
    expect(socket.handshakes).toHaveLength(2);
  });

  it('stays closed once it is closed', async () => {
    const { socket, room } = await opened();
    socket.succeed();
    room.close();
    expect(socket.connected).toBe(false);
    await pass(60_000);
    expect(socket.handshakes).toHaveLength(1);
    expect(room.standing.link).toBe('live');
  });
});
