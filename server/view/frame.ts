import type { ViewRole } from '../../shared/roles.ts';
import type { EventView, KeyView, SessionView, WallView } from '../../shared/views.ts';
import type { Frame, ViewName } from '../../shared/wire.ts';
import { followed, type Post, type Session, type State } from '../room/state.ts';
import { balanceView } from './balance.ts';
import { leftSince, reaches, type Entered } from './entered.ts';
import { goneSince, knowsGone, takenFrom } from './gone.ts';
import { hostPollChange, hostPollView, pollChange, pollOnWall, pollView } from './poll.ts';
import {
  hostPostChange,
  hostPostView,
  postChange,
  postOnWall,
  postView,
  speakerPostChange,
  speakerPostView,
} from './post.ts';

/**
 * Which view of which session, or of `ALL`, for whom. `keys`: the screen is a host's of role `host`, who sees who else holds
 * a key.
 */
export type ViewOf = {
  readonly session: string;
  readonly role: ViewRole;
  readonly name: ViewName;
  readonly keys: boolean;
};

/**
 * What changed in a view after `from`: the live frame, the catch-up after a sleep, a reload and a move are all this call.
 * Null where nothing changed. `memory` has looked at this state. Where it does not reach back to `from`, or a session
 * does not know any more all that was taken away since, the frame is whole. `changes`: for screens that asked for those.
 */
export function frameOf(
  state: State,
  of: ViewOf,
  epoch: string,
  from: number,
  memory: Entered,
  changes = false,
): Frame | null {
  const sessions = followed(state, of.session);
  if (sessions.length === 0 || !state.event) return null;
  // There is no wall of all sessions.
  const session = state.sessions.get(of.session);
  const tells = of.role === 'attendee' && of.name === 'list';
  const tellsBalance = of.role === 'host' && of.name === 'list';
  const taken = tells ? takenFrom(sessions, of.session, state) : [];
  const knows = taken.every((each) => knowsGone(each, from));
  const since = from > 0 && reaches(memory, from) && knows ? from : 0;
  const content = {
    ...(state.event.changed > since ? { event: eventView(state) } : {}),
    ...some('sessions', changedSessions(state, since)),
    ...(state.agendaChanged > since ? { agenda: state.agenda.toArray() } : {}),
    ...(of.keys && state.keysChanged > since ? { keys: keyViews(state) } : {}),
    ...(session && wallChanged(session, of.role) > since ? { wall: wallView(session, of.role) } : {}),
    ...(tellsBalance && session && Math.max(session.changed.balance, state.event.changed) > since
      ? { balance: balanceView(session, state) }
      : {}),
    ...some('posts', postsOf(state, session, of.role, since, memory)),
    ...some('polls', pollsOf(state, session, of.role, since, memory)),
    ...(memory.orderChanged > since ? orderSince(memory, changes && of.name === 'list' ? since : 0) : {}),
    ...some('gone', since > 0 ? taken.flatMap((each) => goneSince(each, state, since)) : []),
  };
  if (since > 0 && Object.keys(content).length === 0) return null;
  return { view: of.name, session: of.session, epoch, from: since, to: state.seq, ...content };
}

function orderSince(memory: Entered, since: number): Pick<Frame, 'order' | 'left'> {
  const left = since > 0 ? leftSince(memory, since) : null;
  return left ? some('left', left) : { order: memory.order };
}

export function eventView(state: State): EventView {
  if (!state.event) throw new Error('An event without its first fact has no view.');
  const { code, hashtag, details, rehearsal, notice, archive } = state.event;
  return { code, hashtag, ...details, rehearsal, notice, archive };
}

export function sessionView({ id, details, state, closedAt, sealed }: Session): SessionView {
  return { id, ...details, state, closedAt, sealed };
}

/** Who reads the private note to the speakers. Nobody else is sent anything because of it. */
const readsNotice = (role: ViewRole): boolean => role === 'host' || role === 'speaker';

function wallChanged({ changed }: Session, role: ViewRole): number {
  return readsNotice(role) ? Math.max(changed.wall, changed.notice) : changed.wall;
}

/** Hosts know what waits behind a frozen wall; nobody else does. */
function wallView(session: Session, role: ViewRole): WallView {
  const { screen, frozen, until, leaders, notice } = session;
  return {
    screen: frozen?.screen ?? screen,
    frozen: frozen !== null,
    next: role === 'host' && frozen ? screen : null,
    until,
    leaders,
    notice: readsNotice(role) ? notice : null,
  };
}

function keyViews(state: State): KeyView[] {
  return state.keys
    .valueSeq()
    .map(({ id, name, role, revoked }) => ({ id, name, role, revoked }))
    .toArray();
}

function changedSessions(state: State, since: number): SessionView[] {
  return state.agenda.toArray().flatMap((id) => {
    const session = state.sessions.get(id);
    return session && session.changed.details > since ? [sessionView(session)] : [];
  });
}

/** What a wall shows is frozen with it, for who stands before it too. */
const seesWall = (role: ViewRole): boolean => role === 'wall' || role === 'speaker';

/** A post as each role sees it: whole, and what changed of it. */
const everyones = { whole: (post: Post, state: State) => postView(post, state), change: postChange };
const postFor = {
  attendee: everyones,
  wall: everyones,
  host: { whole: hostPostView, change: hostPostChange },
  speaker: { whole: speakerPostView, change: speakerPostChange },
} as const satisfies Record<ViewRole, unknown>;

function postsOf(state: State, session: Session | undefined, role: ViewRole, since: number, memory: Entered) {
  const { whole, change } = postFor[role];
  return memory.order.flatMap((id) => {
    const now = state.posts.get(id);
    if (!now) return [];
    const post = seesWall(role) && session ? postOnWall(now, session) : now;
    return (memory.at.get(id) ?? 0) > since ? [whole(post, state)] : (change(post, state, since) ?? []);
  });
}

function pollsOf(state: State, session: Session | undefined, role: ViewRole, since: number, memory: Entered) {
  return memory.order.flatMap((id) => {
    const now = state.polls.get(id);
    if (!now) return [];
    const poll = seesWall(role) && session ? pollOnWall(now, session) : now;
    if ((memory.at.get(id) ?? 0) > since) return [role === 'host' ? hostPollView(poll) : pollView(poll)];
    return (role === 'host' ? hostPollChange(poll, since) : pollChange(poll, since)) ?? [];
  });
}

/** Under its key, where there is any. */
export function some<Key extends string, Item>(key: Key, items: readonly Item[]): { [Name in Key]?: readonly Item[] } {
  return items.length > 0 ? ({ [key]: items } as { [Name in Key]: readonly Item[] }) : {};
}
