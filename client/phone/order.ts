import type { PostKind } from '../../shared/screens.ts';
import type { PollView, PostView } from '../../shared/views.ts';

/** What people can order a feed by. */
export type Order = 'newest' | 'wanted';

/** Which part of the room's list a feed shows. */
export type FeedKind = 'ask' | 'stories';

/** The posts that belong to a feed; polls go with the questions. */
export const kindsOf: Readonly<Record<FeedKind, readonly PostKind[]>> = {
  ask: ['question', 'comment'],
  stories: ['story'],
};

/** A feed's ids in the order a person chose. Pinned posts lead; polls count by the people who answered. */
export function ordered(
  feed: FeedKind,
  order: Order,
  posts: ReadonlyMap<string, PostView>,
  polls: ReadonlyMap<string, PollView>,
): readonly string[] {
  const said = [...posts.values()]
    .filter((post) => kindsOf[feed].includes(post.kind))
    .map((post) => ({ id: post.id, pinned: post.pinned, wanted: post.support }));
  const asked = [...polls.values()]
    .filter((poll) => feed === 'ask' && (poll.status === 'open' || poll.status === 'closed'))
    .map((poll) => ({ id: poll.id, pinned: false, wanted: poll.people }));
  return [...said, ...asked]
    .sort(
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) ||
        (order === 'wanted' ? b.wanted - a.wanted : 0) ||
        newness(b.id) - newness(a.id),
    )
    .map((entry) => entry.id);
}

/** An id is a letter and the seq of its first fact, so it says what is newer. */
export function newness(id: string): number {
  return Number(id.slice(1));
}
