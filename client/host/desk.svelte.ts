import { MediaQuery } from 'svelte/reactivity';
import type { HostEntered } from '../../shared/http.ts';
import type { HostPollView, HostPostView } from '../../shared/views.ts';
import type { Asked } from '../../shared/commands.ts';
import type { Reply } from '../../shared/replies.ts';
import { asHost } from '../link/identity.ts';
import { Outbox } from '../link/outbox.svelte.ts';
import { recall } from '../link/recall.ts';
import { forget, remember, remembered } from '../link/remember.ts';
import { Room } from '../link/room.svelte.ts';
import { Doing } from './doing.svelte.ts';
import { holding, type Holding } from './holding.ts';
import { Setback } from './setback.svelte.ts';

/** One host at work: what they see of the event, and what they do with it. */
export class Desk {
  readonly code: string;
  readonly key: string;
  readonly me: HostEntered;
  readonly room: Room<HostPostView, HostPollView>;
  readonly doing: Doing;
  readonly setback: Setback;
  /** Room for the wall beside the posts. */
  readonly wide = new MediaQuery('(min-width: 66em)');
  /** No room for the lists beside the thumb, or no need: they stand over the posts. */
  readonly listsOnTop = new MediaQuery('(min-width: 66em) or (max-height: 22em)');
  /** How far the server's clock is ahead of this device's, ms. */
  ahead = $state(0);
  readonly holding: Holding = $derived.by(() => holding(this.room.now, this.room.list));

  /** How far the posts were known when the server last said that it cannot save, seq. */
  #unsavedAt: number | null = $state(null);
  #forgetting: ReturnType<typeof setTimeout> | undefined;
  #outbox: Outbox | null = $state.raw(null);

  constructor(code: string, key: string, me: HostEntered) {
    this.code = code;
    this.key = key;
    this.setback = new Setback(code);
    this.me = me;
    this.room = new Room<HostPostView, HostPollView>(asHost(code, key));
    // What a host did is not done again by itself: whoever sees the alarm decides.
    const history = { epoch: () => this.room.now.epoch, recalls: false };
    const outbox = Outbox.open(`${code}:${me.key}`, (command) => this.#ask(command), history);
    this.doing = new Doing(
      {
        before: () => ({ ...this.holding, moment: Date.now() + this.ahead }),
        epoch: () => this.room.now.epoch,
        live: () => this.room.link === 'live',
        seen: () => this.room.list.to,
        ask: (command, timeoutMs) => this.#ask(command, timeoutMs),
      },
      outbox,
    );
    void outbox.then((opened) => (this.#outbox = opened));
    const followed = remembered(`hosting:${code}`) as string | null;
    if (followed !== null) this.room.follow(followed);
    this.room.open();
  }

  /** Null until the browser's storage has answered. */
  get outbox(): Outbox | null {
    return this.#outbox;
  }

  /** The server is there and cannot save: it said so lately, and nothing new was seen since. */
  get cannotSave(): boolean {
    return this.room.turned === 'unavailable' || this.#unsavedAt === this.#seen();
  }

  #seen(): number {
    return Math.max(this.room.now.to, this.room.list.to);
  }

  async #ask(command: Asked, timeoutMs?: number): Promise<Reply> {
    const reply = await this.room.ask(command, timeoutMs);
    clearTimeout(this.#forgetting);
    this.#unsavedAt = !reply.ok && reply.refusal === 'unavailable' ? this.#seen() : null;
    this.#forgetting = setTimeout(() => (this.#unsavedAt = null), LATELY_MS);
    return reply;
  }

  /** Hosts another session from here on, after a reload too; undefined leaves the choice to the server. */
  follow(session: string | undefined): void {
    if (session === undefined) forget(`hosting:${this.code}`);
    else remember(`hosting:${this.code}`, session);
    this.room.follow(session);
  }

  /** Call it after each frame. */
  settle(): void {
    const { before, now, list } = this.room;
    this.setback.settle(before, now, list);
  }

  /** What waits speaks of what was there when it was asked for. Call it when the server tells another history. */
  async recall(outbox: Outbox, epoch: string): Promise<void> {
    const here = { epoch, moment: Date.now(), asksTheSame: () => true };
    await outbox.amend((entries) => recall(entries, here).amended);
  }

  close(): void {
    this.room.close();
  }
}

/** After this time it may save again: nobody asked. What waits asks at least every ten seconds. */
const LATELY_MS = 30_000;
