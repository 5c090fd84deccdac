import type { ArchiveSession } from '../../shared/http.ts';
import type { ToldScreen } from '../../shared/screens.ts';
import type { Edition } from './edition.ts';

/** One thing that happened in a session; `id` is where it stands on the page, null where it is nothing to be read. */
export type Moment = {
  readonly at: number;
  readonly kind: 'question' | 'story' | 'comment' | 'answer' | 'poll' | 'wall' | 'began' | 'closed';
  readonly id: string | null;
  readonly text: string | null;
};

/** What was said, asked, answered and on the wall, in the order it happened. */
export function momentsOf(session: ArchiveSession, edition: Edition): Moment[] {
  const edge = (kind: 'began' | 'closed', at: number | null): Moment[] =>
    at === null ? [] : [{ kind, at, id: null, text: null }];
  const moments = [
    ...edge('began', session.startedAt),
    ...session.wall.map(({ at, screen }): Moment => ({ at, kind: 'wall', ...onWall(screen, session, edition) })),
    ...session.posts.flatMap(({ id, at, kind, text, answer }): Moment[] => [
      { at, kind, id, text },
      ...(answer ? [{ at: answer.at, kind: 'answer' as const, id: `${id}-answer`, text }] : []),
    ]),
    ...session.polls.map(({ id, at, question }): Moment => ({ at, kind: 'poll', id, text: question })),
    ...edge('closed', session.closedAt),
  ];
  return moments.sort((one, other) => one.at - other.at);
}

/** What a wall showed, in words, and where it stands in the archive. */
export function onWall(
  screen: ToldScreen,
  { posts, polls }: ArchiveSession,
  { words }: Edition,
): { readonly id: string | null; readonly text: string } {
  if (screen.mode === 'poll') {
    const poll = polls.find(({ id }) => id === screen.poll);
    return { id: screen.poll, text: poll?.question ?? '' };
  }
  if (screen.mode === 'post') {
    const post = posts.flatMap((each) => [each, ...each.grouped]).find(({ id }) => id === screen.post);
    return { id: screen.post, text: post?.text ?? '' };
  }
  if (screen.mode === 'board') return { id: null, text: words.wall[screen.order] };
  return { id: null, text: words.wall[screen.mode] };
}

/** The beginning of a text in one line. */
export function headOf(text: string, letters: number): string {
  const all = Array.from(text.replace(/\s+/g, ' '));
  return all.length <= letters ? all.join('') : `${all.slice(0, letters).join('').trimEnd()}…`;
}
