import type { FactOf, FactType } from '../../../shared/facts.ts';
import type { PostId, SessionId } from '../../../shared/ids.ts';
import { alter } from '../alter.ts';
import { nobody } from '../blank.ts';
import type { By, Person, Poll, Post, PostPart, Session, State } from '../state.ts';

/** How one type of fact changes the state. Total: what it names may be missing in a damaged log, and then nothing changes. */
export type Fold<Type extends FactType> = (state: State, fact: FactOf<Type>, seq: number) => State;

export type Folds<Types extends FactType> = { readonly [Type in Types]: Fold<Type> };

/** What it changes of what it is given; null where nothing. */
export type Change<Whole> = (whole: Whole) => Partial<Whole> | null;

export const putSession = (state: State, session: Session): State =>
  alter.state(state, { sessions: state.sessions.set(session.id, session) });

export const putPost = (state: State, post: Post): State =>
  alter.state(state, { posts: state.posts.set(post.id, post) });

export const putPoll = (state: State, poll: Poll): State =>
  alter.state(state, { polls: state.polls.set(poll.id, poll) });

export function withSession(state: State, id: SessionId, change: Change<Session>): State {
  const session = state.sessions.get(id);
  const parts = session && change(session);
  return parts ? putSession(state, alter.session(session, parts)) : state;
}

export function withPost(state: State, id: PostId, change: Change<Post>): State {
  const post = state.posts.get(id);
  const parts = post && change(post);
  return parts ? putPost(state, alter.post(post, parts)) : state;
}

/** Changes what the state remembers of whoever did it; nothing where that is erased. */
export function withPerson(state: State, by: By | undefined, change: Change<Person>): State {
  if (by === undefined) return state;
  const person = state.people.get(by) ?? nobody;
  const parts = change(person);
  return parts ? alter.state(state, { people: state.people.set(by, alter.person(person, parts)) }) : state;
}

/** Notes that these parts of a post changed at `seq`. */
export function touched(post: Post, seq: number, ...parts: readonly PostPart[]): Post['changed'] {
  return alter.changes(post.changed, Object.fromEntries(parts.map((part) => [part, seq])));
}

/** A post that does not come next on the wall any more: it is there, is answered, or is not to be seen. */
export function unqueued(state: State, id: PostId, seq: number): State {
  const post = state.posts.get(id);
  if (!post || post.next === null) return state;
  const next = alter.post(post, { next: null, changed: touched(post, seq, 'host') });
  return withSession(putPost(state, next), post.session, (session) => ({ next: session.next.remove(id) }));
}
