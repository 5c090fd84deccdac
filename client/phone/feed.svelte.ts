/* eslint-disable svelte/prefer-svelte-reactivity -- the maps are replaced or not shown; the reactive ones weigh 3 KB */
import type { Held } from '../../shared/apply.ts';
import { WINDOW_MAX } from '../../shared/limits.ts';
import type { PostView } from '../../shared/views.ts';
import { olderPosts } from '../link/api.ts';
import { arrivals, extended, promoted, settled, shownNew } from './frozen.ts';
import { kindsOf, ordered, type FeedKind, type Order } from './order.ts';

/** One feed as its reader sees it: an order that only they change (R12), what waits behind the button, older pages. */
export class Feed {
  readonly kind: FeedKind;
  readonly #code: string;
  readonly #list: () => Held;
  #session = '';
  #whole = false;
  #order: Order = $state('newest');
  #shown: readonly string[] = $state.raw([]);
  #older: ReadonlyMap<string, PostView> = $state.raw(new Map());
  /** What has been here: what is missing later was taken away, and not only on its way. */
  readonly #seen = new Set<string>();
  /** The next page; null before the first. */
  #before: string | null = null;
  #end = $state(false);
  #loading: 'no' | 'yes' | 'failed' = $state('no');

  readonly #wanted = $derived.by(() => ordered(this.kind, this.#order, this.#list().posts, this.#list().polls));
  readonly #arrivals = $derived(arrivals(this.#shown, this.#wanted));

  constructor(code: string, kind: FeedKind, list: () => Held) {
    this.#code = code;
    this.kind = kind;
    this.#list = list;
  }

  get order(): Order {
    return this.#order;
  }
  get shown(): readonly string[] {
    return this.#shown;
  }
  /** How many wait behind "Show 6 new". */
  get waiting(): number {
    return this.#arrivals.length;
  }
  get older(): ReadonlyMap<string, PostView> {
    return this.#older;
  }
  get loading(): 'no' | 'yes' | 'failed' {
    return this.#loading;
  }
  /** A list below its limit is everything there is. */
  get mayHaveOlder(): boolean {
    return !this.#end && this.#list().order.length >= WINDOW_MAX;
  }

  wasHere(id: string): boolean {
    return this.#seen.has(id);
  }

  /**
   * Call after each frame: fills an empty feed, begins anew in another session, and adds at the end what belongs there,
   * where it moves nothing. When the first look becomes the whole list, a calm reader gets its order at once.
   */
  settle(whole: boolean, calm: boolean): void {
    const { session } = this.#list();
    if (session !== this.#session) {
      this.#session = session;
      this.#older = new Map();
      this.#before = null;
      this.#end = false;
      this.#shown = this.#wanted;
    }
    const first = whole && !this.#whole;
    this.#whole = whole;
    if (first && calm) this.#shown = shownNew(this.#shown, this.#wanted, (id) => this.#older.has(id));
    this.#shown = settled(this.#shown, this.#wanted);
    for (const id of this.#wanted) this.#seen.add(id);
  }

  showNew(): void {
    this.#shown = shownNew(this.#shown, this.#wanted, (id) => this.#older.has(id));
  }

  choose(order: Order): void {
    this.#order = order;
    this.showNew();
  }

  /** The person's own post, on top at once. */
  promote(id: string): void {
    this.#shown = promoted(this.#shown, id);
  }

  /** Pages that hold nothing unseen are passed over. */
  async showOlder(): Promise<void> {
    const session = this.#session;
    this.#loading = 'yes';
    for (;;) {
      const answer = await olderPosts(this.#code, session, this.#before);
      if (session !== this.#session) return;
      if (!answer.ok) {
        this.#loading = 'failed';
        return;
      }
      const { posts, before } = answer.value;
      this.#before = before;
      this.#end = before === null;
      const found = posts.filter((post) => kindsOf[this.kind].includes(post.kind) && !this.#shown.includes(post.id));
      this.#older = new Map([...this.#older, ...found.map((post) => [post.id, post] as const)]);
      this.#shown = extended(
        this.#shown,
        found.map((post) => post.id),
      );
      if (found.length > 0 || this.#end) break;
    }
    this.#loading = 'no';
  }
}
