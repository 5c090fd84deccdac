import type { CommandOf, CommandType } from '../../../shared/commands.ts';
import type { Fact } from '../../../shared/facts.ts';
import type { PollId, PostId, SessionId } from '../../../shared/ids.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import type { Role } from '../../../shared/roles.ts';
import type { By, Poll, Post, Session, State } from '../state.ts';

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

export const isRefused = (value: object): value is Refused => 'refusal' in value;
