import type { FactOf, FactType } from '../../../shared/facts.ts';
import type { PostId, SessionId } from '../../../shared/ids.ts';
import { nobody, type By, type Person, type Post, type PostPart, type Session, type State } from '../state.ts';

/** How one type of fact changes the state. Total: what it names may be missing in a damaged log, and then nothing changes. */
export type Fold<Type extends FactType> = (state: State, fact: FactOf<Type>, seq: number) => State;

export type Folds<Types extends FactType> = { readonly [Type in Types]: Fold<Type> };

export function withSession(state: State, id: SessionId, change: (session: Session) => Session): State {
  const session = state.sessions.get(id);
  return session ? { ...state, sessions: state.sessions.set(id, change(session)) } : state;
}

export function withPost(state: State, id: PostId, change: (post: Post) => Post): State {
  const post = state.posts.get(id);
  return post ? { ...state, posts: state.posts.set(id, change(post)) } : state;
}

/** Changes what the state remembers of whoever did it; nothing where that is erased. */
export function withPerson(state: State, by: By | undefined, change: (person: Person) => Person): State {
  if (by === undefined) return state;
  return { ...state, people: state.people.set(by, change(state.people.get(by) ?? nobody)) };
}

/** Notes that these parts of a post changed at `seq`. */
export function touched(post: Post, seq: number, ...parts: readonly PostPart[]): Post['changed'] {
  return { ...post.changed, ...Object.fromEntries(parts.map((part) => [part, seq])) };
}

/** A post that does not come next on the wall any more: it is there, is answered, or is not to be seen. */
export function unqueued(state: State, id: PostId, seq: number): State {
  const post = state.posts.get(id);
  if (!post || post.next === null) return state;
  const next: Post = { ...post, next: null, changed: touched(post, seq, 'host') };
  return withSession({ ...state, posts: state.posts.set(id, next) }, post.session, (session) => ({
    ...session,
    next: session.next.remove(id),
  }));
}
