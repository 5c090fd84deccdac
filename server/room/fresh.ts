import type { List } from 'immutable';
import { NEW_EVERY_MS, WINDOW_MAX } from '../../shared/limits.ts';
import type { PostId } from '../../shared/ids.ts';
import type { Post, Session, State } from './state.ts';

/**
 * Which new posts everyone is told of. As many of a sort as a window holds may come at once; where they go on coming, one in
 * `NEW_EVERY_MS` is let in, whosever it is: what is replaced before anyone has read it is seen by nobody, and costs ten
 * thousand phones a window each time. Of that which is not let in nothing is lost: hosts have it, it can be wanted, pinned,
 * answered, put on the wall, searched for, and it is among the older ones. What hosts say or write down is always let in.
 */
export function letIn(session: Session, post: Post, at: number): Pick<Post, 'fresh'> & Pick<Session, 'newsUntil'> {
  const { newsUntil } = session;
  const sort = newsSortOf(post);
  const taken = Math.max(newsUntil[sort], at);
  const isRoom = taken - at < WINDOW_MAX * NEW_EVERY_MS;
  return {
    fresh: isRoom || post.from !== 'attendee',
    newsUntil: isRoom ? { ...newsUntil, [sort]: taken + NEW_EVERY_MS } : newsUntil,
  };
}

/** Stories and answers to an open question have room of their own: neither takes the other's, nor that of questions. */
function newsSortOf({ poll, kind }: Post): keyof Session['newsUntil'] {
  if (poll !== null) return 'answer';
  return kind === 'story' ? 'story' : 'other';
}

/** The last `most` that pass, latest first, each once: those that were let in, and others only where these are fewer. */
export function freshest(
  ids: List<PostId>,
  most: number,
  posts: State['posts'],
  passes: (post: Post) => boolean,
): PostId[] {
  const found = new Set<PostId>();
  for (const fresh of [true, false]) {
    for (let index = ids.size - 1; index >= 0 && found.size < most; index--) {
      const post = posts.get(ids.get(index) ?? '');
      if (post?.fresh === fresh && passes(post)) found.add(post.id);
    }
  }
  return [...found];
}
