import type { PostView } from '../../shared/views.ts';
import { due, emptyBoard, turned, type Board } from './board.ts';
import type { BoardLayout, CardContent } from './layout.ts';
import { nothingDoubted } from './still.ts';

/** What the turner is told of, whenever some of it changed. */
export type Seen = {
  /** In the order they belong. */
  readonly posts: readonly PostView[];
  /** Those that may have been taken down meanwhile. */
  readonly doubted: ReadonlySet<string>;
  /** Whether a post that is missing was taken down, and not only pushed out by newer ones. */
  readonly absenceProves: boolean;
  /** Nothing new, no turning. */
  readonly frozen: boolean;
};

/** A card; `key` tells it from the next and stays the same while only a number on it changes. */
export type Showing = CardContent & { readonly key: string };

/** Measures posts, which it finds by their ids, on the screen as it is. */
export type LayOut = (post: (id: string) => PostView | undefined) => BoardLayout;

/** Turns the board over in time. Asks about what it shows and can no longer be sure of, and takes it down if it is gone. */
export class Turner {
  readonly #stillThere: (id: string) => Promise<boolean>;
  readonly #changed: (showing: Showing | null) => void;
  #board: Board = emptyBoard;
  #known: ReadonlyMap<string, PostView> = new Map();
  #measured: BoardLayout;
  #seen: Seen = nothing;
  /** Found to be taken down. */
  readonly #gone = new Set<string>();
  #turning: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(
    layOut: LayOut,
    stillThere: (id: string) => Promise<boolean>,
    changed: (showing: Showing | null) => void,
  ) {
    this.#stillThere = stillThere;
    this.#changed = changed;
    this.#measured = layOut(this.#post);
  }

  see(seen: Seen): void {
    this.#seen = seen;
    for (const { id } of seen.posts) if (!seen.doubted.has(id)) this.#gone.delete(id);
    const onCard = this.#board.card.flatMap((id) => this.#post(id) ?? []);
    this.#known = new Map([...onCard, ...seen.posts].map((post) => [post.id, post]));
    this.#step();
  }

  /** The screen changed its size or its type: everything is measured again. */
  measure(layOut: LayOut): void {
    this.#measured = layOut(this.#post);
    this.#step();
  }

  stop(): void {
    this.#seen = nothing;
    clearTimeout(this.#turning);
    clearTimeout(this.#asking);
  }

  readonly #post = (id: string) => this.#known.get(id);

  readonly #step = () => {
    const { posts, frozen } = this.#seen;
    const order = posts.map(({ id }) => id).filter((id) => !this.#gone.has(id));
    const stay = this.#board.card.filter((id) => this.#isDoubted(id) && !this.#gone.has(id));
    const at = Date.now();
    this.#board = turned(this.#board, { order, stay, at, frozen }, this.#measured);
    this.#changed(this.#showing());
    clearTimeout(this.#turning);
    const wait = due(this.#board, this.#measured) - at;
    if (!frozen && this.#board.card.length > 0 && wait > 0) this.#turning = setTimeout(this.#step, wait);
    this.#askAgain(0);
  };

  #showing(): Showing | null {
    const { card, page } = this.#board;
    const posts = card.flatMap((id) => this.#post(id) ?? []);
    const [first] = posts;
    if (!first) return null;
    const key = `${card.join()}/${page}`;
    if (posts.length > 1)
      return { key, size: 'text', posts: posts.map((post) => ({ post, text: post.text, page: 0, of: 1 })) };
    const pages = this.#measured.pages(first.id);
    return {
      key,
      size: this.#measured.size(first.id),
      posts: [{ post: first, text: pages[page] ?? '', page, of: pages.length }],
    };
  }

  #askAgain(after: number): void {
    if (this.#asking !== undefined || !this.#board.card.some((id) => this.#isDoubted(id))) return;
    this.#asking = setTimeout(() => void this.#ask(), after);
  }

  async #ask(): Promise<void> {
    const doubted = this.#board.card.filter((id) => this.#isDoubted(id));
    const there = await Promise.all(doubted.map((id) => this.#stillThere(id)));
    const gone = doubted.filter((_, place) => there[place] === false);
    for (const id of gone) this.#gone.add(id);
    this.#asking = undefined;
    if (gone.length > 0) this.#step();
    this.#askAgain(ASK_MS);
  }

  #isDoubted(id: string): boolean {
    const { posts, doubted, absenceProves } = this.#seen;
    return doubted.has(id) || (!absenceProves && !posts.some((post) => post.id === id));
  }
}

const nothing: Seen = { posts: [], doubted: nothingDoubted, absenceProves: true, frozen: true };

/** What is hidden is to be gone within a second. */
const ASK_MS = 400;
