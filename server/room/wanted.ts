import type { Map } from 'immutable';
import type { PostId } from '../../shared/ids.ts';
import { isListed, type Post, type Session } from './state.ts';

/** More than any window or board shows of them. */
export const WANTED_MAX = 64;
/** With those that may take the places of some. */
const WANTED_KEPT = 2 * WANTED_MAX;

type Posts = Map<PostId, Post>;

/** Questions that everyone may see and nobody has answered yet. Stories are never ranked by counts. */
export function isWanted(post: Post): boolean {
  return post.kind === 'question' && isListed(post) && post.answer === null;
}

/**
 * `session.wanted` after one post of it has changed. A vote costs a short walk, however much was said: what sinks below all that
 * are kept is dropped, because others may be above it, and only when `WANTED_MAX` of them are no longer there are all
 * posts looked at. Fewer than that are all there are.
 */
export function wantedAfter(session: Session, post: Post, posts: Posts): readonly PostId[] {
  const { wanted } = session;
  const areAll = wanted.length < WANTED_MAX;
  const wasAmong = wanted.includes(post.id);
  const others = wasAmong ? wanted.filter((id) => id !== post.id) : wanted;
  if (isWanted(post)) {
    const last = posts.get(others.at(-1) ?? '');
    if (!last || isBefore(post, last)) {
      const place = others.findIndex((id) => isBefore(post, posts.get(id)));
      return others.toSpliced(Math.max(place, 0), 0, post.id).slice(0, WANTED_KEPT);
    }
    if (areAll) return [...others, post.id];
  }
  return !areAll && others.length < WANTED_MAX ? wantedFrom(session, posts) : others;
}

/** The same from scratch. */
export function wantedFrom(session: Session, posts: Posts): readonly PostId[] {
  const candidates = [...new Set(session.shown)].flatMap((id) => {
    const post = posts.get(id);
    return post && isWanted(post) ? [post] : [];
  });
  return candidates
    .sort((one, other) => (isBefore(one, other) ? -1 : 1))
    .slice(0, WANTED_KEPT)
    .map(({ id }) => id);
}

function isBefore(post: Post, other: Post | undefined): boolean {
  if (!other) return true;
  return post.support === other.support ? seqOf(post) < seqOf(other) : post.support > other.support;
}

const seqOf = (post: Post): number => Number(post.id.slice(1));
