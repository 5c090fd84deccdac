import type { Mine, MinePoll, MinePost } from '../../shared/views.ts';
import { isSettled, nobody, type Post, type State } from '../room/state.ts';
import { pollStatus } from './poll.ts';
import { promiseOf } from './post.ts';

/** What is one attendee's own, in all sessions: told to that attendee's screens and to nobody else. */
export function mineOf(state: State, attendee: string): Mine {
  const person = state.people.get(attendee) ?? nobody;
  return {
    muted: !person.muted.isEmpty(),
    posts: person.posts.toArray().flatMap((id) => {
      const post = state.posts.get(id);
      return post ? [minePost(post, state)] : [];
    }),
    polls: person.polls.toArray().flatMap((id) => {
      const poll = state.polls.get(id);
      if (!poll) return [];
      return [
        {
          id,
          session: poll.session,
          question: poll.question,
          status: pollStatus(poll),
          reason: poll.reason,
          returned: poll.returned && poll.hidden,
          options: poll.options.flatMap(({ from, text }) => (from === 'author' ? [text] : [])),
        } satisfies MinePoll,
      ];
    }),
    supports: person.supports.toArray(),
    reports: person.reports.toArray(),
    ballots: person.ballots.toArray().map(
      ([
        poll,
        {
          round,
          ballot: { choices, words, number },
        },
      ]) => ({
        ...{ poll, round, choices },
        ...(words && { words: words.map(({ text }) => text) }),
        ...(number !== undefined && { number }),
      }),
    ),
  };
}

function minePost(post: Post, state: State): MinePost {
  const { id, session, kind, poll, to, at, text, status, reason, returned, offered, draft, kept, support } = post;
  const { answer, archive } = post;
  const screen = state.sessions.get(session)?.screen;
  return {
    id,
    session,
    kind,
    poll,
    to,
    at,
    text,
    status,
    reason,
    returned: returned && status === 'hidden',
    offered: offered && status === 'hidden',
    draft: draft?.text ?? null,
    kept,
    support,
    answer,
    promise: promiseOf(post),
    archive,
    group: post.group,
    onWall: screen?.mode === 'post' && screen.post === id,
    editable: status !== 'withdrawn' && !isSettled(post),
  };
}
