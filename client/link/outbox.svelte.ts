import type { Asked } from '../../shared/commands.ts';
import type { Reply } from '../../shared/replies.ts';
import { Drain } from './drain.ts';
import { indexedShelf } from './indexed.ts';
import { memoryShelf } from './memory.ts';
import type { Amend, History, Waiting, WithoutId } from './waiting.ts';

export type { Waiting, WithoutId } from './waiting.ts';

/** Commands on their way: kept across reloads, shown by every tab, sent by one. */
export class Outbox {
  #waiting: readonly Waiting[] = $state.raw([]);
  #kept = $state(true);
  readonly #drain: Drain;

  private constructor(drain: (changed: () => void) => Drain) {
    this.#drain = drain(() => {
      this.#waiting = this.#drain.waiting;
      this.#kept = this.#drain.kept;
    });
    this.#kept = this.#drain.kept;
    addEventListener('online', () => this.flush());
    addEventListener('pageshow', () => this.flush());
    addEventListener('pagehide', () => this.#drain.release());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.flush();
    });
  }

  /**
   * `scope` names whose commands these are: `${code}:${attendee}`. `ask` is one try; where it rejects, it is tried again.
   * In another history nothing goes out before `recall` (`recall.ts`).
   */
  static async open(scope: string, ask: (command: Asked) => Promise<Reply>, history: History): Promise<Outbox> {
    const shelf = await indexedShelf(scope).catch(() => memoryShelf());
    const outbox = new Outbox((changed) => new Drain(shelf, ask, changed, history));
    await outbox.#drain.start();
    return outbox;
  }

  /** In order, refused ones among them until they are dropped or changed and sent again: nothing typed is lost. */
  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** False where this browser keeps nothing: what waits is lost if the page is closed. */
  get kept(): boolean {
    return this.#kept;
  }

  /**
   * Stores, then sends. Resolves with the final answer, be it after a reconnect; a reload forgets the promise, not the
   * command. What was typed is to be kept until `safe` is called: at the latest with an answer that takes it.
   */
  send(command: WithoutId, safe?: () => void): Promise<Reply> {
    return this.#drain.send(command, safe);
  }

  /** Throws a refused command away. */
  drop(id: string): Promise<void> {
    return this.#drain.drop(id);
  }

  /** Sends a refused command again, changed or not, as a new one. */
  again(id: string, change?: object, safe?: () => void): Promise<Reply> {
    return this.#drain.again(id, change, safe);
  }

  amend(change: Amend): Promise<void> {
    return this.#drain.amend(change);
  }

  /** Tries now, after a pause of its own; a pause that the server asked for is kept. Call it when the room goes live. */
  flush(): void {
    this.#drain.flush();
  }
}
