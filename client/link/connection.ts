import { apply } from '../../shared/apply.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Asked } from '../../shared/commands.ts';
import { handedOn } from '../../shared/handed-on.ts';
import { applyMine } from '../../shared/mine.ts';
import type { Reply } from '../../shared/replies.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { Mine, PollView, PostView } from '../../shared/views.ts';
import type { Frame, Handshake, Pulse, ServerToClient, Turned, TurnedData } from '../../shared/wire.ts';
import { backoff } from './backoff.ts';

export type RoomAuth = {
  readonly event: string;
  readonly session?: string;
  readonly view: ViewRole;
  readonly token?: string;
  readonly hostKey?: string;
};

/** Asked at each connect; `refused` says that the server would not have the answer before. May reject: then it is asked again later. */
export type Auth = (refused: boolean) => RoomAuth | Promise<RoomAuth>;

export type Link = 'connecting' | 'live' | 'away';

/** What a connection needs of a Socket.IO client whose own reconnecting is off. */
export type RoomSocket = {
  readonly connected: boolean;
  auth: Handshake | object;
  connect(): unknown;
  disconnect(): unknown;
  on<Name extends keyof ServerToClient>(name: Name, listener: ServerToClient[Name]): unknown;
  on(name: 'connect', listener: () => void): unknown;
  on(name: 'disconnect', listener: (reason: string) => void): unknown;
  on(name: 'connect_error', listener: (error: Error & { data?: TurnedData }) => void): unknown;
  /** Where the server's signs of life are heard. */
  readonly io: { on(name: 'ping', listener: () => void): unknown };
  emit(name: 'reviewing', post: string | null): unknown;
  timeout(ms: number): { emitWithAck(name: 'command', command: Asked): Promise<Reply> };
};

/** What a screen holds and how it stands. Replaced as a whole at each change. */
export type Standing<Post extends PostView = PostView, Poll extends PollView = PollView> = {
  readonly now: Held<Post, Poll>;
  readonly list: Held<Post, Poll>;
  readonly mine: Mine;
  readonly pulse: Pulse | null;
  readonly link: Link;
  /** Final, but for `busy`, `unavailable`, and `unknown-event` on a screen that saw the event. */
  readonly turned: Turned | 'deleted' | null;
  /** What was held last of another history, of which the log knows no more: then what was told may be gone. */
  readonly before: Before<Post, Poll> | null;
};

export type Before<Post extends PostView = PostView, Poll extends PollView = PollView> = {
  readonly now: Held<Post, Poll>;
  readonly list: Held<Post, Poll>;
  /** When the screen learnt of it, ms since 1970. */
  readonly noticedAt: number;
};

/** Of that, what is of use after a reload. */
export type Kept<Post extends PostView = PostView, Poll extends PollView = PollView> = Pick<
  Standing<Post, Poll>,
  'now' | 'list' | 'mine'
>;

export const nothingKept = <Post extends PostView, Poll extends PollView>(): Kept<Post, Poll> => ({
  now: nothingHeld(),
  list: nothingHeld(),
  mine: { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] },
});

/**
 * One screen's connection: comes back by itself, says what it holds, applies what it is sent. Knows no browser;
 * `changed` hears of every change.
 */
export class Connection<Post extends PostView = PostView, Poll extends PollView = PollView> {
  standing: Standing<Post, Poll>;

