import type { Film } from '../../shared/film.ts';
import type { ArchivePoll, ArchivePost, ArchiveReply, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import type { ToldScreen } from '../../shared/screens.ts';
import type { Details, Numbers } from '../../shared/tally.ts';
import type { AnswerView } from '../../shared/views.ts';

/**
 * The archive as one JSON document. Every key is named here, in this order: two archives of an event differ only where
 * the event does, and what a view should ever carry besides stays inside.
 */
export function json(view: ArchiveView): string {
  const document: ArchiveView = {
    version: view.version,
    event: eventOf(view.event),
    sessions: view.sessions.map(sessionOf),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function eventOf(event: ArchiveView['event']): ArchiveView['event'] {
  const { code, hashtag, title, language, timeZone, starts, ends, organiser, contact, colour, archive } = event;
  const { keepDays, keptUntil } = event;
  const standpoints = event.standpoints.map(({ id, label }) => ({ id, label }));
  return {
    code,
    hashtag,
    title,
    language,
    timeZone,
    starts,
    ends,
    organiser,
    contact,
    colour,
    standpoints,
    archive,
    keepDays,
    keptUntil,
  };
}

function sessionOf(session: ArchiveSession): ArchiveSession {
  const { id, title, speakers, room, starts, ends, board, openAfter, state, sealed, startedAt, closedAt } = session;
  const posts = session.posts.map(postOf);
  const wall = session.wall.map(({ at, screen }) => ({ at, screen: screenOf(screen) }));
  const minutes = session.minutes.map(({ at, posts, supports, votes }) => ({ at, posts, supports, votes }));
  const polls = session.polls.map(pollOf);
  const video = session.video && {
    film: filmOf(session.video.film),
    moments: session.video.moments.map(({ at, position, title }) => ({ at, position, title })),
  };
  const transcript = session.transcript.map(({ from, to, text }) => ({ from, to, text }));
  const planned = { id, title, speakers, room, starts, ends, board, openAfter };
  return { ...planned, state, sealed, startedAt, closedAt, posts, polls, wall, minutes, video, transcript };
}

function filmOf(film: Film): Film {
  switch (film.kind) {
    case 'file':
      return { kind: film.kind, address: film.address };
    case 'youtube':
      return { kind: film.kind, id: film.id };
    case 'vimeo':
      return { kind: film.kind, id: film.id, hash: film.hash };
    case 'peertube':
      return { kind: film.kind, origin: film.origin, id: film.id };
  }
}

function screenOf(screen: ToldScreen): ToldScreen {
  switch (screen.mode) {
    case 'board':
      return { mode: screen.mode, order: screen.order, kind: screen.kind };
    case 'post':
      return { mode: screen.mode, post: screen.post };
    case 'poll':
      return {
        mode: screen.mode,
        poll: screen.poll,
        ...(screen.against !== undefined && { against: screen.against }),
      };
    case 'join':
    case 'quiet':
      return { mode: screen.mode };
  }
}

function postOf(post: ArchivePost): ArchivePost {
  const { id, session, kind, poll, at, from, text, name, as, voice, edited, source, support, pinned, replyCount } =
    post;
  const labels = [...post.labels];
  const promise = post.promise && { by: post.promise.by, until: post.promise.until };
  const grouped = post.grouped.map(({ id, text }) => ({ id, text }));
  const answer = post.answer && answerOf(post.answer);
  const replies = post.replies.map(replyOf);
  const said = { id, session, kind, poll, at, from, text, name, as, voice, edited, source };
  return { ...said, support, answer, promise, pinned, labels, grouped, replies, replyCount };
}

function answerOf({ at, text, name, late }: AnswerView): AnswerView {
  return { at, text, name, late };
}

function replyOf({ id, at, text, name, as, from, edited, source }: ArchiveReply): ArchiveReply {
  return { id, at, text, name, as, from, edited, source };
}

function pollOf(poll: ArchivePoll): ArchivePoll {
  const { id, session, at, from, question, kind, unsure, least, most, results, changeable } = poll;
  const { scale, low, high, unit, sort, adding, seconds, set, quiz } = poll;
  const { status, round, until, published, people, source } = poll;
  const said = { id, session, at, from, question, kind, options: poll.options.map(({ id, text }) => ({ id, text })) };
  const rules = { unsure, least, most, results, changeable, scale, low, high, unit, sort, adding, seconds, set, quiz };
  const range = { least: poll.range.least, most: poll.range.most };
  const right = poll.right && [...poll.right];
  const counts = poll.counts && { ...poll.counts };
  const told = poll.details && detailsOf(poll.details);
  const rounds = poll.rounds.map(({ people, counts, details }) => ({
    ...{ people, counts: { ...counts } },
    ...(details && { details: detailsOf(details) }),
  }));
  const times = poll.times.map(({ round, openedAt, closedAt }) => ({ round, openedAt, closedAt }));
  return {
    ...{ ...said, ...rules, range, right, status, round, until, published, people, counts, details: told, rounds },
    ...{ times, source },
  };
}

function numbersOf({ answers, least, lower, median, upper, most, bins }: Numbers): Numbers {
  const intervals = bins.map(({ from, to, people }) => ({ from, to, people }));
  return { answers, least, lower, median, upper, most, bins: intervals };
}

function detailsOf({ hands, ranking, words, numbers, groups }: Details): Details {
  return {
    ...(hands && { hands: { people: hands.people, counts: { ...hands.counts } } }),
    ...(ranking && {
      ranking: {
        points: { ...ranking.points },
        rounds: ranking.rounds.map(({ counts, out }) => ({ counts: { ...counts }, out: [...out] })),
        winners: [...ranking.winners],
      },
    }),
    ...(words && {
      words: { top: words.top.map(({ key, text, people }) => ({ key, text, people })), others: words.others },
    }),
    ...(numbers && {
      numbers: numbersOf(numbers),
    }),
    ...(groups && { groups: Object.fromEntries(Object.entries(groups).map(([id, counts]) => [id, { ...counts }])) }),
  };
}
