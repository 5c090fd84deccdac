import type { ArchiveSession } from '../../shared/http.ts';
import { isAnswer } from '../../shared/poll-answers.ts';

/** How much of each kind there is to read; what answers a poll belongs to the poll. */
export type Counts = {
  readonly questions: number;
  readonly answered: number;
  readonly stories: number;
  readonly comments: number;
  readonly polls: number;
};

export function countsOf(sessions: readonly ArchiveSession[]): Counts {
  const posts = sessions.flatMap((session) => session.posts.filter((post) => !isAnswer(post, session)));
  const of = (kind: string) => posts.filter((post) => post.kind === kind);
  const questions = of('question');
  return {
    questions: questions.length,
    answered: questions.filter((question) => question.answer).length,
    stories: of('story').length,
    comments: of('comment').length,
    polls: sessions.reduce((count, session) => count + session.polls.length, 0),
  };
}