  readonly #socket: RoomSocket;
  readonly #auth: Auth;
  readonly #changed: () => void;
  #open = false;
  /** Undefined leaves the choice to the server. */
  #session: string | undefined;
  /** The server shall choose, whatever is held. */
  #free = false;
  #refused = false;
  /** A frame did not follow what is held; the second time in a row, everything is asked for. */
  #gaps = 0;
  #failures = 0;
  /** How far what is held of `mine` goes. */
  #mineTo = 0;
  /** Tries in a row that got no answer, with nothing else heard between. */
  #silent = 0;
  /** When anything was last heard from the server, ms since 1970: a clock that goes on while a phone sleeps. */
  #heardAt = 0;
  #attempt = 0;
  /** Those who wait until it is known which history the server tells; null once it is. */
  #untold: (() => void)[] | null = [];
  /** Set while the server is to be heard, which it is not between tries; runs out when it was not for too long. */
  #deaf: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #missing: ReturnType<typeof setTimeout> | undefined;
  /** Set while a pulse told of a frame that has not come. */
  #overdue: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: RoomSocket, auth: Auth, changed: () => void, held: Kept<Post, Poll> = nothingKept()) {
    this.#socket = socket;
    this.#auth = auth;
    this.#changed = changed;
    this.standing = { ...held, pulse: null, link: 'connecting', turned: null, before: null };
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', (reason) => {
      if (reason !== 'io client disconnect') this.#lost(this.#pause());
    });
    socket.on('connect_error', ({ message, data }) => this.#turnedAway(message, data));
    socket.on('frame', (frame) => {
      this.#heard();
      this.#take(frame as Frame<Post, Poll>);
      this.#welcomed();
    });
    socket.on('mine', (message) => {
      this.#heard();
      const held = applyMine({ mine: this.standing.mine, to: this.#mineTo }, message);
      if (!held) return this.#gap();
      this.#mineTo = held.to;
      this.#set({ mine: held.mine });
      this.#welcomed();
    });
    socket.on('pulse', (pulse) => {
      this.#heard();
      this.#welcomed();
      this.#set({ pulse });
      this.#check(pulse.heads);
    });
    socket.on('leave', ({ after }) => this.#lost(after));
    socket.io.on('ping', () => this.#heard());
  }

  open(): void {
    if (this.#open) return;
    this.#open = true;
    this.#lost(0);
  }

  close(): void {
    this.#open = false;
    this.#stop();
    clearTimeout(this.#missing);
    this.#missing = undefined;
  }

  /**
   * Tries at once, whatever the pause; nothing while turned away for good. A connection is kept if it can be believed:
   * not when the network was `changed` under it, nor when a page that slept has heard nothing for too long. So is a try.
   */
  hurry(changed = false): void {
    const deaf = Math.abs(Date.now() - this.#heardAt) > HEARD_MS;
    const vain = changed ? this.#deaf : this.#socket.connected && deaf;
    if (this.#open && (this.#retry || vain)) this.#lost(0);
  }

  follow(session: string | undefined): void {
    if (session === this.#session && !this.#free && session !== undefined) return;
    this.#session = session;
    this.#free = session === undefined;
    if (!this.#open) return;
    this.#set({ turned: null });
    this.#lost(0);
  }

  /** A host looks at this post, or at none: of no use later, so nothing is said without a connection. */
  review(post: string | null): void {
    if (this.#socket.connected) this.#socket.emit('reviewing', post);
  }

  /**
   * One try. Rejects without a connection, when it is lost, and after `timeoutMs`; and where the server turns out to tell
   * another history than the one in which it was asked.
   */
  async ask(command: Asked, timeoutMs: number): Promise<Reply> {
    const [attempt, since] = [this.#attempt, performance.now()];
    const { epoch } = this.standing.now;
    if (this.#socket.connected && this.#untold) await new Promise<void>((told) => this.#untold?.push(told));
    if (!this.#isConnected() || attempt !== this.#attempt) throw new Error('No connection.');
    if (epoch && epoch !== this.standing.now.epoch) throw new Error('Another history.');
    const left = timeoutMs - (performance.now() - since);
    if (left <= 0) throw new Error('Nothing was told in time.');
    try {
      const reply = await this.#socket.timeout(left).emitWithAck('command', command);
      this.#heard();
      return reply;
    } catch (error) {
      // A dead network can look connected for most of a minute.
      if (attempt === this.#attempt && this.#isConnected() && ++this.#silent >= SILENT_MAX) this.#lost(0);
      throw error;
    }
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#listen();
    let who: RoomAuth;
    try {
      who = await this.#auth(this.#refused);
    } catch (error) {
      if (attempt === this.#attempt && this.#open) this.#turnedAway(reasonOf(error));
      return;
    }
    if (attempt !== this.#attempt || !this.#open) return;
    this.#socket.auth = this.#handshake(who);
    this.#socket.connect();
  }

  /** What is held counts only for the session it belongs to, and not after two gaps. */
  #handshake(who: RoomAuth): Handshake {
    const { now, list } = this.standing;
    const session = this.#session ?? (this.#free ? undefined : (who.session ?? (now.session || undefined)));
    const told = { ...who, ...(session !== undefined && { session }) };
    if (session === undefined || this.#gaps > 1 || now.session !== session) return told;
    const from = { now: now.to, ...(list.session === session && list.epoch === now.epoch && { list: list.to }) };
    return { ...told, from, epoch: now.epoch };
  }

  #connected(): void {
    clearTimeout(this.#missing);
    this.#missing = undefined;
    this.#refused = false;
    this.#heard();
    this.#set({ link: 'live', turned: null });
  }

  #lost(comeBackIn: number): void {
    this.#stop();
    if (!this.#open) return;
    // A blip is not worth saying; the screen keeps what it shows in any case.
    this.#missing ??= setTimeout(() => this.#set({ link: 'away' }), UNSAID_MS);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#connect();
    }, comeBackIn);
  }

  /**
   * The network's return is found out by trying, so the fewer phones there are in the room, the sooner each tries again:
   * together at most as often as the server lets screens in.
   */
  #pause(): number {
    const longest = Math.max(SHORT_MS, (this.standing.pulse?.here ?? Infinity) * EACH_MS);
    const pause = backoff(this.#failures++);
    return pause > longest ? Math.random() * longest : pause;
  }

  /** Asked after waiting, when it may have changed. */
  #isConnected(): boolean {
    return this.#socket.connected;
  }

  #stop(): void {
    this.#attempt++;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    clearTimeout(this.#overdue);
    this.#overdue = undefined;
    clearTimeout(this.#deaf);
    this.#deaf = undefined;
    this.#told();
    this.#untold = [];
    this.#socket.disconnect();
  }

  /** Something was told: not before is this a connection that lasts, after which the pauses begin anew. */
  #welcomed(): void {
    this.#failures = 0;
    this.#told();
  }

  /** A screen that comes is told first what it does not hold. */
  #told(): void {
    for (const go of this.#untold ?? []) go();
    this.#untold = null;
  }

  #turnedAway(message: string, data?: TurnedData): void {
    const told = isTurned(message) ? message : null;
    const refusedFirst = told === 'unauthorised' && !this.#refused;
    if (refusedFirst) this.#refused = true;
    const turned = data?.deleted ? 'deleted' : told;
    if (!refusedFirst) this.#set({ turned });
    if (turned === 'unknown-event' && this.#sawIt()) this.#lost(FORGOTTEN_MS * (1 + Math.random()));
    else if (turned === null || turned === 'busy' || turned === 'unavailable' || refusedFirst) {
      this.#lost(data?.after ?? this.#pause());
    } else {
      this.#stop();
      this.#set({ link: 'away' });
    }
  }

  /** Whether the event was there for this screen: a token was given for it, or a view. */
  #sawIt(): boolean {
    return this.standing.now.epoch !== '' || 'token' in this.#socket.auth;
  }

  #take(frame: Frame<Post, Poll>): void {
    const view = frame.view === 'now' ? 'now' : 'list';
    const { now, list } = this.standing;
    const next = apply(this.standing[view], frame);
    if (!next) return this.#gap();
    this.#gaps = 0;
    this.#free = false;
    const views = view === 'now' ? { now: next, list: handedOn(list, now, next) } : { list: next };
    // The first of its two views that is another history's.
    const isAnother = now.epoch !== '' && next.epoch !== now.epoch && next.epoch !== list.epoch;
    if (isAnother) this.#set({ before: { now, list, noticedAt: Date.now() }, ...views });
    else if (next !== this.standing[view]) this.#set(views);
  }

  #gap(): void {
    this.#gaps++;
    this.#lost(backoff(this.#gaps));
  }

  /** What was sent comes soon, or as part of a later sum, or was lost on the way. */
  #check(heads: Pulse['heads']): void {
    if (!this.#isBehind(heads)) return;
    this.#overdue ??= setTimeout(() => {
      this.#overdue = undefined;
      if (this.#isBehind(heads)) this.#lost(0);
    }, LOST_MS);
  }

  #isBehind({ now = 0, list = 0 }: Pulse['heads']): boolean {
    return this.standing.now.to < now || this.standing.list.to < list;
  }

  #heard(): void {
    this.#silent = 0;
    this.#heardAt = Date.now();
    this.#listen();
  }

  /** What is not heard of within this time is dead: a connection, or a try whose welcome was lost. */
  #listen(): void {
    clearTimeout(this.#deaf);
    this.#deaf = setTimeout(() => this.#lost(this.#socket.connected ? 0 : this.#pause()), HEARD_MS);
  }

  #set(change: Partial<Standing<Post, Poll>>): void {
    this.standing = { ...this.standing, ...change };
    this.#changed();
  }
}

/** How long one try to ask waits: beyond the slowest answer that is still to be hoped for. */
export const TRY_MS = 8000;

/** How long a lost connection goes unsaid. */
const UNSAID_MS = 2000;

/** A screen that was passed over is sent the sum within this time. */
const LOST_MS = 15_000;

/** The server gives a sign of life every 9 seconds; a bad network holds it up for a while. */
const HEARD_MS = 15_000;

/** A small room is back within a breath of its network. */
const SHORT_MS = 1000;

/** For each screen that is here; each tries twice in its longest pause, so all together 600 times a second. */
const EACH_MS = 2000 / 600;

/** A server that does not know an event any more is asked after so long, up to twice: until somebody restores a backup. */
const FORGOTTEN_MS = 15_000;

/** So many tries without any answer mean a dead connection rather than a slow server. */
const SILENT_MAX = 2;

const isTurned = (message: string): message is Turned =>
  ['invalid', 'unknown-event', 'unknown-session', 'unauthorised', 'busy', 'unavailable'].includes(message);

/** Entering goes over HTTP; its problem says the same as a refused handshake. */
function reasonOf(error: unknown): string {
  const status = (error as { problem?: { status?: number } } | null)?.problem?.status;
  if (status === 404 || status === 410) return 'unknown-event';
  return status === 401 || status === 403 ? 'unauthorised' : 'no connection';
}
