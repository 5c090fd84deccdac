import type { ArchiveSession } from '../../shared/http.ts';
import type { PostView } from '../../shared/views.ts';

export type OpenQuestion = { readonly session: ArchiveSession; readonly post: PostView };

/** Questions without an answer: first those that somebody promised one for, the sooner the earlier, then as they were asked. */
export function openQuestions(sessions: readonly ArchiveSession[]): readonly OpenQuestion[] {
  const open = sessions.flatMap((session) =>
    session.posts
      .filter(({ kind, answer }) => kind === 'question' && answer === null)
      .map((post) => ({ session, post })),
  );
  const due = ({ post: { promise } }: OpenQuestion) => (promise === null ? NEVER : (promise.until ?? SOME_DAY));
  return open.sort((one, other) => (due(one) < due(other) ? -1 : Number(due(one) > due(other))));
}

/** Behind every day as it is written. */
const SOME_DAY = 'some day';
const NEVER = 'unpromised';
