import type { Held } from '../../shared/held.ts';
import type { Mine, PollView, PostView } from '../../shared/views.ts';
import { nothingKept, type Kept } from './connection.ts';
import { forget, remember, remembered } from './remember.ts';

/** What a screen held, kept in the browser, so that a reload comes back as it was before any network. */

/** Rises when a view's shape changes: what an older page kept is of no use then. */
const SHAPE = 2;

export function keep<Post extends PostView, Poll extends PollView>(key: string, kept: Kept<Post, Poll>): void {
  remember(`kept:${key}`, { shape: SHAPE, now: flat(kept.now), list: flat(kept.list), mine: kept.mine });
}

/** What was kept under this key, else what a screen holds before its first frame. */
export function restore<Post extends PostView, Poll extends PollView>(key: string | undefined): Kept<Post, Poll> {
  const kept = key === undefined ? null : (remembered(`kept:${key}`) as Stored<Post, Poll> | null);
  if (kept?.shape !== SHAPE) return nothingKept();
  return { now: round(kept.now), list: round(kept.list), mine: kept.mine };
}

/**
 * What a screen begins with: of what was kept and what came with the page the newer, view by view. What was kept of another
 * history stays: which of the two is the log's, only the server can say.
 */
export function newer<Post extends PostView, Poll extends PollView>(
  kept: Kept<Post, Poll>,
  first: Pick<Kept<Post, Poll>, 'now' | 'list'> | undefined,
): Kept<Post, Poll> {
  const { now, list } = kept;
  if (!first || !first.now.epoch || (now.epoch && now.epoch !== first.now.epoch)) return kept;
  const fresher = (held: Held<Post, Poll>, came: Held<Post, Poll>) =>
    held.session === came.session && held.to > came.to ? held : came;
  return { ...kept, now: fresher(now, first.now), list: fresher(list, first.list) };
}

export function drop(key: string): void {
  forget(`kept:${key}`);
}

type Stored<Post, Poll> = { shape: number; now: Flat<Post, Poll>; list: Flat<Post, Poll>; mine: Mine };
type Flat<Post, Poll> = Omit<Held, 'posts' | 'polls'> & { posts: [string, Post][]; polls: [string, Poll][] };

const flat = <Post extends PostView, Poll extends PollView>(held: Held<Post, Poll>): Flat<Post, Poll> => ({
  ...held,
  posts: [...held.posts],
  polls: [...held.polls],
});

const round = <Post extends PostView, Poll extends PollView>(held: Flat<Post, Poll>): Held<Post, Poll> => ({
  ...held,
  posts: new Map(held.posts),
  polls: new Map(held.polls),
});
