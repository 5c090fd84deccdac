import { HOST_WINDOW_MAX, OPEN_POLLS_MAX, WINDOW_MAX } from '../../shared/limits.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { ViewName } from '../../shared/wire.ts';
import { boardOf, latest } from '../room/board.ts';
import { isListed, type Session, type State } from '../room/state.ts';
import { isPublicPoll } from './poll.ts';

/**
 * Which posts and polls a view of a session holds, in order: a pure function of the state, so that every node and every
 * screen agrees. Newness is counted in seq, not by a clock.
 */
export function orderOf(state: State, session: Session, role: ViewRole, name: ViewName): readonly string[] {
  if (name === 'now') return nowOrder(state, session);
  return role === 'host' ? hostOrder(state, session) : listOrder(state, session);
}

/** What the wall shows, then the open polls, newest first. */
function nowOrder(state: State, session: Session): readonly string[] {
  return [...new Set([...onWall(state, session), ...session.openPolls.reverse().take(OPEN_POLLS_MAX)])];
}

function onWall(state: State, session: Session): readonly string[] {
  const { screen, board } = session.frozen ?? { screen: session.screen, board: null };
  if (screen.mode === 'post') return seenPosts(state, [screen.post]);
  if (screen.mode === 'poll') {
    const poll = state.polls.get(screen.poll);
    return poll && isPublicPoll(poll) ? [poll.id] : [];
  }
  return board ? seenPosts(state, board) : boardOf(session, screen, state);
}

/** How many of each sort a phone holds; together at most `WINDOW_MAX`. */
const SHARE = { pinned: 10, wanted: 40, stories: 25, answered: 15, polls: 20 } as const;

/** The posts that matter now, newest first: on the wall, pinned, widely wanted, stories, lately answered, and as many new ones as there is room for. */
function listOrder(state: State, session: Session): readonly string[] {
  const isShown = (id: string): boolean => isListed(state.posts.get(id));
  const chosen = new Set<string>([
    ...onWall(state, session),
    ...latest(session.pinned.toList(), SHARE.pinned, isShown),
    ...session.wanted.slice(0, SHARE.wanted),
    ...latest(session.stories, SHARE.stories, isShown),
    ...latest(session.answered, SHARE.answered, (id) => isShown(id) && state.posts.get(id)?.answer !== null),
    ...latest(session.polls, SHARE.polls, (id) => publicPoll(state, id)),
  ]);
  const room = WINDOW_MAX - chosen.size;
  for (const id of latest(session.shown, room, (post) => isShown(post) && !chosen.has(post))) chosen.add(id);
  return newestFirst(chosen);
}

/** What a host has to look at or put next, then the newest of everything. */
function hostOrder(state: State, session: Session): readonly string[] {
  const chosen = new Set<string>([
    ...onWall(state, session),
    ...session.waiting.take(HOST_WINDOW_MAX / 3),
    ...session.reported.reverse().take(HOST_WINDOW_MAX / 6),
    ...session.next.take(HOST_WINDOW_MAX / 10),
    ...session.pinned.reverse().take(SHARE.pinned),
    ...session.wanted.slice(0, SHARE.wanted),
    ...latest(session.polls, SHARE.polls * 2, (id) => state.polls.get(id)?.withdrawn === false),
  ]);
  const room = HOST_WINDOW_MAX - chosen.size;
  const fresh = (id: string): boolean => {
    const post = state.posts.get(id);
    // Replies that are shown travel with their post, and so do questions that say the same.
    if (post === undefined || chosen.has(id) || post.status === 'withdrawn') return false;
    return post.status !== 'shown' || isListed(post);
  };
  for (const id of latest(session.posts, room, fresh)) chosen.add(id);
  return newestFirst([...chosen].filter((id) => state.posts.get(id)?.status !== 'withdrawn'));
}

const publicPoll = (state: State, id: string): boolean => {
  const poll = state.polls.get(id);
  return poll !== undefined && isPublicPoll(poll);
};

/** What a wall shows stays there, also where it is put under another question meanwhile. */
function seenPosts(state: State, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => {
    const post = state.posts.get(id);
    return post?.status === 'shown' && post.to === null;
  });
}

/** An id's number is the seq that made it. */
function newestFirst(ids: Iterable<string>): string[] {
  return [...ids].sort((one, other) => Number(other.slice(1)) - Number(one.slice(1)));
}
