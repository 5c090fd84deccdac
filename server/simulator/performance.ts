import { setTimeout as sleep } from 'node:timers/promises';
import type { PostId, SessionId } from '../../shared/ids.ts';
import type { Conversation, Statement, Vote } from './conversation.ts';
import type { Person } from './person.ts';

/** Between two looks at what is due, ms. */
const TICK = 20;

/** A conversation, said and voted again by its people in time order, its days compressed into `duration` ms. */
export class Performance {
  /** Which post each statement became, as far as it was acknowledged. */
  readonly posts = new Map<string, PostId>();
  /** Commands refused for good: there should be none. */
  readonly refusals: string[] = [];
  readonly #conversation: Conversation;
  readonly #people: ReadonlyMap<string, Person>;
  readonly #session: SessionId;
  readonly #duration: number;
  /** The post of each statement once it is acknowledged; null where it was refused. */
  readonly #saying = new Map<string, Promise<PostId | null>>();
  /** `voter statement` of those who agree as it stands: the others' "no" and "pass" change nothing. */
  readonly #agreeing = new Set<string>();
  #begun = 0;
  #statements = 0;
  #votes = 0;
  #waits: number[] = [];

  constructor(conversation: Conversation, people: ReadonlyMap<string, Person>, session: SessionId, duration: number) {
    this.#conversation = conversation;
    this.#people = people;
    this.#session = session;
    this.#duration = duration;
  }

  /** Resolves when everything is said, voted and acknowledged. */
  async play(): Promise<void> {
    this.#begun = Date.now();
    const acts = [...this.#conversation.statements, ...this.#conversation.votes].sort((a, b) => a.at - b.at);
    const first = acts[0]?.at ?? 0;
    const span = (acts.at(-1)?.at ?? 0) - first || 1;
    const pending: Promise<void>[] = [];
    for (const act of acts) {
      const due = this.#begun + ((act.at - first) / span) * this.#duration;
      while (Date.now() < due) await sleep(Math.min(TICK, due - Date.now()));
      pending.push('text' in act ? this.#say(act) : this.#vote(act));
    }
    await Promise.all(pending);
  }

  progress(): string {
    const people = [...this.#people.values()];
    const total = (count: (person: Person) => number) => people.reduce((sum, person) => sum + count(person), 0);
    const { statements, votes } = this.#conversation;
    return [
      `${((Date.now() - this.#begun) / 1000).toFixed(0).padStart(4)} s`,
      `${this.#statements}/${statements.length} statements`,
      `${this.#votes}/${votes.length} votes`,
      `${total(({ outbox }) => outbox.unanswered)} unanswered`,
      `${total(({ outbox }) => outbox.slowDowns)} slow-downs`,
      `answers p50 ${this.#wait(0.5)} ms, p99 ${this.#wait(0.99)} ms`,
    ].join(' · ');
  }

  async #say({ id, author, text }: Statement): Promise<void> {
    const saying = this.#ask(author, { type: 'post.add', kind: 'question', session: this.#session, text }).then(
      (reply) => (reply.ok && reply.post) || null,
    );
    this.#saying.set(id, saying);
    const post = await saying;
    if (post) this.posts.set(id, post);
    this.#statements += 1;
  }

  async #vote({ voter, statement, vote }: Vote): Promise<void> {
    const on = vote === 1;
    const voice = `${voter} ${statement}`;
    const changes = on || this.#agreeing.has(voice);
    if (on) this.#agreeing.add(voice);
    else this.#agreeing.delete(voice);
    const post = await this.#saying.get(statement);
    if (changes && post) await this.#ask(voter, { type: 'post.support', post, on });
    this.#votes += 1;
  }

  async #ask(who: string, wish: Parameters<Person['ask']>[0]) {
    const person = this.#people.get(who);
    if (!person) throw new Error(`Nobody is called ${who}.`);
    const asked = Date.now();
    const reply = await person.ask(wish);
    this.#waits.push(Date.now() - asked);
    // Agreeing twice is agreeing: that it is already so is no loss.
    if (!reply.ok && reply.refusal !== 'already-done')
      this.refusals.push(`Refused as "${reply.refusal}" (${reply.hint}): ${JSON.stringify(wish)}`);
    return reply;
  }

  /** From the wish to its final answer, the waiting in the outbox included, ms: a quantile of all. */
  #wait(quantile: number): number {
    const sorted = this.#waits.toSorted((a, b) => a - b);
    return sorted[Math.floor(quantile * sorted.length)] ?? 0;
  }
}
