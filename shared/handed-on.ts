import type { Held } from './held.ts';
import type { PollView, PostView } from './views.ts';

/**
 * The list after a frame of `now`: what left `now` stands in it as it was there last, for the list is brought on more slowly
 * and would show a poll open again that was seen closed. Values are absolute, so the list's next frame fits all the same.
 */
export function handedOn<Post extends PostView, Poll extends PollView>(
  list: Held<Post, Poll>,
  before: Held<Post, Poll>,
  now: Held<Post, Poll>,
): Held<Post, Poll> {
  const follows = [before, now].every(({ epoch, session }) => epoch === list.epoch && session === list.session);
  if (!follows || before.to <= list.to) return list;
  const posts = leftBehind(before.posts, now.posts, list.posts);
  const polls = leftBehind(before.polls, now.polls, list.polls);
  if (posts.length + polls.length === 0) return list;
  return { ...list, posts: new Map([...list.posts, ...posts]), polls: new Map([...list.polls, ...polls]) };
}

type Entities<Entity> = ReadonlyMap<string, Entity>;

const leftBehind = <Entity>(before: Entities<Entity>, now: Entities<Entity>, list: Entities<Entity>) =>
  [...before].filter(([id]) => !now.has(id) && list.has(id));
