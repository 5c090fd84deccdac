import { WHOLE, type Part } from '../../shared/archive-part.ts';
import { tagsIn, tagsOf } from '../../shared/archive-tags.ts';
import type { ArchivePost, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { answersTo, isAnswer } from '../../shared/poll-answers.ts';
import { normalTag } from '../../shared/tags.ts';

/** The part that stands at a path under the archive's address, by its steps; null where this archive has none there. */
export function partAt(view: ArchiveView, steps: readonly string[]): Part | null {
  const [first, second, ...more] = steps;
  if (first === undefined) return WHOLE;
  if (more.length > 0) return null;
  if (first === 'tag') {
    const asked = normalTag(second ?? '');
    return tagsOf(view.sessions).some(({ tag }) => tag === asked) ? { kind: 'tag', tag: asked } : null;
  }
  if (!view.sessions.some(({ id }) => id === first)) return null;
  if (second === undefined) return { kind: 'session', session: first };
  return second === 'handout' ? { kind: 'handout', session: first } : null;
}

/** The same archive with nothing in it but that part. */
export function narrowed(view: ArchiveView, part: Part): ArchiveView {
  switch (part.kind) {
    case 'all':
      return view;
    case 'session':
      return { ...view, sessions: view.sessions.filter(({ id }) => id === part.session) };
    case 'handout':
      return {
        ...view,
        sessions: view.sessions.flatMap((session) => (session.id === part.session ? [handedOut(session)] : [])),
      };
    case 'tag':
      return { ...view, sessions: view.sessions.flatMap((session) => tagged(session, part.tag)) };
  }
}

/** The session with nothing in it but what carries the tag, a poll with its answers; nothing where nothing does. */
function tagged(session: ArchiveSession, tag: string): readonly ArchiveSession[] {
  const polls = session.polls.filter((poll) => tagsIn(poll).has(tag));
  const posts = session.posts.filter((post) => tagsIn(post).has(tag) || isAnswer(post, { polls }));
  return posts.length + polls.length === 0 ? [] : [{ ...session, posts, polls }];
}

/** What fits on two to four pages of A4: the questions and stories that most people share, without replies, and all polls with some of their answers. */
function handedOut(session: ArchiveSession): ArchiveSession {
  const mostWanted = (posts: readonly ArchivePost[], most: number) =>
    posts
      .toSorted(
        (one, other) => other.support - one.support || Number(other.answer !== null) - Number(one.answer !== null),
      )
      .slice(0, most)
      .map((post) => ({ ...post, replies: [], replyCount: 0 }));
  const ofKind = (kind: string) => session.posts.filter((post) => post.kind === kind);
  return {
    ...session,
    posts: [
      ...mostWanted(ofKind('question'), QUESTIONS_MAX),
      ...mostWanted(ofKind('story'), STORIES_MAX),
      ...session.polls.flatMap((poll) => mostWanted(answersTo(poll, session), ANSWERS_MAX)),
    ],
  };
}

const QUESTIONS_MAX = 15;
const STORIES_MAX = 4;
/** Of each open poll. */
const ANSWERS_MAX = 8;
