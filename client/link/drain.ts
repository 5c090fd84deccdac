import type { Asked } from '../../shared/commands.ts';
import { UNANSWERED_MAX } from '../../shared/limits.ts';
import type { Reply } from '../../shared/replies.ts';
import { backoff } from './backoff.ts';
import { newId } from './ids.ts';
import type { Amend, History, News, Shelf, Waiting, WithoutId } from './waiting.ts';

/**
 * Empties the shelf towards the server: each command is stored before it is sent, sent in order, and sent again until
 * it is answered. Knows no browser and no screen; `changed` hears of every change.
 *
 * The server gives a command that it accepted its first answer again (R2), so sending twice is safe and
 * not sending is the only mistake. Order is kept by sending a command only when none before it in its lane is unanswered.
 */
export class Drain {
  waiting: readonly Waiting[] = [];
  /** False where what waits would be lost with the page. */
  kept: boolean;

  readonly #shelf: Shelf;
  readonly #ask: (command: Asked) => Promise<Reply>;
  readonly #history: History;
  readonly #changed: () => void;
  readonly #tab = newId();
  readonly #answers = new Map<string, (reply: Reply) => void>();
  /** Not yet stored, so not yet sent. */
  readonly #storing = new Set<string>();
  /** The shelf would not take them: they live here alone. */
  readonly #loose = new Set<string>();
  readonly #flying = new Set<string>();
  /** Answered or dropped: a slower reading of the shelf must not bring them back. */
  readonly #done = new Set<string>();
  #failures = 0;
  /** Pauses go by a clock that nobody sets. */
  #restUntil = 0;
  /** The server's own wish, which no `flush` shortens. */
  #slowUntil = 0;
  /** What is new waits by itself: a slow session takes votes all the while. */
  #silentUntil = 0;
  /** By the clock that all tabs share, ms since 1970. */
  #leaseUntil = 0;
  /** Asked for the lease and heard nothing: whoever has it is dead or frozen. */
  #silence = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pumping = false;
  #closed = false;

  constructor(shelf: Shelf, ask: (command: Asked) => Promise<Reply>, changed: () => void, history: History) {
    this.#shelf = shelf;
    this.#ask = ask;
    this.#history = history;
    this.#changed = changed;
    this.kept = shelf.kept;
    shelf.listen((news) => void this.#hear(news));
  }

  async start(): Promise<void> {
    await this.#read();
    void this.#pump();
  }

  /** `safe` is called once the command no longer depends on this page: when it is stored for good, or taken. */
  send(command: WithoutId, safe?: () => void): Promise<Reply> {
    const id = newId();
    const last = this.waiting[this.waiting.length - 1]?.n ?? 0;
    const asked: Asked = { ...command, id, outbox: this.#shelf.outbox };
    const n = Math.max(Date.now(), last + 1);
    const entry = { id, n, command: asked, since: Date.now(), refused: null, epoch: this.#history.epoch() };
    this.#show([...this.waiting, entry]);
    void this.#store(entry, safe);
    return new Promise((resolve) => {
      this.#answers.set(id, (reply) => {
        if (reply.ok) safe?.();
        resolve(reply);
      });
    });
  }

  async drop(id: string): Promise<void> {
    this.#done.add(id);
    this.#answers.delete(id);
    this.#show(this.waiting);
    await this.#shelf.remove(id).catch(() => undefined);
    this.#shelf.tell({});
  }

  again(id: string, change: object = {}, safe?: () => void): Promise<Reply> {
    const entry = this.waiting.find((each) => each.id === id);
    if (!entry) return Promise.reject(new Error('It waits no longer.'));
    const { id: _, outbox: __, ...command } = entry.command;
    const reply = this.send({ ...command, ...change }, safe);
    void this.drop(id);
    return reply;
  }

  /** Does with the shelf what `change` says, and goes on with that. */
  async amend(change: Amend): Promise<void> {
    const { waiting } = this;
    const stored = await this.#shelf.all().catch(() => []);
    const amended = change([...stored, ...waiting]);
    for (const { id, next } of amended) {
      await (next ? this.#shelf.put(next) : this.#shelf.remove(id)).catch(() => undefined);
    }
    for (const { id, next, reply } of amended) {
      if (reply) this.#answer(id, reply);
      if (next) this.waiting = this.waiting.map((entry) => (entry.id === id ? next : entry));
      else this.#done.add(id);
    }
    this.#restUntil = 0;
    this.#shelf.tell({});
    await this.#hear({});
  }

  flush(): void {
    this.#restUntil = 0;
    void this.#pump();
  }

  /** Another tab may send; this one still may later. */
  release(): void {
    this.#leaseUntil = 0;
    void this.#shelf.release(this.#tab).then(
      () => this.#shelf.tell({}),
      () => undefined,
    );
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.release();
  }

  async #store(entry: Waiting, safe?: () => void): Promise<void> {
    this.#storing.add(entry.id);
    try {
      await this.#shelf.put(entry);
      if (this.kept) safe?.();
      this.#shelf.tell({});
    } catch {
      // Full, or taken away meanwhile: it is sent all the same, and the page can say that it is not kept.
      this.#loose.add(entry.id);
      this.kept = false;
      this.#changed();
    }
    this.#storing.delete(entry.id);
    await this.#pump();
  }

