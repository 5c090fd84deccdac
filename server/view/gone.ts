import { ALL } from '../../shared/all.ts';
import { GONE_MAX } from '../../shared/limits.ts';
import type { PostId } from '../../shared/ids.ts';
import type { Session, State } from '../room/state.ts';

/** What phones that fetched older posts must be told: those posts are in no window, and would stay on the screen. */

type Taken = Pick<Session, 'gone'>;

/** What took posts away from a phone that sees these sessions: of all of them, with those that have left the agenda. */
export const takenFrom = (sessions: readonly Session[], session: string, state: State): readonly Taken[] =>
  session === ALL ? [...sessions, { gone: state.goneAlong }] : sessions;

/** Whether the session still knows of everything that was taken away after `from`. */
export function knowsGone({ gone }: Taken, from: number): boolean {
  return gone.length < GONE_MAX || (gone[0]?.seq ?? 0) <= from;
}

/** Posts and replies that were taken away after `since`, and have not come back. */
export function goneSince({ gone }: Taken, state: State, since: number): readonly PostId[] {
  if ((gone.at(-1)?.seq ?? 0) <= since) return [];
  const ids = gone.filter(({ seq, post: id }) => {
    const post = state.posts.get(id);
    return seq > since && (post?.status !== 'shown' || post.group !== null);
  });
  return [...new Set(ids.map(({ post }) => post))];
}
