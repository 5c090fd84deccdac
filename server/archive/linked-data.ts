import { partPath, type Part } from '../../shared/archive-part.ts';
import type { ArchivePost, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import type { AnswerView } from '../../shared/views.ts';
import { zonedTime } from './zoned-time.ts';

/**
 * What a page of the archive is about, in the words of schema.org, as JSON-LD that can stand within a script element
 * whatever people wrote. `view` holds nothing but `part`; `archive` is the public address of all of it. Every key is
 * named here, as in the JSON document.
 */
export function linkedData(view: ArchiveView, part: Part, archive: string): string {
  const { event, sessions } = view;
  const about = {
    '@type': 'Event',
    '@id': archive,
    url: archive,
    name: event.title,
    inLanguage: event.language,
    startDate: event.starts,
    endDate: event.ends,
    organizer: event.organiser === null ? null : { '@type': 'Organization', name: event.organiser },
    subEvent: sessions.map((session) => sessionOf(session, event.timeZone, archive)),
  };
  // The page of a session has its questions besides; on the page of all the same words would stand twice.
  const questions = part.kind === 'session' ? sessions.flatMap((session) => questionsOf(session, part, archive)) : [];
  return inScript({ '@context': 'https://schema.org', '@graph': [about, ...questions] });
}

function sessionOf(session: ArchiveSession, timeZone: string, archive: string) {
  const zoned = (at: number | null) => (at === null ? null : zonedTime(at, timeZone));
  const { id, title, room, speakers, starts, ends, startedAt, closedAt } = session;
  return {
    '@type': 'Event',
    '@id': `${archive}/${id}`,
    url: `${archive}/${id}`,
    name: title,
    description: speakers,
    location: room === null ? null : { '@type': 'Place', name: room },
    startDate: zoned(starts ?? startedAt),
    endDate: zoned(starts === null ? closedAt : ends),
  };
}

/** Questions that were answered in writing: of the others there is no answer to quote. */
function questionsOf({ posts }: ArchiveSession, part: Part, archive: string) {
  const page = `${archive}${partPath(part)}`;
  return posts.filter(isAnsweredInWriting).map(({ id, at, text, support, answer }) => ({
    '@type': 'Question',
    '@id': `${page}#${id}`,
    url: `${page}#${id}`,
    text,
    dateCreated: new Date(at).toISOString(),
    upvoteCount: support,
    answerCount: 1,
    about: { '@id': page },
    acceptedAnswer: {
      '@type': 'Answer',
      '@id': `${page}#${id}-answer`,
      url: `${page}#${id}-answer`,
      text: answer.text,
      author: answer.name === null ? null : { '@type': 'Person', name: answer.name },
      dateCreated: new Date(answer.at).toISOString(),
    },
  }));
}

type Answered = ArchivePost & { readonly answer: AnswerView & { readonly text: string } };

const isAnsweredInWriting = (post: ArchivePost): post is Answered =>
  post.kind === 'question' && post.answer !== null && post.answer.text !== null;

/** JSON without what is null, and without `<`: neither the end of a script nor the beginning of a comment can stand in it. */
function inScript(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => value ?? undefined).replace(/</g, '\\u003c');
}
