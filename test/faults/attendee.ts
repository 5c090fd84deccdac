import { setTimeout as wait } from 'node:timers/promises';
import { backoff } from '../../client/link/backoff.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Accepted, Reply } from '../../shared/replies.ts';
import type { Mine } from '../../shared/views.ts';
import type { Handshake, ViewName } from '../../shared/wire.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import { Phone, type Ear } from '../bench/phone.ts';
import type { Reading } from './reading.ts';

type Asked = { readonly command: object; readonly answered: (reply: Accepted) => void };

/** Where a command could not be stored: about when to try again, ms. */
const UNAVAILABLE_WAIT = 1000;
/** What everyone holds before their first frame. */
const NOTHING = nothingHeld();

/**
 * An attendee on the bare wire: thousands of them fit into a process. Holds both views, says what it holds when it comes
 * back, which it does by itself and as patiently as the page, and sends each command until it is answered.
 */
export class Attendee implements Ear {
  now: Held = NOTHING;
  list: Held = NOTHING;
  mine: Mine | null = null;
  /** Whether its connection stands. */
  isIn = false;
  /** Connections that stood, and frames that came. */
  visits = 0;
  frames = 0;
  /** The most bytes that came between two pings beyond the largest message among them. */
  beyond = 0;
  /** Frames that did not follow what was held. */
  gaps = 0;
  /** Hears of each frame once it is applied, with what was held before, and of what is one's own. */
  heard: (view: ViewName | 'mine', before: number) => void = () => undefined;
  readonly #phone: Phone;
  readonly #who: Handshake;
  readonly #reading: Reading;
  readonly #isThere: () => Promise<boolean>;
  readonly #unanswered = new Map<number, Asked>();
  #nextId = 0;
  #failures = 0;
  #left = false;
  #sincePing = { bytes: 0, largest: 0 };

  constructor(index: number, url: string, who: Handshake, reading: Reading, isThere: () => Promise<boolean>) {
    this.#phone = new Phone(index, `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, this);
    this.#who = who;
    this.#reading = reading;
    this.#isThere = isThere;
  }

  /** Comes, and comes again until it leaves. */
  async stay(): Promise<void> {
    while (!this.#left) await wait(await this.#visit());
  }

  leave(): void {
    this.#left = true;
    this.#phone.hangUp();
  }

  /** Reads nothing, and so answers no ping, until `resume`. */
  pause(): void {
    this.#phone.pause();
  }

  resume(): void {
    this.#phone.resume();
  }

  /** Resolves when it is accepted, however often the connection is lost. */
  ask(wish: Wish): Promise<Accepted> {
    const id = this.#nextId++;
    return new Promise((answered) => {
      const command = { ...wish, id: `attendee-${String(this.#phone.index).padStart(5, '0')}-${id}` };
      this.#unanswered.set(id, { command, answered });
      this.#send(id);
    });
  }

  get unanswered(): number {
    return this.#unanswered.size;
  }

  /** Resolves when the connection is over, with how long to stay away. */
  async #visit(): Promise<number> {
    if (!(await this.#isThere())) return backoff(this.#failures++);
    const { epoch, to } = this.now;
    const from = { now: to, ...(this.list.epoch === epoch && { list: this.list.to }) };
    try {
      const arrival = await this.#phone.connect({ ...this.#who, ...(to > 0 && { epoch, from }) });
      if ('after' in arrival) return arrival.after;
      await arrival.over;
    } catch {
      // Nobody is there yet.
    }
    this.isIn = false;
    this.#sincePing = { bytes: 0, largest: 0 };
    return backoff(this.#failures++);
  }

  #send(id: number): void {
    const asked = this.#unanswered.get(id);
    if (this.isIn && asked) this.#phone.emit(id, 'command', asked.command);
  }

  letIn(): void {
    this.#failures = 0;
    this.visits += 1;
    this.isIn = true;
    for (const id of this.#unanswered.keys()) this.#send(id);
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
      this.mine = read.mine;
      this.heard('mine', 0);
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

  answer(_: Phone, id: number, payload: Buffer): void {
    const [reply] = JSON.parse(payload.toString()) as [Reply];
    if (!reply.ok) {
      if (reply.refusal !== 'slow-down' && reply.refusal !== 'unavailable') throw new Error(reply.hint);
      setTimeout(() => this.#send(id), reply.after ?? UNAVAILABLE_WAIT);
      return;
    }
    this.#unanswered.get(id)?.answered(reply);
    this.#unanswered.delete(id);
  }
}
