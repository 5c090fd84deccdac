import type { Held } from '../../shared/held.ts';
import type { Asked } from '../../shared/commands.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Mine, PollView, PostView } from '../../shared/views.ts';
import type { Pulse } from '../../shared/wire.ts';
import { Connection, TRY_MS, type Auth, type Before, type Kept, type Link, type Standing } from './connection.ts';
import { drop, keep, newer, restore } from './keep.ts';
import { newSocket } from './socket.ts';

/** One screen's connection and what it holds. Each part is replaced when it changed, and only then. */
export class Room<Post extends PostView = PostView, Poll extends PollView = PollView> {
  readonly #connection: Connection<Post, Poll>;
  readonly #keep: string | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  #now: Held<Post, Poll>;
  #list: Held<Post, Poll>;
  #mine: Mine;
  #pulse: Pulse | null;
  #link: Link;
  #turned: Standing['turned'];
  #before: Before<Post, Poll> | null = $state.raw(null);

  /**
   * `keep` names where the browser keeps what this screen held, so that a reload shows it before any network; `first` is what
   * came with the page.
   */
  constructor(auth: Auth, { keep: name, first }: { keep?: string; first?: First<Post, Poll> } = {}) {
    this.#keep = name;
    const held = newer(restore<Post, Poll>(name), first);
    this.#connection = new Connection<Post, Poll>(newSocket(), auth, () => this.#changed(), held);
    const { now, list, mine, pulse, link, turned } = this.#connection.standing;
    this.#now = $state.raw(now);
    this.#list = $state.raw(list);
    this.#mine = $state.raw(mine);
    this.#pulse = $state.raw(pulse);
    this.#link = $state.raw(link);
    this.#turned = $state.raw(turned);
  }

  get now(): Held<Post, Poll> {
    return this.#now;
  }

  /** Stays empty on a wall. */
  get list(): Held<Post, Poll> {
    return this.#list;
  }

  get mine(): Mine {
    return this.#mine;
  }

  get pulse(): Pulse | null {
    return this.#pulse;
  }

  /** `away`: was live or never came, and is trying again. */
  get link(): Link {
    return this.#link;
  }

  /** Why the server refused this screen. */
  get turned(): Standing['turned'] {
    return this.#turned;
  }

  /** What was held last of another history, where the log went back while this page was open. */
  get before(): Before<Post, Poll> | null {
    return this.#before;
  }

  open(): void {
    addEventListener('online', this.#hurryAnew);
    addEventListener('pageshow', this.#return);
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#hurry);
    this.#connection.open();
  }

  close(): void {
    removeEventListener('online', this.#hurryAnew);
    removeEventListener('pageshow', this.#return);
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.#keepNow();
    this.#connection.close();
  }

  /** Another session, or with `undefined` the one the server chooses; what is shown stays until its first frame. */
  follow(session: string | undefined): void {
    this.#connection.follow(session);
  }

  /** What a host looks at, for the others to know. */
  review(post: string | null): void {
    this.#connection.review(post);
  }

  /** One try; rejects without a connection and when no answer comes in time. What must arrive goes through an outbox. */
  ask(command: Asked, timeoutMs = TRY_MS): Promise<Reply> {
    return this.#connection.ask(command, timeoutMs);
  }

  readonly #hurry = () => {
    if (document.visibilityState === 'visible') this.#connection.hurry();
  };

  /** A browser keeps a page to come back to only where it has no open connection. */
  readonly #leave = () => {
    this.#keepNow();
    this.#connection.close();
  };

  readonly #return = () => {
    this.#connection.open();
    this.#hurry();
  };

  readonly #hurryAnew = () => this.#connection.hurry(true);

  #changed(): void {
    const { now, list, mine, pulse, link, turned, before } = this.#connection.standing;
    if (turned !== this.#turned || now !== this.#now || list !== this.#list || mine !== this.#mine)
      this.#keeping ??= setTimeout(this.#keepNow, KEEP_MS);
    this.#now = now;
    this.#list = list;
    this.#mine = mine;
    this.#pulse = pulse;
    this.#link = link;
    this.#turned = turned;
    this.#before = before;
  }

  readonly #keepNow = () => {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    if (this.#keep === undefined) return;
    // Of an event that was deleted nothing stays on those who saw it.
    if (this.#turned === 'deleted') drop(this.#keep);
    else if (this.#now.epoch) keep(this.#keep, { now: this.#now, list: this.#list, mine: this.#mine });
  };
}

type First<Post extends PostView, Poll extends PollView> = Pick<Kept<Post, Poll>, 'now' | 'list'>;

/** Keeping is not worth more than one write in this time. */
const KEEP_MS = 2000;
