import { archive } from '../../shared/archive-schema.ts';
import type { BroughtPoll, BroughtScreen } from '../../shared/brought.ts';
import type { ArchivePoll, ArchivePost, ArchiveSession } from '../../shared/http.ts';
import type { ToldScreen } from '../../shared/screens.ts';
import { closedRounds } from '../../shared/rounds.ts';
import { noneLeft, type FoundPost, type Read } from './read.ts';

/**
 * An archive as this program writes it, `archive.json`. What was live there comes as closed, and of a poll what was
 * counted: an open round is no result.
 */
export function openfloor(document: unknown): Read {
  const parsed = archive.safeParse(document);
  if (!parsed.success) return { fault: { reason: 'shape', path: parsed.error.issues[0]?.path.join('.') ?? '' } };
  return { sessions: parsed.data.sessions.map(sessionOf), left: noneLeft };
}

/** Whether a JSON document calls itself one, damaged or not. */
export const isOpenfloor = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'version' in document && 'sessions' in document;

function sessionOf(session: ArchiveSession) {
  const { title, speakers, room, starts, ends, board, openAfter, state, startedAt, closedAt, sealed } = session;
  return {
    details: { title, speakers, room, starts, ends, board, openAfter, lookFirst: null, slow: null, countPeople: true },
    state: state === 'upcoming' ? state : ('closed' as const),
    startedAt,
    closedAt,
    sealed,
    posts: session.posts.map((post): FoundPost => ({ line: null, post: postOf(post, session) })),
    polls: session.polls.map(pollOf),
    wall: session.wall.flatMap(({ at, screen }) => {
      const shown = screenOf(screen, session);
      return shown ? [{ at, screen: shown }] : [];
    }),
    minutes: session.minutes.map((minute) => ({ ...minute })),
    video: session.video && {
      film: session.video.film,
      moments: session.video.moments.map((moment) => ({ ...moment })),
    },
    transcript: session.transcript.map((cue) => ({ ...cue })),
  };
}

/** Null where it showed what is not in the file. */
function screenOf(screen: ToldScreen, { posts, polls }: ArchiveSession): BroughtScreen | null {
  if (screen.mode !== 'post' && screen.mode !== 'poll') return screen;
  const [ids, shown] =
    screen.mode === 'post'
      ? [posts.flatMap(({ id, grouped }) => [id, ...grouped.map((other) => other.id)]), screen.post]
      : [polls.map(({ id }) => id), screen.poll];
  const nth = ids.indexOf(shown);
  return nth === -1 ? null : { mode: screen.mode, nth };
}

function postOf(
  { id: _, session: __, replyCount: ___, replies, grouped, ...post }: ArchivePost,
  { polls }: ArchiveSession,
): FoundPost['post'] {
  const nth = polls.findIndex(({ id }) => id === post.poll);
  return {
    ...post,
    poll: nth === -1 ? null : nth,
    answer: post.answer && { ...post.answer },
    promise: post.promise && { ...post.promise },
    labels: [...post.labels],
    grouped: grouped.map(({ text }) => text),
    replies: replies.map(({ id: _, ...reply }) => reply),
  };
}

function pollOf(poll: ArchivePoll): BroughtPoll {
  const { at, from, question, kind, unsure, least, most, results, changeable, published, source } = poll;
  const { scale, low, high, unit, sort, adding, seconds, set } = poll;
  const told = closedRounds(poll).map(({ people, counts, details }) => ({
    ...{ people, counts: { ...counts } },
    // Parsed just now, and nobody else's.
    ...(details && { details: details as NonNullable<BroughtPoll['rounds'][number]['details']> }),
  }));
  // Of rounds that the hosts there kept, it is known that there were some.
  const kept = Math.max(0, poll.round - (poll.status === 'open' ? 1 : 0) - told.length);
  return {
    ...{ at, from, question, kind, unsure, least, most, results, changeable, published, source },
    ...{ scale, low, high, unit, sort, adding, seconds, set },
    range: { ...poll.range },
    right: [...(poll.right ?? [])],
    options: poll.options.map(({ id, text }) => ({ id, text })),
    rounds: [...Array.from({ length: kept }, () => ({ people: 0, counts: {} })), ...told],
    times: poll.times.map(({ round, openedAt, closedAt }) => ({ round, openedAt, closedAt })),
  };
}
