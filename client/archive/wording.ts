import { staysOpen } from '../../shared/afterwards.ts';
import type { Part } from '../../shared/archive-part.ts';
import { tagsIn, tagsOf as hashtagsOf } from '../../shared/archive-tags.ts';
import type { ArchivePost, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { isLate } from '../../shared/late.ts';
import type { AnswerView, PollView, PostView, PromiseView } from '../../shared/views.ts';
import { countsOf } from './counts.ts';
import type { Edition } from './edition.ts';

/** What the page is called in a browser's tab and in a link to it. */
export function titleOf({ event, sessions }: ArchiveView, part: Part, { words }: Edition): string {
  const of = {
    all: () => [],
    session: () => sessions.map(({ title }) => title),
    handout: () => [words.handout, ...sessions.map(({ title }) => title)],
    tag: () => [tagTitle(sessions, part)],
  };
  return [...of[part.kind](), words.pageTitle(event.title)].join(' · ');
}

/** The hashtag that all on its page carries, as it was written first. */
export function tagTitle(sessions: ArchiveView['sessions'], part: Part): string {
  return hashtagsOf(sessions).find(({ tag }) => part.kind === 'tag' && tag === part.tag)?.written ?? '';
}

/** The hashtags of an entry and what stands under it, for the page's script; nothing where it has none. */
export const tagList = (...entries: readonly (PostView | PollView)[]): string | undefined =>
  [...new Set(entries.flatMap((entry) => [...tagsIn(entry).keys()]))].join(' ') || undefined;

/** Of more, the rarest are left out: a list is for looking over, and the search finds all. */
export const TAGS_LISTED = 60;

/** What the page holds, in a line: `Sunday 22 November 2026 · 12 questions, 8 answered · 3 stories`. */
export function summaryOf({ event, sessions }: ArchiveView, part: Part, edition: Edition): string {
  const { clock, words, listed } = edition;
  const when = part.kind === 'all' ? event.starts && clock.days(event.starts, event.ends) : null;
  const slots = part.kind === 'session' ? sessions.map((session) => whenOf(session, edition)) : [];
  const listing = [
    ...(part.kind === 'all' ? [words.sessionCount(sessions.length)] : []),
    ...listed(countsOf(sessions)),
  ];
  return [when, ...slots, ...listing].filter((each) => each !== null).join(' · ');
}

/** When it was planned for; where nobody planned, when it was live. */
export function whenOf(session: ArchiveSession, { clock }: Edition): string | null {
  if (session.starts !== null) return clock.span(session.starts, session.ends);
  if (session.startedAt !== null) return clock.span(session.startedAt, session.closedAt);
  return null;
}

/** "Live now", "Has not begun"; nothing once it is over. */
export function stateOf(session: ArchiveSession, { words }: Edition): string | null {
  return { live: words.live, upcoming: words.upcoming, closed: null }[session.state];
}

/** The clock time of something said in a session, with the day where it was said on another. */
export function saidAt(at: number, session: ArchiveSession, { clock }: Edition): string {
  const day = session.starts ?? session.startedAt ?? at;
  return clock.sameDay(at, day) ? clock.time(at) : clock.dayAndTime(at);
}

/** What stands over an answer: given aloud, in writing, or only after the session. */
export function answerLabel({ text, late }: AnswerView, { words }: Edition): string {
  if (late) return words.answerLater;
  return text === null ? words.answeredAloud : words.answer;
}

/** "Ana promised an answer by 3 December 2026." */
export function promiseOf({ by, until }: PromiseView, { clock, words }: Edition): string {
  return words.promised(by, until === null ? null : clock.date(until));
}

/** What stands beside a name: "uses care", "said in the room", "from Zoom chat", "edited", "came in late". */
export function tagsOf(
  post: Pick<ArchivePost, 'as' | 'at' | 'from' | 'edited' | 'source'>,
  session: ArchiveSession,
  { words, standpoint }: Edition,
): string[] {
  const from = { attendee: null, room: words.shared.saidInTheRoom, host: words.shared.fromHost }[post.from];
  const source = post.source && words.sources[post.source];
  const late = isLate(post.at, session) ? (staysOpen(session) ? words.saidAfter : words.cameLate) : null;
  return [standpoint(post.as), from, source, post.edited ? words.shared.edited : null, late].filter(
    (tag) => tag !== null,
  );
}

/** How many ask or feel the same; nothing where nobody said so. */
export function supportOf({ kind, support }: PostView, { words }: Edition): string | null {
  if (support === 0) return null;
  return kind === 'question' ? words.questionSupport(support) : words.sameSupport(support);
}