  /** Sends what may be sent now; else sees to it that it is tried again. */
  async #pump(): Promise<void> {
    if (this.#closed || this.#pumping) return;
    const wait = Math.max(this.#restUntil, this.#slowUntil) - performance.now();
    if (wait > 0) {
      this.#later(wait);
      return;
    }
    if (this.#sendable().length === 0) {
      const silence = this.#silentUntil - performance.now();
      if (silence > 0) this.#later(silence);
      return;
    }
    this.#pumping = true;
    const mine = await this.#lease();
    this.#pumping = false;
    if (this.#gone()) return;
    if (!mine) {
      this.#silence = true;
      this.#shelf.tell({ wants: true });
      this.#later(HEARD_MS);
      return;
    }
    for (const entry of this.#sendable()) void this.#fly(entry);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#pump(), ms);
  }

  /** The first of each lane, oldest first, as far as the limit of unanswered commands allows. */
  #sendable(): Waiting[] {
    const silent = performance.now() < this.#silentUntil;
    const lanes = new Set<string>();
    const ready: Waiting[] = [];
    for (const entry of this.waiting) {
      const lane = laneOf(entry.command);
      if (entry.refused || lanes.has(lane) || (silent && isNew(entry.command))) continue;
      lanes.add(lane);
      const stale = entry.epoch && entry.epoch !== this.#history.epoch();
      if (!stale && !this.#flying.has(entry.id) && !this.#storing.has(entry.id)) ready.push(entry);
    }
    return ready.slice(0, UNANSWERED_MAX - this.#flying.size);
  }

  async #fly(entry: Waiting): Promise<void> {
    this.#flying.add(entry.id);
    const reply = await this.#ask(entry.command).catch(() => null);
    this.#flying.delete(entry.id);
    if (this.#closed) return;
    if (reply === null || (!reply.ok && reply.refusal === 'unavailable')) {
      this.#restUntil = performance.now() + backoff(this.#failures++);
    } else if (!reply.ok && reply.refusal === 'slow-down') {
      this.#slow(entry, reply.after ?? 1000);
    } else {
      this.#failures = 0;
      await this.#settle(entry, reply);
    }
    await this.#pump();
  }

  #slow(entry: Waiting, ms: number): void {
    const until = performance.now() + ms;
    if (!isNew(entry.command)) {
      this.#slowUntil = until;
      return;
    }
    this.#silentUntil = until;
    const goes = Date.now() + ms;
    this.#show(this.waiting.map((each) => (each.id === entry.id ? { ...each, goes } : each)));
  }

  /** Tells first and forgets after: if the page dies between, the command is sent again and gets the same answer. */
  async #settle(entry: Waiting, reply: Reply): Promise<void> {
    const keep = !reply.ok && !isSetTo(entry.command) && !this.#done.has(entry.id);
    this.#answer(entry.id, reply);
    if (!keep) this.#done.add(entry.id);
    this.#show(this.waiting.map((each) => (keep && each.id === entry.id ? { ...each, refused: reply } : each)));
    this.#shelf.tell({ answered: { id: entry.id, reply } });
    const epoch = reply.ok && this.#history.recalls && this.#history.epoch();
    const next = keep ? { refused: reply } : epoch && { epoch, taken: { ...reply, at: Date.now() } };
    const stored = next ? this.#shelf.put({ ...entry, ...next }) : this.#shelf.remove(entry.id);
    // What was taken may come to wait again.
    await stored.then(() => epoch && this.#done.delete(entry.id)).catch(() => undefined);
    this.#shelf.tell({});
  }

  #answer(id: string, reply: Reply): void {
    this.#answers.get(id)?.(reply);
    this.#answers.delete(id);
  }

  async #hear(news: News): Promise<void> {
    if (this.#closed) return;
    if (news.holds) {
      this.#silence = false;
      return;
    }
    if (news.wants) {
      if (this.#flying.size > 0) this.#shelf.tell({ holds: true });
      else if (this.#leaseUntil > 0) this.release();
      return;
    }
    if (news.answered) {
      this.#answer(news.answered.id, news.answered.reply);
      return;
    }
    this.#silence = false;
    await this.#read();
    await this.#pump();
  }

  /** What is stored, with what is still being stored here. */
  async #read(): Promise<void> {
    const stored = await this.#shelf.all().catch(() => this.waiting);
    if (this.#gone()) return;
    const known = new Set(stored.map((entry) => entry.id));
    const here = (id: string) => this.#storing.has(id) || this.#loose.has(id);
    const unstored = this.waiting.filter(({ id }) => here(id) && !known.has(id));
    const told = new Map(this.waiting.map((entry) => [entry.id, entry]));
    this.#show([...stored.map((entry) => ({ ...told.get(entry.id), ...entry })), ...unstored]);
  }

  #show(entries: readonly Waiting[]): void {
    this.waiting = entries
      .filter((entry) => !entry.taken && !this.#done.has(entry.id))
      .sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
    this.#changed();
  }

  async #lease(): Promise<boolean> {
    if (this.#leaseUntil - Date.now() > LEASE_MS / 2) return true;
    const until = Date.now() + LEASE_MS;
    // Where the storage fails, sending twice is the smaller harm.
    const mine = await this.#shelf.lease(this.#tab, LEASE_MS, this.#silence).catch(() => true);
    this.#silence = false;
    this.#leaseUntil = mine ? until : 0;
    return mine;
  }

  /** Asked after waiting, when it may have become so. */
  #gone(): boolean {
    return this.#closed;
  }
}

/** Its half is longer than one try takes, so that a tab keeps its turn while it waits for an answer. */
const LEASE_MS = 20_000;
/** A tab that is alive answers another within this time; a wrong guess only sends twice. */
const HEARD_MS = 1000;

/** What a slow session lets wait. Nothing else can speak of it before it is there, so everything else may overtake it. */
function isNew(command: Asked): boolean {
  return command.type === 'post.add' || command.type === 'reply.add' || command.type === 'poll.add';
}

/** Set to a value, nothing typed: of no use to its author once refused. */
function isSetTo(command: Asked): boolean {
  if (command.type === 'ballot.cast') return !command.text && !command.words?.length;
  return command.type === 'post.support';
}

/** Commands of one lane are sent one after another; a support or ballot waits only for those on the same post or poll. */
function laneOf(command: Asked): string {
  if (command.type === 'post.support') return command.post;
  if (command.type === 'ballot.cast') return command.poll;
  return 'said';
}
