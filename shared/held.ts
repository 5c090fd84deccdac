import type { BalanceView, EventView, KeyView, PollView, PostView, SessionView, WallView } from './views.ts';

/** A view as a screen holds it. Immutable: what a frame did not touch stays the same object. */
export type Held<Post extends PostView = PostView, Poll extends PollView = PollView> = {
  readonly epoch: string;
  readonly session: string;
  readonly to: number;
  readonly event: EventView | null;
  readonly sessions: readonly SessionView[];
  readonly keys: readonly KeyView[];
  readonly wall: WallView | null;
  readonly balance: BalanceView;
  readonly posts: ReadonlyMap<string, Post>;
  readonly polls: ReadonlyMap<string, Poll>;
  readonly order: readonly string[];
  /** What was taken away: by id, the `to` of the frame that said so last. Of all that went after `hearsFrom` the screen was told. */
  readonly gone: Readonly<Record<string, number>>;
  readonly hearsFrom: number;
};

/** What a screen holds before its first frame. */
export function nothingHeld<Post extends PostView = PostView, Poll extends PollView = PollView>(): Held<Post, Poll> {
  return {
    epoch: '',
    session: '',
    to: 0,
    event: null,
    sessions: [],
    keys: [],
    wall: null,
    balance: [],
    posts: new Map(),
    polls: new Map(),
    order: [],
    gone: {},
    hearsFrom: 0,
  };
}

/**
 * Whether a post or reply that was fetched over HTTP, as it was at seq `to`, is still to be seen: no frame has taken it
 * away since, nor can one have been missed that did.
 */
export function isThere(id: string, to: number, { gone, hearsFrom }: Pick<Held, 'gone' | 'hearsFrom'>): boolean {
  return to >= hearsFrom && (gone[id] ?? 0) <= to;
}
