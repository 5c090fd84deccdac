import { onWall, wording, type Edition } from '../../client/archive/render.ts';
import type { ArchivePost, ArchiveReply, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import type { AnswerView, PostView } from '../../shared/views.ts';

/** One thing that happened. `to` is what it belongs to, `about` what is known of who said it. */
type Moment = {
  readonly at: number;
  readonly kind: PostView['kind'] | 'reply' | 'answer' | 'poll' | 'wall' | 'began' | 'closed';
  readonly id: string | null;
  readonly to: string | null;
  /** Its title. */
  readonly session: string;
  readonly text: string | null;
  readonly name: string | null;
  readonly about: string | null;
};

/** Everything that has a time, in its order. */
export function timelineOf(view: ArchiveView, edition: Edition): Moment[] {
  return view.sessions.flatMap((session) => momentsOf(session, edition)).sort((one, other) => one.at - other.at);
}

function momentsOf(session: ArchiveSession, edition: Edition): Moment[] {
  const none = { id: null, to: null, session: session.title, text: null, name: null, about: null };
  const edge = (kind: 'began' | 'closed', at: number | null): Moment[] =>
    at === null ? [] : [{ ...none, kind, at, id: session.id }];
  const said = (of: ArchivePost | ArchiveReply) => ({
    ...none,
    at: of.at,
    id: of.id,
    text: of.text,
    name: of.name,
    about: wording.tagsOf(of, session, edition).join('; '),
  });
  return [
    ...edge('began', session.startedAt),
    ...session.wall.map(({ at, screen }): Moment => ({
      ...none,
      at,
      kind: 'wall',
      ...onWall(screen, session, edition),
    })),
    ...session.posts.flatMap((post): Moment[] => [
      { ...said(post), kind: post.kind },
      ...post.replies.map((reply): Moment => ({ ...said(reply), kind: 'reply', to: post.id })),
      ...(post.answer ? [{ ...none, ...answerOf(post.answer), to: post.id }] : []),
    ]),
    ...session.polls.map(({ at, id, question }): Moment => ({ ...none, at, id, kind: 'poll', text: question })),
    ...edge('closed', session.closedAt),
  ];

  function answerOf({ at, text, name, late }: AnswerView) {
    const { answeredAloud, answerLater } = edition.words;
    return { at, kind: 'answer' as const, text: text ?? answeredAloud, name, about: late ? answerLater : null };
  }
}
