import { io, type Socket } from 'socket.io-client';
import { apply } from '../../shared/apply.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Reply } from '../../shared/replies.ts';
import type { HostPollView, HostPostView, Mine, PollView, PostView } from '../../shared/views.ts';
import type { ClientToServer, Frame, Handshake, ServerToClient, Turned, TurnedData } from '../../shared/wire.ts';
import { Outbox, type Wish } from './outbox.ts';

/** How long one try of a command waits for its answer on a connection that seems alive, ms. */
const ANSWER_WAIT = 15_000;
/** The longest a person waits before connecting again, ms; the wait is random, so that a crowd spreads. */
const RETURN_WAIT_MAX = 2000;

/** Who sits at this screen and where. */
export type Seat = { readonly url: string } & Pick<Handshake, 'event' | 'session' | 'view' | 'token' | 'hostKey'>;

/** The handshake was refused for good. */
class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
}

export type Host = Person<HostPostView, HostPollView>;

/** A person with a phone (or a host with a laptop): one socket, one outbox, and the views their screen holds. Comes back by itself until it leaves. */
export class Person<Post extends PostView = PostView, Poll extends PollView = PollView> {
  readonly outbox: Outbox;
  now: Held<Post, Poll> = nothingHeld();
  list: Held<Post, Poll> = nothingHeld();
  mine: Mine | null = null;
  #socket: Socket<ServerToClient, ClientToServer>;
  readonly #seat: Seat;
  #url: string;
  #awayFor: number | null = null;
  #return: NodeJS.Timeout | undefined;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#url = seat.url;
    this.#socket = this.#socketTo(seat.url);
    this.outbox = new Outbox((command) => this.#socket.timeout(ANSWER_WAIT).emitWithAck('command', command));
  }

  /** Resolves when the first connection stands; rejects if the server turns this person away for good. */
  arrive(): Promise<void> {
    const socket = this.#socket;
    socket.on('frame', (frame) => this.#take(frame as Frame<Post, Poll>));
    // All of it each time: only who asks for changes is sent those.
    socket.on('mine', (mine) => (this.mine = mine as Mine));
    socket.on('leave', ({ after }) => (this.#awayFor = after));
    socket.on('disconnect', (reason) => {
      this.outbox.shut();
      // The library comes back by itself from everything but a goodbye by the server.
      if (reason === 'io server disconnect') this.#comeBack();
    });
    return new Promise((resolve, reject) => {
      socket.on('connect', () => {
        this.outbox.open();
        resolve();
      });
      socket.on('connect_error', (error: Error & { data?: TurnedData }) => {
        if (socket.active) return;
        this.#awayFor = error.data?.after ?? null;
        if (isPassing(error.message)) this.#comeBack();
        else reject(new TurnedAway(`The server turned ${this.#seat.view} away: ${error.message}.`));
      });
      socket.connect();
    });
  }

  ask(wish: Wish): Promise<Reply> {
    return this.outbox.send(wish);
  }

  /** The node where this person is. */
  get url(): string {
    return this.#url;
  }

  /** Goes over to another node of the same log, with what is not answered yet and what the screen holds. As `arrive`. */
  move(url: string): Promise<void> {
    this.leave();
    this.#url = url;
    this.#socket = this.#socketTo(url);
    return this.arrive();
  }

  leave(): void {
    clearTimeout(this.#return);
    this.#socket.off();
    this.#socket.disconnect();
    this.outbox.shut();
  }

  #socketTo(url: string): Socket<ServerToClient, ClientToServer> {
    return io(url, {
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      reconnectionDelay: RETURN_WAIT_MAX / 4,
      reconnectionDelayMax: RETURN_WAIT_MAX,
      randomizationFactor: 1,
      auth: (say) => say(this.#handshake()),
    });
  }

  #handshake(): Omit<Handshake, 'from'> & Pick<Handshake, 'from'> {
    const { url: _, ...who } = this.#seat;
    if (this.now.to === 0 || this.now.epoch !== this.list.epoch) return who;
    return { ...who, epoch: this.now.epoch, from: { now: this.now.to, list: this.list.to } };
  }

  #take(frame: Frame<Post, Poll>): void {
    const next = apply(this[frame.view], frame);
    if (next) this[frame.view] = next;
    else this.#socket.disconnect().connect();
  }

  #comeBack(): void {
    const wait = this.#awayFor ?? Math.random() * RETURN_WAIT_MAX;
    this.#awayFor = null;
    clearTimeout(this.#return);
    this.#return = setTimeout(() => this.#socket.connect(), wait);
  }
}

const isPassing = (turned: string) => (['busy', 'unavailable'] satisfies Turned[] as string[]).includes(turned);
