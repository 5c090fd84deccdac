import { Connection, TRY_MS, type RoomAuth } from '../../client/link/connection.ts';
import { Drain } from '../../client/link/drain.ts';
import { memoryShelf } from '../../client/link/memory.ts';
import { newSocket } from '../../client/link/socket.ts';
import type { Held } from '../../shared/held.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import type { Guest } from './crowd.ts';

/** What runs on an attendee's phone below the page: its own connection and outbox, the latter on a shelf in memory. */
export class Phone implements Guest {
  readonly socket: ReturnType<typeof newSocket>;
  readonly #connection: Connection;
  readonly #drain: Drain;
  readonly outbox: Guest['outbox'];
  #arrived: () => void = () => undefined;
  #seen: unknown = null;

  constructor({ url, ...who }: RoomAuth & { readonly url: string }) {
    this.socket = newSocket(url);
    this.#connection = new Connection(
      this.socket,
      () => who,
      () => this.#changed(),
    );
    this.#drain = new Drain(
      memoryShelf(),
      (command) => this.#connection.ask(command, TRY_MS),
      () => undefined,
      { epoch: () => this.now.epoch, recalls: false },
    );
    const drain = this.#drain;
    this.outbox = {
      get unanswered() {
        return drain.waiting.filter(({ refused }) => refused === null).length;
      },
    };
  }

  get now(): Held {
    return this.#connection.standing.now;
  }

  get list(): Held {
    return this.#connection.standing.list;
  }

  /** Resolves with the first frame. */
  arrive(): Promise<void> {
    return new Promise((resolve) => {
      this.#arrived = resolve;
      this.#connection.open();
    });
  }

  ask(wish: Wish): Promise<Reply> {
    return this.#drain.send(wish);
  }

  /** The browser says that there is a network, or another one. */
  online(): void {
    this.#connection.hurry(true);
    this.#drain.flush();
  }

  /** Goes to another session. */
  follow(session: string): void {
    this.#connection.follow(session);
  }

  leave(): void {
    this.#connection.close();
    this.#drain.close();
  }

  /** Told at each connect what is its own, a phone sends what waits. */
  #changed(): void {
    const { now, mine } = this.#connection.standing;
    if (mine !== this.#seen) this.#drain.flush();
    this.#seen = mine;
    if (now.to > 0) this.#arrived();
  }
}
