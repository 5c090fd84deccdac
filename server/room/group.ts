import { Set } from 'immutable';
import type { PostId } from '../../shared/ids.ts';
import type { By, Post, State } from './state.ts';

/** The question at the head of a post's group: itself where it stands by itself. */
export function rootOf(state: State, id: PostId): PostId {
  const group = state.posts.get(id)?.group ?? null;
  return group === null ? id : rootOf(state, group);
}

/** Whether a post is another, or stands under it at whatever depth. */
export function isWithin(state: State, id: PostId, other: PostId): boolean {
  if (id === other) return true;
  const group = state.posts.get(id)?.group ?? null;
  return group !== null && isWithin(state, group, other);
}

/** Everything that stands under a post, at whatever depth, and is to be seen. */
export function membersOf(state: State, id: PostId): readonly Post[] {
  const direct = state.posts.get(id)?.grouped.toArray() ?? [];
  return direct.flatMap((member) => {
    const post = state.posts.get(member);
    return [...(post?.status === 'shown' ? [post] : []), ...membersOf(state, member)];
  });
}

/** How many people support a question or any that stands under it. */
export function unitedSupport(state: State, post: Post): number {
  const members = membersOf(state, post.id);
  if (members.length === 0) return ownSupport(post);
  const all = [post, ...members];
  const elsewhere = all.reduce((sum, { supportElsewhere }) => sum + supportElsewhere, 0);
  return Set.union<By>(all.map(({ supporters }) => supporters)).size + elsewhere;
}

/** How many people support it, here and where it was said; nobody can tell who is one of both. */
const ownSupport = ({ supporters, supportElsewhere }: Post): number => supporters.size + supportElsewhere;
