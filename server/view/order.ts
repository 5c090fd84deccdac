import { ALL } from '../../shared/all.ts';
import { BOARD_MAX, HOST_WINDOW_MAX, OPEN_POLLS_MAX, WINDOW_MAX } from '../../shared/limits.ts';
import { newestFirst } from '../../shared/newest-first.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { ViewName } from '../../shared/wire.ts';
import { boardOf, latest } from '../room/board.ts';
import { freshest } from '../room/fresh.ts';
import { followed, isListed, type Post, type Session, type State } from '../room/state.ts';
import { isPublicPoll } from './poll.ts';

/**
 * Which posts and polls a view of a session, or of `ALL`, holds, in order: a pure function of the state, so that every node
 * and every screen agrees. Newness is counted in seq, not by a clock.
 */
export function orderOf(
  state: State,
  session: Session | typeof ALL,
  role: ViewRole,
  name: ViewName,
): readonly string[] {
  if (session === ALL) return name === 'now' ? nowOrderOfAll(state) : listOrderOfAll(state);
  if (name === 'now') return nowOrder(state, session, role === 'speaker');
  return role === 'host' ? hostOrder(state, session) : listOrder(state, session, WINDOW_MAX);
}

/** What the wall shows, then, where `next` is asked for, what comes next there, first things first, then the open polls, newest first. */
function nowOrder(state: State, session: Session, next: boolean): readonly string[] {
  const queued = next ? session.next.filter((id) => isListed(state.posts.get(id))).take(NEXT_MAX) : [];
  return [...new Set([...onWall(state, session), ...queued, ...newestOpen(session)])];
}

function onWall(state: State, session: Session): readonly string[] {
  const { screen, board } = session.frozen ?? { screen: session.screen, board: null };
  if (screen.mode === 'post') return seenPosts(state, [screen.post]);
  if (screen.mode === 'poll') {
    const poll = state.polls.get(screen.poll);
    const answers = board ? seenPosts(state, board) : boardOf(session, screen, state);
    return poll && isPublicPoll(poll) ? [poll.id, ...answers] : [];
  }
  return board ? seenPosts(state, board) : boardOf(session, screen, state);
}

/**
 * The same over all sessions for who follows every one of them: of each live wall what it shows first, then the newest of
 * their open polls.
 */
function nowOrderOfAll(state: State): readonly string[] {
  const live = followed(state, ALL).filter((session) => session.state === 'live');
  const open = newestFirst(live.flatMap(newestOpen));
  const shown = live.flatMap((session) => onWall(state, session).slice(0, 1));
  return [...new Set([...shown, ...open.slice(0, OPEN_POLLS_MAX)])];
}

const newestOpen = ({ openPolls }: Session): readonly string[] => [...openPolls].slice(-OPEN_POLLS_MAX).reverse();

/** Of what comes next on the wall; more than an hour's. */
const NEXT_MAX = HOST_WINDOW_MAX / 10;

/** Of those who wait for the microphone; as they are heard, others come. */
const HEARD_NEXT_MAX = HOST_WINDOW_MAX / 20;

/** How many of each sort a phone holds, where a whole window is one session's; together less than `WINDOW_MAX`. */
const SHARE = { wall: BOARD_MAX, pinned: 10, wanted: 40, stories: 25, answered: 15, polls: 20 } as const;

/**
 * The posts that matter now, newest first: on the wall, pinned, widely wanted, stories, lately answered, and as many new
 * ones as there is room for; where more come than anyone reads, a part of them. In a smaller window each sort has as much
 * less, and what is new the rest.
 */
function listOrder(state: State, session: Session, most: number): readonly string[] {
  const share = (sort: keyof typeof SHARE): number => Math.floor((SHARE[sort] * most) / WINDOW_MAX);
  const isShown = (id: string): boolean => isListed(state.posts.get(id));
  const polls = latest(session.polls, Math.min(SHARE.polls, most), (id) => publicPoll(state, id));
  const chosen = new Set<string>([
    ...onWall(state, session).slice(0, share('wall')),
    ...latest(session.pinned.toList(), share('pinned'), isShown),
    ...session.wanted.slice(0, share('wanted')),
    ...freshest(session.stories, share('stories'), state.posts, isListed),
    ...latest(session.answered, share('answered'), (id) => isShown(id) && state.posts.get(id)?.answer !== null),
    ...polls.slice(0, share('polls')),
  ]);
  const room = most - chosen.size;
  const isNew = (post: Post): boolean => isListed(post) && !chosen.has(post.id);
  for (const id of freshest(session.shown, room, state.posts, isNew)) chosen.add(id);
  for (const id of polls) if (chosen.size < most) chosen.add(id);
  return newestFirst(chosen);
}

/**
 * The window over all sessions. Live ones come first, then those that are not sealed, then the sealed: each sort has what
 * the one before it leaves. Within a sort all have the same room, and what a small session does not need is the others', so
 * that a busy one takes nothing from a quiet one. Costs one or two windows a session, however much was said in it.
 */
function listOrderOfAll(state: State): readonly string[] {
  const sessions = followed(state, ALL);
  const sorts = [
    sessions.filter((session) => session.state === 'live'),
    sessions.filter((session) => session.state !== 'live' && !session.sealed),
    sessions.filter((session) => session.state !== 'live' && session.sealed),
  ];
  const chosen = sorts.reduce<readonly string[]>(
    (ids, sort) => [...ids, ...sharedOut(state, sort, WINDOW_MAX - ids.length)],
    [],
  );
  return newestFirst(chosen);
}

/** Fills at most `room` evenly. Small sessions choose first, because what they leave has to be known. */
function sharedOut(state: State, sessions: readonly Session[], room: number): readonly string[] {
  if (room === 0) return [];
  const ofEach = sessions.map((session) => ({ session, all: listOrder(state, session, room) }));
  const smallFirst = ofEach.sort((one, other) => one.all.length - other.all.length);
  return smallFirst.reduce<readonly string[]>((chosen, { session, all }, index) => {
    const most = Math.floor((room - chosen.length) / (smallFirst.length - index));
    return [...chosen, ...(all.length <= most ? all : listOrder(state, session, most))];
  }, []);
}

const isToBeHeard = (post: Post | undefined): boolean => isListed(post) && post.answer === null;

/** What a host has to look at or put next, then the newest of everything. */
function hostOrder(state: State, session: Session): readonly string[] {
  const chosen = new Set<string>([
    ...onWall(state, session),
    ...session.waiting.take(HOST_WINDOW_MAX / 3),
    ...session.reported.reverse().take(HOST_WINDOW_MAX / 6),
    ...session.next.take(NEXT_MAX),
    ...session.voiced.filter((id) => isToBeHeard(state.posts.get(id))).take(HEARD_NEXT_MAX),
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
