import { refused, type Refused } from '../../../shared/replies.ts';
import type { Post, State } from '../state.ts';
import { isWithin } from '../group.ts';
import { isRefused, parted, postOf, type Rules } from './rule.ts';

/** What hosts do with posts. Saying what is already so is told apart: another host was faster. */
export const moderationRules: Rules<
  | 'post.show'
  | 'post.keep'
  | 'post.hide'
  | 'post.return'
  | 'post.hold'
  | 'post.answer'
  | 'post.promise'
  | 'post.pin'
  | 'post.group'
  | 'post.queue'
  | 'post.label'
  | 'post.mute'
> = {
  'post.show': ({ post: id, seen }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status === 'shown' && !post.draft && post.reports === 0) return done(post, state);
    const { text } = post.draft ?? post;
    if (seen !== null && seen !== text) return done(post, state, { hint: 'Its author has changed it. Look again.' });
    return [{ type: 'post.shown', session: post.session, post: id }];
  },

  'post.keep': ({ post: id, reason }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (!post.draft) return done(post, state);
    return [{ type: 'post.kept', session: post.session, post: id, reason }];
  },

  'post.hide': ({ post: id, reason, support }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status === 'hidden') return done(post, state);
    return [
      ...parted(post),
      { type: 'post.hidden', session: post.session, post: id, reason, returned: false, support },
    ];
  },

  'post.return': ({ post: id, note }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.returned && post.status === 'hidden') return done(post, state);
    if (post.import !== null) return refused('invalid', { field: 'post', hint: BROUGHT });
    if (post.from !== 'attendee')
      return refused('invalid', { field: 'post', hint: 'A host wrote it. Only what an attendee wrote goes back.' });
    const { session } = post;
    return [...parted(post), { type: 'post.hidden', session, post: id, reason: note, returned: true, support: false }];
  },

  'post.hold': ({ post: id }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status === 'waiting') return done(post, state);
    return [...parted(post), { type: 'post.held', session: post.session, post: id }];
  },

  'post.answer': ({ post: id, on, text, name }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    const under = within(post);
    if (under) return under;
    const { answer } = post;
    if (on ? answer !== null && answer.text === text && answer.name === name : answer === null)
      return done(post, state);
    const given = on ? { answer: text, name } : { answer: null, name: null };
    return [{ type: 'post.answered', session: post.session, post: id, on, ...given }];
  },

  'post.promise': ({ post: id, by, until }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    const under = within(post);
    if (under) return under;
    if (!isQuestion(post)) return refused('invalid', { field: 'post', hint: 'Only a question is promised an answer.' });
    if (post.answer) return done(post, state);
    const { by: before = null, until: day = null } = post.promise ?? {};
    if (by === before && (by === null || until === day)) return done(post, state);
    return [{ type: 'post.promised', session: post.session, post: id, by, until: by === null ? null : until }];
  },

  'post.pin': ({ post: id, on }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    const under = within(post);
    if (under) return under;
    if (post.pinned === on) return done(post, state);
    return [{ type: 'post.pinned', session: post.session, post: id, on }];
  },

  'post.group': ({ post: id, into }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.group === into) return done(post, state);
    if (state.sessions.get(post.session)?.sealed) return refused('sealed');
    const grouped = { type: 'post.grouped', session: post.session, post: id, into } as const;
    if (into === null) return [grouped];
    const other = postOf(state, into);
    if (isRefused(other)) return other;
    if (post.status !== 'shown' || other.status !== 'shown') return refused('gone');
    const apart =
      other.session !== post.session || isWithin(state, into, id) || !isQuestion(post) || !isQuestion(other);
    return apart
      ? refused('invalid', { field: 'into', hint: 'Name another question of the same session.' })
      : [grouped];
  },

  'post.queue': ({ post: id, on }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    const under = within(post);
    if (under) return under;
    if ((post.next !== null) === on) return done(post, state);
    if (on && post.status !== 'shown') return refused('gone');
    return [{ type: 'post.queued', session: post.session, post: id, on }];
  },

  'post.label': ({ post: id, labels }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    const under = within(post);
    if (under) return under;
    if (labels.join('\n') === post.labels.join('\n')) return done(post, state);
    return [{ type: 'post.labelled', session: post.session, post: id, labels }];
  },

  'post.mute': ({ post: id, on }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.muted === on) return done(post, state);
    if (post.import !== null) return refused('invalid', { field: 'post', hint: BROUGHT });
    if (post.from !== 'attendee') return refused('invalid', { field: 'post', hint: 'A host wrote it.' });
    if (post.author === null) return refused('sealed');
    return [{ type: 'post.muted', session: post.session, post: id, on }];
  },
};

/** A reply is seen with its post and nowhere else, so that hiding the post hides it too; a grouped question with its group. */
function within(post: Post): Refused | null {
  if (post.to) return refused('invalid', { field: 'post', hint: 'This is a reply. Name the post it belongs to.' });
  return post.group === null
    ? null
    : refused('invalid', { field: 'post', hint: 'It is grouped. Name the question it stands under.' });
}

const BROUGHT = 'It was said elsewhere. Its author is not here.';

const isQuestion = (post: Post): boolean => post.kind === 'question' && post.to === null;

/** Somebody was faster: who it was, where that is known. */
function done(post: Post, state: State, more: Partial<Pick<Refused, 'hint'>> = {}): Refused {
  const by = post.handled && state.keys.get(post.handled.by)?.name;
  return refused('already-done', { ...more, ...(by !== null && by !== undefined && { by }) });
}
