/* eslint-disable svelte/prefer-svelte-reactivity -- sets here are replaced as a whole and never changed */
import type { Asked } from '../../shared/commands.ts';
import type { DeedName } from '../../shared/deeds.ts';
import type { Refusal, Reply } from '../../shared/replies.ts';
import { newId } from '../link/ids.ts';
import type { Outbox } from '../link/outbox.svelte.ts';
import type { Asking } from './asking.ts';
import { deedName, subjectOf, targetOf, touched } from './deeds.ts';
import { insist } from './insist.ts';
import { inverse, type Before } from './inverse.ts';
import { mayWait, PATIENCE_MS } from './patience.ts';

/** One thing done on this page, and what came of it. */
export type Deed = {
  readonly n: number;
  readonly at: number;
  readonly name: DeedName;
  /** The words it was about. */
  readonly about: string | null;
  readonly target: string;
  readonly command: Asking;
  /** Its place in the event's log, once it is done. */
  readonly seq: number | null;
  /** `kept`: waits for a connection. `unsure`: no answer came in time. */
  readonly state: 'under-way' | 'kept' | 'done' | 'undone' | 'already' | 'expired' | 'unsure' | 'refused';
  readonly refusal: Refusal | null;
  /** `already`: the host who was faster, where that is known. */
  readonly by: string | null;
  /** How many such things it was, done one after another. */
  readonly times: number;
  /** What takes it back, in this order; nothing where there is no way. */
  readonly undo: readonly Asking[];
};

type World = {
  readonly before: () => Before;
  /** The history that ids belong to. */
  readonly epoch: () => string;
  readonly live: () => boolean;
  /** How far the posts are known, seq. */
  readonly seen: () => number;
  readonly ask: (command: Asked, timeoutMs: number) => Promise<Reply>;
};

/** Does what buttons ask for: what may wait goes through the outbox, the rest is done within ten seconds or not at all. */
export class Doing {
  /** Newest first. */
  deeds: readonly Deed[] = $state.raw([]);
  /** The deed the bar speaks of. */
  spoken: Deed | null = $state.raw(null);

