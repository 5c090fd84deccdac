import type { Held } from '../../shared/held.ts';
import { wasAway, type Visit } from './away.ts';
import { KEEP_EVERY, keepVisit, lastVisit } from './visit.ts';

/** When this person last looked at the session, so that they can be told what they missed. */
export class Visits {
  readonly #code: string;
  readonly #list: () => Held;
  #missing: Visit | null = $state.raw(null);
  #session = '';

  constructor(code: string, list: () => Held) {
    this.#code = code;
    this.#list = list;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#came();
      else this.#keep();
    });
    addEventListener('pagehide', () => this.#keep());
    setInterval(() => {
      if (document.visibilityState === 'visible') this.#keep();
    }, KEEP_EVERY);
  }

  /** Since when this person missed something in the session; null if they were here. */
  get missing(): Visit | null {
    return this.#missing;
  }

  /** Call it after each frame: another session has visits of its own. */
  settle(): void {
    const { session } = this.#list();
    if (session === this.#session) return;
    this.#session = session;
    this.#missing = null;
    this.#came();
  }

  #came(): void {
    if (this.#session === '') return;
    const visit = lastVisit(this.#code, this.#session);
    if (wasAway(visit, Date.now())) this.#missing = visit;
  }

  #keep(): void {
    const list = this.#list();
    if (list.session === '') return;
    const closed = [...list.polls.values()].filter((poll) => poll.status === 'closed').map((poll) => poll.id);
    keepVisit(this.#code, list.session, { at: Date.now(), closed });
  }
}
