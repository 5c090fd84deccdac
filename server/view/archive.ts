import { ALL } from '../../shared/all.ts';
import type { ArchivePost, ArchiveSession, ArchiveView, PostPage, PostsPage } from '../../shared/http.ts';
import { PAGE_MAX } from '../../shared/limits.ts';
import { newestFirst } from '../../shared/newest-first.ts';
import { isSameScreen, type Screen, type ToldScreen } from '../../shared/screens.ts';
import { latest } from '../room/board.ts';
import { rootOf } from '../room/group.ts';
import { keptUntil } from '../room/retention.ts';
import { followed, isListed, MINUTE_MS, type Poll, type Post, type Session, type State } from '../room/state.ts';
import { archivePoll } from './archive-poll.ts';
import { sessionView } from './frame.ts';
import { countBefore } from './older.ts';
import { isPublicPoll } from './poll.ts';
import { postView } from './post.ts';

/** The day as everyone may read it afterwards: shown posts, stories with consent, polls that were closed; once it is taken down, nothing. */
export function archiveView(state: State): ArchiveView | null {
  if (!state.event) return null;
  const { code, hashtag, details, archive } = state.event;
  const { title, language, timeZone, starts, ends, organiser, contact, colour, standpoints, keepDays } = details;
  const kept = { archive, keepDays, keptUntil: keptUntil(state) };
  return {
    version: 1,
    event: { code, hashtag, title, language, timeZone, starts, ends, organiser, contact, colour, standpoints, ...kept },
    sessions: archive === 'down' ? [] : followed(state, ALL).map((session) => archiveSession(state, session)),
  };
}

function archiveSession(state: State, session: Session): ArchiveSession {
  return {
    ...sessionView(session),
    startedAt: session.startedAt,
    posts: asSaid(
      session.posts.toArray().flatMap((id) => {
        const post = state.posts.get(id);
        return isListed(post) && post.archive ? [archivePost(post, state)] : [];
      }),
    ),
    polls: asSaid(
      session.polls.toArray().flatMap((id) => {
        const poll = state.polls.get(id);
        return poll && isRead(poll) ? [archivePoll(poll)] : [];
      }),
    ),
    wall: wallOf(state, session),
    video: session.video && { film: session.video.film, moments: session.video.moments },
    transcript: session.video?.transcript?.cues ?? [],
    minutes: [...session.minutes]
      .map(([minute, counted]) => ({ at: minute * MINUTE_MS, ...counted }))
      .sort((one, other) => one.at - other.at),
  };
}

/** What was brought in came later than it was said: it stands among what was said at its time. */
const asSaid = <Said extends { readonly at: number }>(all: readonly Said[]): readonly Said[] =>
  all.toSorted((one, other) => one.at - other.at);

function archivePost(post: Post, state: State): ArchivePost {
  const view = postView(post, state, Infinity);
  const replies = view.replies.map((reply) => ({ ...reply, source: state.posts.get(reply.id)?.source ?? null }));
  const asked = state.polls.get(post.poll ?? '');
  return { ...view, replies, poll: asked && isRead(asked) ? asked.id : null, source: post.source };
}

const isRead = (poll: Poll): boolean => isPublicPoll(poll) && poll.rounds.some(({ closedAt }) => closedAt !== null);

function wallOf(state: State, { shows }: Session): ArchiveSession['wall'] {
  const read = shows.toArray().flatMap(({ at, screen }) => (canBeRead(screen, state) ? [{ at, screen }] : []));
  return read.filter(({ screen }, index) => {
    const before = read[index - 1];
    return !before || !isSameScreen(before.screen, screen);
  });
}

/** Whether what a wall showed stands in the archive: a question in other words under the one it was grouped with. */
function canBeRead(screen: Screen, state: State): screen is ToldScreen {
  if (screen.mode === 'leaders') return false;
  if (screen.mode === 'poll') {
    const poll = state.polls.get(screen.poll);
    return poll !== undefined && isRead(poll);
  }
  if (screen.mode !== 'post') return true;
  const root = state.posts.get(rootOf(state, screen.post));
  return state.posts.get(screen.post)?.status === 'shown' && isListed(root) && root.archive;
}

/** A page of shown posts of a session, or of `ALL`, older than `before`, newest first; null where there is no such session. */
export function postsBefore(state: State, session: string, before: string | null): PostsPage | null {
  const sessions = followed(state, session);
  if (sessions.length === 0) return null;
  const limit = before === null ? Infinity : seqOf(before);
  const ofEach = sessions.flatMap(({ posts }) =>
    latest(posts.take(countBefore(posts, limit, seqOf)), PAGE_MAX, (id) => isListed(state.posts.get(id))),
  );
  const ids = newestFirst(ofEach).slice(0, PAGE_MAX);
  const posts = ids.flatMap((id) => {
    const post = state.posts.get(id);
    return post ? [postView(post, state)] : [];
  });
  return { posts, before: ids.length === PAGE_MAX ? (ids.at(-1) ?? null) : null, to: state.seq };
}

/** An id holds the seq of the fact that made it. */
const seqOf = (id: string): number => Number(id.slice(1));

/** One shown post with all its replies, or the question it stands under; null where there is none to see. */
export function postPage(state: State, id: string): PostPage | null {
  const post = state.posts.get(rootOf(state, id));
  if (!isListed(post)) return null;
  return { post: postView(post, state, Infinity), to: state.seq };
}
