import type { Accepted } from '../../shared/replies.ts';
import type { Hands } from '../../shared/tally.ts';
import type { SessionDetails } from '../../shared/settings.ts';
import type { EventView, HostPollView, HostPostView, SessionView, WallView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';

/** What stood before a command: what its inverse goes back to. */
export type Before = {
  /** By the server's clock, ms since 1970. */
  readonly moment: number;
  readonly event: EventView | null;
  readonly sessions: readonly SessionView[];
  readonly wall: WallView | null;
  readonly posts: ReadonlyMap<string, HostPostView>;
  readonly polls: ReadonlyMap<string, HostPollView>;
};

/**
 * The command that takes another back, or null where nothing can: what was counted or closed stays so (R4), what was
 * removed or sealed is gone, and of a poll's words and options what waited is not shown by taking something back. `made` is
 * the answer the command got.
 */
export function inverse(command: Asking, before: Before, made: Accepted): Asking | null {
  switch (command.type) {
    case 'post.show':
      return unshown(before.posts.get(command.post));
    case 'post.hide':
    case 'post.return':
      return unhidden(before.posts.get(command.post));
    case 'post.hold':
      return unheld(before.posts.get(command.post));
    case 'post.answer': {
      const had = before.posts.get(command.post)?.answer ?? null;
      const given = { text: had?.text ?? null, name: had?.name ?? null };
      return { type: 'post.answer', post: command.post, on: had !== null, ...given };
    }
    case 'post.promise': {
      const { by = null, until = null } = before.posts.get(command.post)?.promise ?? {};
      return { type: 'post.promise', post: command.post, by, until };
    }
    case 'post.pin':
      return { type: 'post.pin', post: command.post, on: !command.on };
    case 'post.queue':
      return { type: 'post.queue', post: command.post, on: !command.on };
    case 'post.group':
      return command.into === null ? null : { type: 'post.group', post: command.post, into: null };
    case 'post.mute':
      return { type: 'post.mute', post: command.post, on: !command.on };
    case 'post.label':
      return { type: 'post.label', post: command.post, labels: [...(before.posts.get(command.post)?.labels ?? [])] };
    case 'post.edit': {
      const had = before.posts.get(command.post);
      return had && had.text !== command.text ? { type: 'post.edit', post: command.post, text: had.text } : null;
    }
    case 'post.add':
    case 'reply.add':
      return made.post === undefined ? null : { type: 'post.withdraw', post: made.post };
    case 'poll.add':
      return made.poll === undefined ? null : { type: 'poll.hide', poll: made.poll, reason: null };
    case 'poll.publish':
      return { type: 'poll.publish', poll: command.poll, on: !command.on };
    case 'poll.return':
    case 'poll.hide':
      return { type: 'poll.show', poll: command.poll };
    case 'poll.show':
      return pollHidden(command.poll, before.polls.get(command.poll));
    case 'poll.open':
      return { type: 'poll.close', poll: command.poll };
    case 'poll.edit':
      return askedBefore(before.polls.get(command.poll));
    case 'poll.time':
      return pollTimed(command.poll, before);
    case 'hands.count':
      return handsBefore(command.poll, before.polls.get(command.poll)?.details?.hands);
    case 'option.add':
      return null;
    case 'option.show':
      return { type: 'option.hide', poll: command.poll, option: command.option };
    case 'option.hide': {
      const option = before.polls.get(command.poll)?.offered.find(({ id }) => id === command.option);
      return option?.status === 'shown' ? { type: 'option.show', poll: command.poll, option: command.option } : null;
    }
    case 'word.show':
      return { type: 'word.hide', poll: command.poll, words: command.words };
    case 'word.hide': {
      const unseen = new Set(before.polls.get(command.poll)?.words.map(({ key }) => key));
      const seen = command.words.filter(({ key }) => !unseen.has(key));
      return seen.length > 0 ? { type: 'word.show', poll: command.poll, words: seen } : null;
    }
    case 'leaders.tell':
      return command.rows === null ? null : { type: 'leaders.tell', session: command.session, rows: null };
    case 'wall.show': {
      const screen = before.wall?.next ?? before.wall?.screen;
      return screen ? { type: 'wall.show', session: command.session, screen } : null;
    }
    case 'wall.freeze':
      return { type: 'wall.freeze', session: command.session, on: !command.on };
    case 'event.tell':
      return { type: 'event.tell', text: before.event?.notice?.text ?? null };
    case 'session.tell':
      return { type: 'session.tell', session: command.session, text: before.wall?.notice?.text ?? null };
    case 'event.publish':
      return before.event && { type: 'event.publish', state: before.event.archive };
    case 'event.edit':
      return before.event && { type: 'event.edit', details: sameKeys(command.details, before.event) };
    case 'session.edit': {
      const session = before.sessions.find(({ id }) => id === command.session);
      return session
        ? { type: 'session.edit', session: command.session, details: sameKeys(command.details, session) }
        : null;
    }
    case 'session.add':
      return made.session === undefined ? null : { type: 'session.remove', session: made.session };
    case 'session.remove': {
      const session = before.sessions.find(({ id }) => id === command.session);
      return session ? { type: 'session.add', details: detailsOf(session) } : null;
    }
    case 'session.close':
      return { type: 'session.start', session: command.session };
    case 'session.import':
      return made.import === undefined ? null : { type: 'session.unimport', import: made.import };
    case 'key.add':
      return made.key === undefined ? null : { type: 'key.revoke', key: made.key };
    case 'wall.time':
      return { type: 'wall.time', session: command.session, seconds: secondsLeft(before) };
    case 'video.mark':
      return { type: 'video.unmark', session: command.session, moment: command.moment };
    case 'video.add':
    case 'video.remove':
    case 'video.unmark':
    case 'transcript.add':
    case 'transcript.remove':
    case 'event.delete':
    case 'session.start':
    case 'session.seal':
    case 'session.unimport':
    case 'key.revoke':
    case 'post.keep':
    case 'post.withdraw':
    case 'post.support':
    case 'post.report':
    case 'post.consent':
    case 'poll.close':
    case 'poll.reset':
    case 'poll.withdraw':
    case 'ballot.cast':
      return null;
  }
}

function askedBefore(poll: HostPollView | undefined): Asking | null {
  if (!poll) return null;
  const { id, question, kind, unsure, least, most, results, changeable } = poll;
  const { scale, low, high, unit, range, sort, adding, seconds, set, right } = poll;
  return {
    type: 'poll.edit',
    poll: id,
    ...{ question, kind, unsure, least, most, results, changeable, scale, low, high, unit, sort, adding, seconds, set },
    range: { ...range },
    options: kind === 'rating' ? [] : poll.options.map(({ text }) => text),
    right: (right ?? []).map((option) => poll.options.findIndex((each) => each.id === option)),
  };
}

const handsBefore = (poll: string, hands: Hands | undefined): Asking => ({
  type: 'hands.count',
  poll,
  counts: { ...hands?.counts },
  people: hands?.people ?? null,
});

function pollHidden(poll: string, before: HostPollView | undefined): Asking {
  const reason = before?.reason ?? null;
  if (before?.returned && reason !== null) return { type: 'poll.return', poll, note: reason };
  return { type: 'poll.hide', poll, reason };
}

/** One that was taken off or replaced goes on with what it had left, as long as that can be asked for. */
function pollTimed(poll: string, { polls, moment }: Before): Asking {
  const until = polls.get(poll)?.until ?? null;
  const left = until === null ? 0 : Math.ceil((until - moment) / 1000);
  return { type: 'poll.time', poll, seconds: left >= POLL_TIMER_MIN_S ? left : null };
}
/** As short as one may be. */
const POLL_TIMER_MIN_S = 5;

/** A timer that was taken off goes on with what it had left; one that was over, or was none, is none. */
function secondsLeft({ wall, moment }: Before): number | null {
  const left = wall?.until ? Math.ceil((wall.until - moment) / 1000) : 0;
  return left > 0 ? left : null;
}

/** Showing it would use an edit that waits, which was not asked for. */
function unhidden(post: HostPostView | undefined): Asking | null {
  if (post?.status === 'waiting') return { type: 'post.hold', post: post.id };
  return post?.draft === null ? { type: 'post.show', post: post.id, seen: post.text } : null;
}

/** An approved edit has replaced the words; a host's own edit puts the old ones back. Reports that were let be are gone. */
function unshown(post: HostPostView | undefined): Asking | null {
  if (post?.status === 'hidden') return { type: 'post.hide', post: post.id, reason: post.reason };
  if (post?.status === 'waiting') return { type: 'post.hold', post: post.id };
  return post && post.draft !== null ? { type: 'post.edit', post: post.id, text: post.text } : null;
}

function unheld(post: HostPostView | undefined): Asking | null {
  if (post?.status === 'hidden') return { type: 'post.hide', post: post.id, reason: post.reason };
  return unhidden(post);
}

function detailsOf({ id: _, state: __, closedAt: ___, sealed: ____, ...details }: SessionView): SessionDetails {
  return details;
}

/** What the changed keys held before. */
function sameKeys<Details extends object>(changes: Details, before: object): Details {
  const held = before as Record<string, unknown>;
  return Object.fromEntries(Object.keys(changes).map((key) => [key, held[key]])) as Details;
}
