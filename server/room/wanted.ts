import type { Map } from 'immutable';
import type { PostId } from '../../shared/ids.ts';
import { isListed, type Post, type Session } from './state.ts';

/** More than any window or board shows of them. */
export const WANTED_MAX = 64;

type Posts = Map<PostId, Post>;

/** Questions that everyone may see and nobody has answered yet. Stories are never ranked by counts. */
export function isWanted(post: Post): boolean {
  return post.kind === 'question' && isListed(post) && post.answer === null;
}

/**
 * `session.wanted` after one post of it has changed: the `WANTED_MAX` with the most support, most first, then the oldest.
 * A vote costs a short walk; only where one leaves a full list are all posts looked at.
 */
export function wantedAfter(session: Session, post: Post, posts: Posts): readonly PostId[] {
  const wasFull = session.wanted.length === WANTED_MAX;
  if (wasFull && !session.wanted.includes(post.id)) {
    // Nearly every vote in a large session: it is for a question that stays below all of them.
    const last = posts.get(session.wanted.at(-1) ?? '');
    if (!isWanted(post) || (last && !isBefore(post, last))) return session.wanted;
  }
  const others = session.wanted.filter((id) => id !== post.id);
  if (!isWanted(post)) return wasFull && others.length < WANTED_MAX ? wantedFrom(session, posts) : others;
  const place = others.findIndex((id) => isBefore(post, posts.get(id)));
  const next = place < 0 ? [...others, post.id] : [...others.slice(0, place), post.id, ...others.slice(place)];
  const sankOutOfSight = wasFull && place < 0 && others.length < WANTED_MAX;
  return sankOutOfSight ? wantedFrom(session, posts) : next.slice(0, WANTED_MAX);
}

/** The same from scratch. */
export function wantedFrom(session: Session, posts: Posts): readonly PostId[] {
  const candidates = [...new Set(session.shown)].flatMap((id) => {
    const post = posts.get(id);
    return post && isWanted(post) ? [post] : [];
  });
  return candidates
    .sort((one, other) => (isBefore(one, other) ? -1 : 1))
    .slice(0, WANTED_MAX)
    .map(({ id }) => id);
}

function isBefore(post: Post, other: Post | undefined): boolean {
  if (!other) return true;
  return post.support === other.support ? seqOf(post) < seqOf(other) : post.support > other.support;
}

const seqOf = (post: Post): number => Number(post.id.slice(1));
