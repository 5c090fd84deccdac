/* eslint-disable svelte/prefer-svelte-reactivity -- the maps are replaced or not shown; the reactive ones weigh 3 KB */
import { isThere, type Held } from '../../shared/held.ts';
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
  #hearsFrom = 0;
  #whole = false;
  #order: Order = $state('newest');
  #shown: readonly string[] = $state.raw([]);
  /** As fetched, and the seq that was. */
  #older: ReadonlyMap<string, { readonly post: PostView; readonly to: number }> = $state.raw(new Map());
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

  /** A post of an older page, less what was taken away since (R6). */
  older(id: string): PostView | undefined {
    const page = this.#older.get(id);
    const list = this.#list();
    if (!page || !isThere(id, page.to, list)) return undefined;
    const { post, to } = page;
    const there = <Part extends { readonly id: string }>(parts: readonly Part[]) =>
      parts.filter((part) => isThere(part.id, to, list));
    const [replies, grouped] = [there(post.replies), there(post.grouped)];
    const fewer = post.replies.length - replies.length;
    if (fewer === 0 && grouped.length === post.grouped.length) return post;
    return { ...post, grouped, replies, replyCount: post.replyCount - fewer };
  }

  /**
   * Call after each frame: fills an empty feed, begins anew in another session, lets go of older pages that may hold what
   * was taken away, and adds at the end what belongs there, where it moves nothing. When the first look becomes the whole
   * list, a calm reader gets its order at once.
   */
  settle(whole: boolean, calm: boolean): void {
    const { session, hearsFrom } = this.#list();
    const elsewhere = session !== this.#session;
    if (elsewhere || hearsFrom !== this.#hearsFrom) {
      this.#session = session;
      this.#hearsFrom = hearsFrom;
      this.#shown = elsewhere ? this.#wanted : this.#shown.filter((id) => !this.#older.has(id));
      this.#older = new Map();
      this.#before = null;
      this.#end = false;
    }
    const first = whole && !this.#whole;
    this.#whole = whole;
    if (first && calm) this.#shown = shownNew(this.#shown, this.#wanted, this.#kept);
    this.#shown = settled(this.#shown, this.#wanted);
    for (const id of this.#wanted) this.#seen.add(id);
  }

  showNew(): void {
    this.#shown = shownNew(this.#shown, this.#wanted, this.#kept);
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
      if (!answer.ok || answer.value.to < this.#hearsFrom) {
        this.#loading = 'failed';
        return;
      }
      const { posts, before, to } = answer.value;
      this.#before = before;
      this.#end = before === null;
      const found = posts.filter((post) => kindsOf[this.kind].includes(post.kind) && !this.#shown.includes(post.id));
      this.#older = new Map([...this.#older, ...found.map((post) => [post.id, { post, to }] as const)]);
      const ids = found.map(({ id }) => id);
      for (const id of ids) this.#seen.add(id);
      this.#shown = extended(this.#shown, ids);
      if (found.length > 0 || this.#end) break;
    }
    this.#loading = 'no';
  }

  /** What its reader fetched goes on below what is new. */
  readonly #kept = (id: string) => this.older(id) !== undefined;
}
