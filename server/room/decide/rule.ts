import { isOpenAfter } from '../../../shared/afterwards.ts';
import type { CommandOf, CommandType } from '../../../shared/commands.ts';
import type { Fact } from '../../../shared/facts.ts';
import type { PollId, PostId, SessionId } from '../../../shared/ids.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import type { Role } from '../../../shared/roles.ts';
import { QUEUE_MAX } from '../../../shared/limits.ts';
import { nobody } from '../blank.ts';
import { isMuted, type By, type Poll, type Post, type Session, type State } from '../state.ts';

/** What a rule is given besides the command and the state. */
export type Asking = {
  readonly role: Role;
  readonly by: By;
  /** ms since 1970; never before the state's last fact. */
  readonly at: number;
};

/** A fact as a rule states it: when and by whom is added once for all of them. */
export type Stated = Fact extends infer Each ? (Each extends Fact ? Omit<Each, 'at' | 'person'> : never) : never;

export type Verdict = readonly Stated[] | Refused;

export type Rule<Type extends CommandType> = (command: CommandOf<Type>, state: State, asking: Asking) => Verdict;

export type Rules<Types extends CommandType> = { readonly [Type in Types]: Rule<Type> };

/** What stands under a question that is taken away stands by itself again. */
export const parted = (post: Post): Stated[] =>
  post.grouped.toArray().map((id) => ({ type: 'post.grouped', session: post.session, post: id, into: null }));

/** Where more waits for hosts than they get through: when a phone may try again. */
const QUEUE_FULL_MS = 30_000;

/** After closing, what was typed before still comes in from phones without a connection (R9). */
export const DRAIN_MS = 10 * 60_000;

export const isHost = (asking: Asking): boolean =>
  asking.role === 'host' || asking.role === 'moderator' || asking.role === 'helper';

/** Finds what a command names, or says why it cannot be used. The result is told apart by `'ok' in`. */
export function sessionOf(state: State, id: SessionId): Session | Refused {
  return state.sessions.get(id) ?? refused('unknown', { field: 'session' });
}

export function postOf(state: State, id: PostId): Post | Refused {
  const post = state.posts.get(id);
  if (!post) return refused('unknown', { field: 'post' });
  return post.status === 'withdrawn' ? refused('gone') : post;
}

export function pollOf(state: State, id: PollId): Poll | Refused {
  const poll = state.polls.get(id);
  if (!poll) return refused('unknown', { field: 'poll' });
  return poll.withdrawn ? refused('gone') : poll;
}

/** Why a session takes nothing new from attendees just now, if it does not. */
export function shut(session: Session, at: number): Refused | null {
  if (session.sealed) return refused('sealed');
  if (session.state === 'closed' && at - (session.closedAt ?? 0) > DRAIN_MS) return refused('closed');
  return null;
}

/** The same for words and what is said of them: a board may stay open to those after it was closed. Polls never do. */
export function shutToWords(session: Session, at: number): Refused | null {
  const { details, state, sealed, closedAt } = session;
  return isOpenAfter({ ...details, state, sealed, closedAt }, at) ? null : shut(session, at);
}

/** Why this attendee says nothing just now: hosts muted them, the session is slow, or too much waits for a host. */
export function hushed(state: State, session: Session, waits: boolean, asking: Asking): Refused | null {
  if (isHost(asking)) return null;
  if (isMuted(state, asking.by)) return refused('muted');
  if (waits && session.waiting.size >= QUEUE_MAX) return refused('slow-down', { after: QUEUE_FULL_MS });
  const { slow } = session.details;
  const since = slow === null ? Infinity : asking.at - lastSaid(state, session, asking.by);
  const after = (slow ?? 0) * 1000 - since;
  return after > 0 ? refused('slow-down', { after }) : null;
}

/** When this person said their last words in a session; never is long ago. */
function lastSaid(state: State, session: Session, by: By): number {
  const person = state.people.get(by) ?? nobody;
  const post = person.posts.findLast((id) => state.posts.get(id)?.session === session.id);
  const poll = person.polls.findLast((id) => state.polls.get(id)?.session === session.id);
  return Math.max(state.posts.get(post ?? '')?.at ?? -Infinity, state.polls.get(poll ?? '')?.at ?? -Infinity);
}

export const isRefused = (value: object): value is Refused => 'refusal' in value;
