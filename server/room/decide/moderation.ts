import { refused } from '../../../shared/replies.ts';
import { isRefused, postOf, type Rules } from './rule.ts';

/** What hosts do with posts. Saying what is already so is told apart: another host was faster. */
export const moderationRules: Rules<
  'post.show' | 'post.keep' | 'post.hide' | 'post.hold' | 'post.answer' | 'post.pin'
> = {
  'post.show': ({ post: id, seen }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status === 'shown' && !post.draft && post.reports === 0) return refused('already-done');
    const { text } = post.draft ?? post;
    if (seen !== null && seen !== text)
      return refused('already-done', { hint: 'Its author has changed it. Look again.' });
    return [{ type: 'post.shown', session: post.session, post: id }];
  },

  'post.keep': ({ post: id, reason }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (!post.draft) return refused('already-done');
    return [{ type: 'post.kept', session: post.session, post: id, reason }];
  },

  'post.hide': ({ post: id, reason }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status === 'hidden') return refused('already-done');
    return [{ type: 'post.hidden', session: post.session, post: id, reason }];
  },

  'post.hold': ({ post: id }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status === 'waiting') return refused('already-done');
    return [{ type: 'post.held', session: post.session, post: id }];
  },

  'post.answer': ({ post: id, on, text }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.to) return refused('invalid', ofReply);
    if (on ? post.answer !== null && post.answer.text === text : post.answer === null) return refused('already-done');
    return [{ type: 'post.answered', session: post.session, post: id, on, answer: on ? text : null }];
  },

  'post.pin': ({ post: id, on }, state) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.to) return refused('invalid', ofReply);
    if (post.pinned === on) return refused('already-done');
    return [{ type: 'post.pinned', session: post.session, post: id, on }];
  },
};

/** A reply is seen with its post and nowhere else, so that hiding the post hides it too. */
const ofReply = { field: 'post', hint: 'This is a reply. Name the post it belongs to.' } as const;
