import type { ViewRole } from '../../shared/roles.ts';
import type { EventView, KeyView, SessionView, WallView } from '../../shared/views.ts';
import type { Frame, ViewName } from '../../shared/wire.ts';
import type { Session, State } from '../room/state.ts';
import { reaches, type Entered } from './entered.ts';
import { goneSince, knowsGone } from './gone.ts';
import { hostPollChange, hostPollView, pollChange, pollOnWall, pollView } from './poll.ts';
import { hostPostChange, hostPostView, postChange, postOnWall, postView } from './post.ts';

/** Which view of which session, for whom. `keys`: the screen is a host's of role `host`, who sees who else holds a key. */
export type ViewOf = {
  readonly session: string;
  readonly role: ViewRole;
  readonly name: ViewName;
  readonly keys: boolean;
};

/**
 * What changed in a view after `from`: the live frame, the catch-up after a sleep, a reload and a move are all this call.
 * Null where nothing changed. `memory` has looked at this state. Where it does not reach back to `from`, or the session
 * does not know any more all that was taken away since, the frame is whole.
 */
export function frameOf(state: State, of: ViewOf, epoch: string, from: number, memory: Entered): Frame | null {
  const session = state.sessions.get(of.session);
  if (!session || !state.event) return null;
  const tells = of.role === 'attendee' && of.name === 'list';
  const since = from > 0 && reaches(memory, from) && (!tells || knowsGone(session, from)) ? from : 0;
  const content = {
    ...(state.event.changed > since ? { event: eventView(state) } : {}),
    ...some('sessions', changedSessions(state, since)),
    ...(of.keys && state.keysChanged > since ? { keys: keyViews(state) } : {}),
    ...(session.changed.wall > since ? { wall: wallView(session, of.role) } : {}),
    ...some('posts', postsOf(state, session, of.role, since, memory)),
    ...some('polls', pollsOf(state, session, of.role, since, memory)),
    ...(memory.orderChanged > since ? { order: memory.order } : {}),
    ...(tells && since > 0 ? some('gone', goneSince(session, state, since)) : {}),
  };
  if (since > 0 && Object.keys(content).length === 0) return null;
  return { view: of.name, session: of.session, epoch, from: since, to: state.seq, ...content };
}

export function eventView(state: State): EventView {
  if (!state.event) throw new Error('An event without its first fact has no view.');
  const { code, hashtag, details, notice } = state.event;
  return { code, hashtag, ...details, notice };
}

export function sessionView({ id, details, state, closedAt, sealed }: Session): SessionView {
  return { id, ...details, state, closedAt, sealed };
}

/** Hosts know what waits behind a frozen wall; nobody else does. */
function wallView(session: Session, role: ViewRole): WallView {
  const { screen, frozen, until } = session;
  const next = role === 'host' && frozen ? screen : null;
  return { screen: frozen?.screen ?? screen, frozen: frozen !== null, next, until };
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

function postsOf(state: State, session: Session, role: ViewRole, since: number, memory: Entered) {
  return memory.order.flatMap((id) => {
    const now = state.posts.get(id);
    if (!now) return [];
    const post = role === 'wall' ? postOnWall(now, session) : now;
    if ((memory.at.get(id) ?? 0) > since) return [role === 'host' ? hostPostView(post, state) : postView(post, state)];
    return (role === 'host' ? hostPostChange(post, state, since) : postChange(post, state, since)) ?? [];
  });
}

function pollsOf(state: State, session: Session, role: ViewRole, since: number, memory: Entered) {
  return memory.order.flatMap((id) => {
    const now = state.polls.get(id);
    if (!now) return [];
    const poll = role === 'wall' ? pollOnWall(now, session) : now;
    if ((memory.at.get(id) ?? 0) > since) return [role === 'host' ? hostPollView(poll) : pollView(poll)];
    return (role === 'host' ? hostPollChange(poll, since) : pollChange(poll, since)) ?? [];
  });
}

function some<Key extends string, Item>(key: Key, items: readonly Item[]): { [Name in Key]?: readonly Item[] } {
  return items.length > 0 ? ({ [key]: items } as { [Name in Key]: readonly Item[] }) : {};
}
