import { createHash } from 'node:crypto';
import { editionFor, pollWording, wording, type Edition } from '../../client/archive/render.ts';
import type { ArchivePoll, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { closedRounds } from '../../shared/rounds.ts';
import type { PostView } from '../../shared/views.ts';
import { xmlText } from './xml-text.ts';

/** Newest entries in the feed: some hours of a busy day, and a file of at most a few hundred kilobytes. */
export const FEED_MAX = 100;

/**
 * The archive as an Atom feed (RFC 4287) in the event's language: its `FEED_MAX` newest posts and polls, newest first. A
 * post counts as new again when it is answered or replied to, a poll when a round is closed. `archive` is the archive page's public address.
 */
export function atom(view: ArchiveView, archive: string): string {
  const { event, sessions } = view;
  const edition = editionFor(view);
  const entries = sessions
    .flatMap((session) => [
      ...session.posts.map((post) => postEntry(post, session, edition)),
      ...session.polls.map((poll) => pollEntry(poll, session, edition)),
    ])
    .sort((one, other) => other.updated - one.updated)
    .slice(0, FEED_MAX);
  const feed = new URL(`/api/events/${event.code}/archive.atom`, archive).href;
  const began = sessions.map(({ startedAt }) => startedAt ?? 0);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${edition.language}">
<id>${permanentId(event.code)}</id>
<title>${xmlText(wording.titleOf(view, { kind: 'all' }, edition))}</title>
<updated>${time(entries[0]?.updated ?? Math.max(0, ...began))}</updated>
<author><name>${xmlText(event.organiser ?? event.title)}</name></author>
<link rel="self" type="application/atom+xml" href="${xmlText(feed)}"/>
<link rel="alternate" type="text/html" href="${xmlText(archive)}"/>
${entries.map((entry) => written(entry, event.code, archive)).join('\n')}
</feed>
`;
}

type Entry = {
  readonly id: string;
  readonly session: string;
  readonly at: number;
  readonly updated: number;
  readonly kind: string;
  readonly author: string | null;
  readonly text: string;
  readonly more: readonly string[];
};

function postEntry(post: PostView, session: ArchiveSession, edition: Edition): Entry {
  const { id, at, text, name, kind, answer, promise, replies } = post;
  const asked = session.polls.find((poll) => poll.id === post.poll);
  return {
    id,
    session: session.id,
    at,
    updated: Math.max(at, answer?.at ?? 0, ...replies.map((reply) => reply.at)),
    kind: asked ? edition.words.answer : edition.words.shared.kinds[kind],
    author: name,
    text,
    more: [
      ...(asked ? [`${edition.words.poll}: ${asked.question}`] : []),
      ...(promise ? [wording.promiseOf(promise, edition)] : []),
      ...(answer ? [[wording.answerLabel(answer, edition), answer.name, answer.text].filter(Boolean).join(': ')] : []),
      ...replies.map((reply) => [reply.name, reply.text].filter(Boolean).join(': ')),
    ],
  };
}

function pollEntry(poll: ArchivePoll, session: ArchiveSession, edition: Edition): Entry {
  const { id, at, question, times } = poll;
  const rounds = closedRounds(poll).map((result) =>
    [pollWording.roundLine(poll, result, session, edition), ...pollWording.resultLines(poll, result, edition)].join(
      '\n',
    ),
  );
  return {
    id,
    session: session.id,
    at,
    updated: Math.max(at, ...times.map(({ closedAt }) => closedAt)),
    kind: edition.words.poll,
    author: null,
    text: question,
    more: [pollWording.aboutPoll(poll, edition).join(' · '), ...rounds].filter((part) => part !== ''),
  };
}

function written(entry: Entry, code: string, archive: string): string {
  const { id, session, at, updated, kind, author, text, more } = entry;
  return `<entry>
<id>${permanentId(`${code} ${id}`)}</id>
<title>${xmlText(`${kind}: ${headOf(text)}`)}</title>
<published>${time(at)}</published>
<updated>${time(updated)}</updated>
${author === null ? '' : `<author><name>${xmlText(author)}</name></author>\n`}<link rel="alternate" type="text/html" href="${xmlText(`${archive}/${session}#${id}`)}"/>
<content type="text">${xmlText([text, ...more].join('\n\n'))}</content>
</entry>`;
}

const time = (at: number) => new Date(at).toISOString();

/** The beginning of a text in one line, for the list of a feed reader. */
function headOf(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' '));
  return letters.length <= TITLE_LETTERS ? letters.join('') : `${letters.slice(0, TITLE_LETTERS).join('')}…`;
}
const TITLE_LETTERS = 100;

/** A UUID made of a name (RFC 9562, version 8): the same for ever, on whatever address the archive is reached. */
function permanentId(name: string): string {
  const hex = createHash('sha256').update(`openfloor archive ${name}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