  readonly #world: World;
  readonly #outbox: Promise<Outbox>;
  #last = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(world: World, outbox: Promise<Outbox>) {
    this.#world = world;
    this.#outbox = outbox;
  }

  /** Ids of posts and polls this person dealt with. */
  readonly mine: ReadonlySet<string> = $derived(new Set(this.deeds.flatMap((deed) => touched(deed.command))));

  /** What is under way or kept with a post, a poll or the wall, or done and not yet to be seen on the post's card. */
  pending(target: string): Deed | null {
    return this.deeds.find((deed) => deed.target === target && this.#isPending(deed)) ?? null;
  }

  #isPending({ state, seq, command }: Deed): boolean {
    if (state === 'done') return 'post' in command && seq !== null && seq > this.#world.seen();
    return state === 'under-way' || state === 'kept';
  }

  async do(command: Asking): Promise<Reply | null> {
    const before = this.#world.before();
    const deed = this.#begin(command, before);
    const { state, reply } = await this.#send(command, () => this.#turn(deed, { state: 'kept' }));
    const undo = reply?.ok ? inverse(command, before, reply) : null;
    this.#turn(deed, { state, undo: undo ? [undo] : [], seq: reply?.ok ? reply.seq : null, ...refusalOf(reply) });
    return reply;
  }

  /**
   * The same sort of thing several times, each after the answer to the one before, as one deed that is taken back as one.
   * Ends with the first that is not done; returns how many were.
   */
  async doAll(commands: readonly Asking[], progress: (done: number) => void): Promise<number> {
    const [first] = commands;
    if (!first) return 0;
    const deed = this.#begin(first, this.#world.before());
    const { done, undo, stopped } = await this.#inTurn(deed, commands, progress);
    const times = { state: 'done', times: done, undo } as const;
    this.#turn(deed, stopped && done === 0 ? stopped : times);
    return done;
  }

  /**
   * Things of several sorts in this order, as one deed that is called after one of them (`chief`). What is done already
   * stops nothing; returns whether all of it was.
   */
  async doTogether(commands: readonly Asking[], chief: Asking): Promise<boolean> {
    const deed = this.#begin(chief, this.#world.before());
    const { undo, stopped } = await this.#inTurn(deed, commands, () => undefined, true);
    this.#turn(deed, stopped ?? { state: 'done', undo });
    return stopped === null;
  }

  async #inTurn(deed: Deed, commands: readonly Asking[], progress: (done: number) => void, already = false) {
    let undo: readonly Asking[] = [];
    for (const [done, command] of commands.entries()) {
      progress(done);
      const before = this.#world.before();
      const { state, reply } = await this.#send(command, () => this.#turn(deed, { state: 'kept' }));
      if (already && state === 'already') continue;
      if (!reply?.ok) return { done, undo, stopped: { state, ...refusalOf(reply) } };
      const back = inverse(command, before, reply);
      if (back) undo = [back, ...undo];
      this.#turn(deed, { seq: reply.seq }, false);
    }
    return { done: commands.length, undo, stopped: null };
  }

  #begin(command: Asking, before: Before): Deed {
    const deed: Deed = {
      n: ++this.#last,
      at: Date.now(),
      name: deedName(command, before),
      about: subjectOf(command, before),
      target: targetOf(command),
      command,
      seq: null,
      state: 'under-way',
      refusal: null,
      by: null,
      times: 1,
      undo: [],
    };
    this.deeds = [deed, ...this.deeds].slice(0, HISTORY_MAX);
    // Who takes something back means the last thing they did.
    this.hush();
    return deed;
  }

  async undo(deed: Deed): Promise<void> {
    if (deed.state === 'kept') return this.#unkeep(deed);
    if (deed.state !== 'done' || deed.undo.length === 0) return;
    this.#turn(deed, { state: 'under-way' }, false);
    for (const [taken, command] of deed.undo.entries()) {
      const { state, reply } = await this.#send(command, () => this.#turn(deed, { state: 'kept' }, false));
      if (state === 'done' || state === 'already') continue;
      this.#turn(deed, { state: 'done', undo: deed.undo.slice(taken) }, false);
      // The bar says what came of taking it back; the deed itself still stands.
      this.#speak({ ...deed, state, ...refusalOf(reply) });
      return;
    }
    this.#turn(deed, { state: 'undone' });
  }

  async again(deed: Deed): Promise<void> {
    this.deeds = this.deeds.filter(({ n }) => n !== deed.n);
    await this.do(deed.command);
  }

  hush(): void {
    clearTimeout(this.#silence);
    this.spoken = null;
  }

  async #send(command: Asking, kept: () => void): Promise<{ state: Deed['state']; reply: Reply | null }> {
    const reply = mayWait(command) ? await this.#keep(command, kept) : await this.#now(command);
    if (reply === 'unsent') return { state: 'expired', reply: null };
    if (reply === 'unsure') return { state: 'unsure', reply: null };
    return { state: reply.ok ? 'done' : reply.refusal === 'already-done' ? 'already' : 'refused', reply };
  }

  #now(command: Asking) {
    const asked = { ...command, id: newId() } as Asked;
    const { ask, epoch } = this.#world;
    const made = epoch();
    return insist(asked, PATIENCE_MS, {
      // After the log went back the same ids may name something else.
      ask: (...given) => (epoch() === made ? ask(...given) : Promise.reject(new Error('Another history.'))),
      connected: this.#world.live,
      clock: () => performance.now(),
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
    });
  }

  async #keep(command: Asking, kept: () => void): Promise<Reply> {
    const slow = setTimeout(kept, this.#world.live() ? SLOW_MS : 0);
    const outbox = await this.#outbox;
    const reply = await outbox.send(command);
    clearTimeout(slow);
    const left = idIn(outbox, command);
    // Nothing typed is lost: a refused post stays for its form to show. Anything else of no use any more goes.
    if (!reply.ok && left !== null && command.type !== 'post.add') void outbox.drop(left);
    return reply;
  }

  async #unkeep(deed: Deed): Promise<void> {
    const outbox = await this.#outbox;
    const id = idIn(outbox, deed.command);
    if (id === null) return;
    await outbox.drop(id);
    this.#turn(deed, { state: 'undone' });
  }

  #turn(deed: Deed, change: Partial<Deed>, speak = true): void {
    const turned = { ...(this.deeds.find(({ n }) => n === deed.n) ?? deed), ...change };
    this.deeds = this.deeds.map((each) => (each.n === deed.n ? turned : each));
    if (speak) this.#speak(turned);
  }

  #speak(deed: Deed): void {
    clearTimeout(this.#silence);
    this.spoken = deed;
    this.#silence = setTimeout(() => (this.spoken = null), SPOKEN_MS);
  }
}

const refusalOf = (reply: Reply | null): Pick<Deed, 'refusal' | 'by'> =>
  reply && !reply.ok ? { refusal: reply.refusal, by: reply.by ?? null } : { refusal: null, by: null };

/** The newest entry of the outbox with this very command. */
function idIn(outbox: Outbox, command: Asking): string | null {
  const same = (asked: object) =>
    Object.entries(command).every(
      ([key, value]) => JSON.stringify((asked as Record<string, unknown>)[key]) === JSON.stringify(value),
    );
  return [...outbox.waiting].reverse().find((entry) => same(entry.command))?.id ?? null;
}

/** How long the bar offers to take something back. */
const SPOKEN_MS = 10_000;
/** An answer that takes longer is called kept for later. */
const SLOW_MS = 3000;
/** More than anyone looks back through. */
const HISTORY_MAX = 200;
