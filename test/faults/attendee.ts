import { setTimeout as wait } from 'node:timers/promises';
import { backoff } from '../../client/link/backoff.ts';
import { CHANGES } from '../../shared/changes.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import { applyMine, type HeldMine, type MineChange, type MineWhole } from '../../shared/mine.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Mine } from '../../shared/views.ts';
import type { Handshake, ViewName } from '../../shared/wire.ts';
import { Outbox, type Wish } from '../../server/simulator/outbox.ts';
import { Phone, type Ear } from '../bench/phone.ts';
import type { Entrance } from './knock.ts';
import type { Reading } from './reading.ts';

type Asked = { readonly answered: (reply: Reply) => void; readonly lost: (why: Error) => void };

/** Between two looks whether the first frames came, ms. */
const LOOK_MS = 20;
/** What everyone holds before their first frame. */
const NOTHING = nothingHeld();
const NOTHING_MINE: HeldMine = {
  to: 0,
  mine: { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] },
};
/** As the page asks. */
const QUERY = new URLSearchParams({ EIO: '4', transport: 'websocket', ...CHANGES }).toString();

/**
 * An attendee on the bare wire: thousands of them fit into a process. Holds both views, says what it holds when it comes
 * back, which it does by itself, as patiently as the page and each time by the next entrance, and sends each command
 * until it is answered.
 */
export class Attendee implements Ear {
  now: Held = NOTHING;
  list: Held = NOTHING;
  /** Whether its connection stands. */
  isIn = false;
  /** Connections that stood, and frames that came. */
  visits = 0;
  frames = 0;
  /** The most bytes that came between two pings beyond the largest message among them. */
  beyond = 0;
  /** Frames that did not follow what was held. */
  gaps = 0;
  /** Why it could not come in the last time. */
  turnedAway = '';
  /** Hears of each frame once it is applied, with what was held before, and of what is one's own. */
  heard: (view: ViewName | 'mine', before: number) => void = () => undefined;
  readonly outbox = new Outbox((command) => this.#send(command));
  readonly #entrances: readonly { readonly phone: Phone; readonly isThere: () => Promise<boolean> }[];
  readonly #who: Handshake;
  readonly #reading: Reading;
  readonly #asked = new Map<number, Asked>();
  #mine: HeldMine | null = null;
  #nextId = 0;
  #next: number;
  #failures = 0;
  #left = false;
  #comeBackAfter: number | null = null;
  #sincePing = { bytes: 0, largest: 0 };

  constructor(index: number, entrances: readonly Entrance[], who: Handshake, reading: Reading) {
    this.#entrances = entrances.map(({ url, isThere }) => ({
      phone: new Phone(index, `${url.replace('http', 'ws')}/socket.io/?${QUERY}`, this),
      isThere,
    }));
    this.#next = index;
    this.#who = who;
    this.#reading = reading;
  }

  /** Comes, and comes again until it leaves. */
  async stay(): Promise<void> {
    while (!this.#left) await wait(await this.#visit());
  }

  /** The same; resolves when it holds both views. */
  async arrive(): Promise<void> {
    void this.stay();
    while (this.now.to === 0 || this.list.to === 0) await wait(LOOK_MS);
  }

  leave(): void {
    this.#left = true;
    this.outbox.shut();
    this.#phone.hangUp();
  }

  /** Reads nothing, and so answers no ping, until `resume`. */
  pause(): void {
    this.#phone.pause();
  }

  resume(): void {
    this.#phone.resume();
  }

  /** Resolves with the final answer, however often the connection is lost. */
  ask(wish: Wish): Promise<Reply> {
    return this.outbox.send(wish);
  }

  /** Null until the first time that it was told. */
  get mine(): Mine | null {
    return this.#mine?.mine ?? null;
  }

  get #phone(): Phone {
    return this.#entrance.phone;
  }

  get #entrance() {
    const entrance = this.#entrances[this.#next % this.#entrances.length];
    if (!entrance) throw new Error('There is no way in.');
    return entrance;
  }

  /** Resolves when the connection is over, with how long to stay away. */
  async #visit(): Promise<number> {
    if (!(await this.#entrance.isThere())) return this.#goesOn();
    const { epoch, to } = this.now;
    const from = { now: to, ...(this.list.epoch === epoch && { list: this.list.to }) };
    try {
      const arrival = await this.#phone.connect({ ...this.#who, ...(to > 0 && { epoch, from }) });
      if ('after' in arrival) return arrival.after;
      await arrival.over;
    } catch (error) {
      // Often nobody is there yet.
      this.turnedAway = String(error);
    }
    this.isIn = false;
    this.outbox.shut();
    for (const { lost } of this.#asked.values()) lost(new Error('The connection is gone.'));
    this.#asked.clear();
    this.#sincePing = { bytes: 0, largest: 0 };
    return this.#goesOn();
  }

  /** To the next entrance; returns after how long. */
  #goesOn(): number {
    const after = this.#comeBackAfter ?? backoff(this.#failures++);
    this.#comeBackAfter = null;
    this.#next += 1;
    return after;
  }

  #send(command: object): Promise<Reply> {
    const id = this.#nextId++;
    return new Promise((answered, lost) => {
      this.#asked.set(id, { answered, lost });
      this.#phone.emit(id, 'command', command);
    });
  }

  letIn(): void {
    this.#failures = 0;
    this.visits += 1;
    this.isIn = true;
    this.outbox.open();
  }

  message(_: Phone, { length }: Buffer): void {
    const { bytes, largest } = this.#sincePing;
    this.#sincePing = { bytes: bytes + length, largest: Math.max(largest, length) };
    this.beyond = Math.max(this.beyond, this.#sincePing.bytes - this.#sincePing.largest);
  }

  asked(): void {
    this.#sincePing = { bytes: 0, largest: 0 };
  }

  event(_: Phone, payload: Buffer): void {
    const read = this.#reading.read(payload);
    if (!read) return;
    if ('mine' in read) {
      this.#takeMine(read.mine);
      return;
    }
    if ('after' in read) {
      this.#comeBackAfter = read.after;
      return;
    }
    const { frame } = read;
    const before = this[frame.view];
    const next = this.#reading.apply(before, frame);
    this.frames += 1;
    if (!next) {
      this.gaps += 1;
      this.#phone.hangUp();
      return;
    }
    this[frame.view] = next;
    this.heard(frame.view, before.to);
  }

  #takeMine(message: MineWhole | MineChange): void {
    const next = applyMine(this.#mine ?? NOTHING_MINE, message);
    if (!next) {
      this.gaps += 1;
      this.#phone.hangUp();
      return;
    }
    this.#mine = next;
    this.heard('mine', 0);
  }

  answer(_: Phone, id: number, payload: Buffer): void {
    const [reply] = JSON.parse(payload.toString()) as [Reply];
    this.#asked.get(id)?.answered(reply);
    this.#asked.delete(id);
  }
}
