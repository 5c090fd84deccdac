import type { List } from 'immutable';
import type { PostId } from '../../../shared/ids.ts';
import { GONE_MAX } from '../../../shared/limits.ts';
import { isWithin, membersOf, unitedSupport } from '../group.ts';
import { alter } from '../alter.ts';
import type { By, Post, State } from '../state.ts';
import { wantedAfter } from '../wanted.ts';
import { putPost, touched, unqueued, withPost, withSession, type Folds } from './fold.ts';

/** Questions that say the same stand under one of them, and whoever supports any of them counts there once. */
export const groupFolds: Folds<'post.grouped'> = {
  'post.grouped': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post || (fact.into !== null && (!state.posts.has(fact.into) || isWithin(state, fact.into, post.id))))
      return state;
    const parted = post.group === null ? state : under(state, post.group, (ids) => ids.filter((id) => id !== post.id));
    const moved = withPost(parted, post.id, () => ({ group: fact.into }));
    const joined = fact.into === null ? moved : under(moved, fact.into, (ids) => ids.push(post.id));
    const former = post.group === null ? joined : recounted(joined, post.group, seq);
    const counted = recounted(former, post.id, seq);
    const next = counted.posts.get(post.id) ?? post;
    if (fact.into === null) return rankedAgain(counted, next);
    const noted = withSession(unqueued(counted, post.id, seq), post.session, (session) => ({
      gone: [...session.gone, { post: post.id, seq }].slice(-GONE_MAX),
    }));
    return rankedAgain(noted, next);
  },
};

/** Changes what stands directly under a question. */
const under = (state: State, id: PostId, change: (ids: List<PostId>) => List<PostId>): State =>
  withPost(state, id, (post) => ({ grouped: change(post.grouped) }));

/** A question stands under others and has changed: they tell so. */
export const regrouped = (state: State, post: Post, seq: number): State =>
  post.group === null ? state : recounted(state, post.group, seq);

/** Counts anew who supports a question or any under it, and so on to the head of its group; what was counted when its session was sealed stays. */
function recounted(state: State, id: PostId, seq: number): State {
  const post = state.posts.get(id);
  if (!post) return state;
  const support = state.sessions.get(post.session)?.sealed ? post.support : unitedSupport(state, post);
  const next = alter.post(post, { support, changed: touched(post, seq, 'support', 'grouped') });
  const counted = rankedAgain(putPost(state, next), next);
  return post.group === null ? counted : recounted(counted, post.group, seq);
}

/**
 * Someone began or ceased to support a post, which says so already. It and each that it stands under count them once, whatever
 * else of these they support.
 */
export function supportedIn(state: State, post: Post, by: By, seq: number): State {
  let counted = state;
  for (let at: PostId | null = post.id; at !== null; at = counted.posts.get(at)?.group ?? null) {
    const head = counted.posts.get(at);
    if (!head) break;
    const others = [head, ...membersOf(counted, at)].filter(({ id }) => id !== post.id);
    const counts = (at === post.id || post.status === 'shown') && !others.some(({ supporters }) => supporters.has(by));
    const more = !counts ? 0 : post.supporters.has(by) ? 1 : -1;
    const changed = at === post.id ? head.changed : touched(head, seq, 'support');
    const next = alter.post(head, { support: head.support + more, changed });
    counted = rankedAgain(putPost(counted, next), next);
  }
  return counted;
}

/** The session's most wanted questions after one of its posts has changed. */
export function rankedAgain(state: State, post: Post): State {
  if (post.kind !== 'question' || post.to) return state;
  return withSession(state, post.session, (session) => {
    const wanted = wantedAfter(session, post, state.posts);
    return wanted === session.wanted ? null : { wanted };
  });
}
