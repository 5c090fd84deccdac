import { z } from 'zod';
import { ballot } from './ballots.ts';
import { broughtSession } from './brought.ts';
import { commandId, importId, keyId, optionId, outboxId, pollId, postId, sessionId } from './ids.ts';
import {
  ANSWER_MAX,
  BYTES_PER_GRAPHEME_MAX,
  COMMENT_MAX,
  HANDS_MAX,
  LABEL_MAX,
  LABELS_MAX,
  LEADERS_MAX,
  NAME_MAX,
  NOTICE_MAX,
  OPTION_MAX,
  QUESTION_MAX,
  REASON_MAX,
  REPLY_MAX,
  STORY_MAX,
  TIMER_MAX_S,
  TITLE_MAX,
  WORD_KEY_MAX,
  WORD_MAX,
  WORDS_HOST_MAX,
} from './limits.ts';
import { pollSpec } from './polls.ts';
import { publication } from './publication.ts';
import { keyRole } from './roles.ts';
import { screen } from './screens.ts';
import { day, eventDetails, sessionDetails, standpointId } from './settings.ts';
import { broughtFormat } from './source.ts';
import { line, prose } from './typed.ts';
import { cues, filmAddress, position } from './video.ts';

/**
 * Everything anyone may ask for, as it comes over the wire. Unknown keys are refused; texts leave here cleaned.
 * Who may ask what stands in `server/room/permissions.ts`; what comes of it in `server/room/decide.ts`.
 */

const named = <Type extends string>(type: Type) => ({
  id: commandId,
  /** Names the browser storage the command waits in; without it, commands of one asker share one outbox. */
  outbox: outboxId.default(''),
  type: z.literal(type),
});

const reason = prose(REASON_MAX).nullable().default(null);
const labels = z
  .array(line(LABEL_MAX))
  .max(LABELS_MAX)
  .refine((all) => new Set(all).size === all.length, 'A label twice says no more than once.');
const author = {
  /** Shown beside the post; none keeps it anonymous. */
  name: line(NAME_MAX).nullable().default(null),
  as: standpointId.nullable().default(null),
};
const said = {
  ...author,
  session: sessionId,
  /** "I want to say it myself", "please read it for me". */
  voice: z.enum(['self', 'read']).nullable().default(null),
};

const seenWords = z
  .array(z.strictObject({ key: z.string().min(1).max(WORD_KEY_MAX), text: line(WORD_MAX) }))
  .min(1)
  .max(WORDS_HOST_MAX);

const postAdd = z.discriminatedUnion('kind', [
  z.strictObject({ ...named('post.add'), ...said, kind: z.literal('question'), text: prose(QUESTION_MAX) }),
  z.strictObject({
    ...named('post.add'),
    ...said,
    kind: z.literal('story'),
    text: prose(STORY_MAX),
    /** The teller's consent to keep it beyond the room. */
    archive: z.boolean().default(false),
  }),
  z.strictObject({ ...named('post.add'), ...said, kind: z.literal('comment'), text: prose(COMMENT_MAX) }),
]);

export const commands = {
  'event.edit': z.strictObject({ ...named('event.edit'), details: changes(eventDetails) }),
  /** A message on every phone; null takes it back. */
  'event.tell': z.strictObject({ ...named('event.tell'), text: line(NOTICE_MAX).nullable() }),
  /** Lets search engines list the archive, or takes it away from everyone; `draft` takes either back. */
  'event.publish': z.strictObject({ ...named('event.publish'), state: publication }),
  /** All of it, for good. */
  'event.delete': z.strictObject(named('event.delete')),
  'key.add': z.strictObject({
    ...named('key.add'),
    name: line(NAME_MAX),
    role: keyRole,
    /** Made by the asker: 22 or more characters of base64url, 128 random bits. Only its hash is kept. */
    key: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  }),
  'key.revoke': z.strictObject({ ...named('key.revoke'), key: keyId }),

  'session.add': z.strictObject({ ...named('session.add'), details: sessionDetails }),
  'session.edit': z.strictObject({ ...named('session.edit'), session: sessionId, details: changes(sessionDetails) }),
  /** Off the agenda again: one that never began, and in which nothing was said or asked. */
  'session.remove': z.strictObject({ ...named('session.remove'), session: sessionId }),
  'session.start': z.strictObject({ ...named('session.start'), session: sessionId }),
  'session.close': z.strictObject({ ...named('session.close'), session: sessionId }),
  'session.seal': z.strictObject({ ...named('session.seal'), session: sessionId }),
  /** A private note to the session's speakers; null takes it back. */
  'session.tell': z.strictObject({ ...named('session.tell'), session: sessionId, text: line(NOTICE_MAX).nullable() }),

  /**
   * What was said elsewhere, all of it or nothing: into this session, which takes one, or each as a session of its own. A
   * message of the socket holds little of it; the HTTP API reads whole files.
   */
  'session.import': z.strictObject({
    ...named('session.import'),
    into: sessionId.nullable(),
    format: broughtFormat,
    sessions: z.array(broughtSession).min(1),
  }),
  /** Takes back what one `session.import` brought, and its words for good. */
  'session.unimport': z.strictObject({ ...named('session.unimport'), import: importId }),

  'post.add': postAdd,
  'reply.add': z.strictObject({ ...named('reply.add'), ...author, post: postId, text: prose(REPLY_MAX) }),
  /** The kind's own limit is checked in decide, which knows the kind. */
  'post.edit': z.strictObject({ ...named('post.edit'), post: postId, text: prose(STORY_MAX) }),
  'post.withdraw': z.strictObject({ ...named('post.withdraw'), post: postId }),
  'post.support': z.strictObject({ ...named('post.support'), post: postId, on: z.boolean() }),
  'post.report': z.strictObject({ ...named('post.report'), post: postId, reason }),
  'post.consent': z.strictObject({ ...named('post.consent'), post: postId, archive: z.boolean() }),
  /** Lets a waiting post, edit or hidden post be seen; says of a shown one that was reported that it is fine. */
  'post.show': z.strictObject({
    ...named('post.show'),
    post: postId,
    /** The words the host saw; where they are others by now, nothing is shown. */
    seen: z
      .string()
      .max(STORY_MAX * BYTES_PER_GRAPHEME_MAX)
      .nullable()
      .default(null),
  }),
  /** Turns down an edit that waits: the words that are shown stay. */
  'post.keep': z.strictObject({ ...named('post.keep'), post: postId, reason }),
  'post.hide': z.strictObject({
    ...named('post.hide'),
    post: postId,
    reason,
    /** Tells its author whom to talk to. */
    support: z.boolean().default(false),
  }),
  /** Back to its author, with what to change; hidden until it comes again. */
  'post.return': z.strictObject({ ...named('post.return'), post: postId, note: prose(REASON_MAX) }),
  /** Back to waiting for a host. */
  'post.hold': z.strictObject({ ...named('post.hold'), post: postId }),
  /** Marked as answered aloud, or with the answer in writing; `on: false` takes it back. */
  'post.answer': z.strictObject({
    ...named('post.answer'),
    post: postId,
    on: z.boolean(),
    text: prose(ANSWER_MAX).nullable().default(null),
    /** Who answered, such as a speaker. */
    name: line(NAME_MAX).nullable().default(null),
  }),
  /** An unanswered question: somebody (`by`) promised an answer, until a day where one was named. Null takes it back. */
  'post.promise': z.strictObject({
    ...named('post.promise'),
    post: postId,
    by: line(NAME_MAX).nullable(),
    until: day.nullable().default(null),
  }),
  'post.pin': z.strictObject({ ...named('post.pin'), post: postId, on: z.boolean() }),
  /** Says the same as another question: stands under it, with its own words, and their supporters are one. Null parts them. */
  'post.group': z.strictObject({ ...named('post.group'), post: postId, into: postId.nullable() }),
  /** Among those that come next on the wall, behind those that are there already. */
  'post.queue': z.strictObject({ ...named('post.queue'), post: postId, on: z.boolean() }),
  'post.label': z.strictObject({ ...named('post.label'), post: postId, labels: labels }),
  /** The author of this post says nothing more until unmuted; what they said stays. */
  'post.mute': z.strictObject({ ...named('post.mute'), post: postId, on: z.boolean() }),

  /** A host's poll is prepared (`open: false`) or opened at once; an attendee's follows the event's setting. */
  'poll.add': z.strictObject({
    ...named('poll.add'),
    session: sessionId,
    ...pollSpec,
    open: z.boolean().default(true),
  }),
  /** Asks otherwise; until the first ballot. Options with the same words keep their ids. */
  'poll.edit': z.strictObject({ ...named('poll.edit'), poll: pollId, ...pollSpec }),
  /** Opens a prepared or waiting poll, or a new round of a closed one. */
  'poll.open': z.strictObject({ ...named('poll.open'), poll: pollId }),
  'poll.close': z.strictObject({ ...named('poll.close'), poll: pollId }),
  /** Begins again at nothing: a new round in place of the open one, which stays as it was. */
  'poll.reset': z.strictObject({ ...named('poll.reset'), poll: pollId }),
  /** The open round closes by itself so many seconds from now; null takes that back. */
  'poll.time': z.strictObject({
    ...named('poll.time'),
    poll: pollId,
    seconds: z.int().min(5).max(TIMER_MAX_S).nullable(),
  }),
  'poll.withdraw': z.strictObject({ ...named('poll.withdraw'), poll: pollId }),
  'poll.hide': z.strictObject({ ...named('poll.hide'), poll: pollId, reason }),
  /** An attendee's poll back to its author, with what to change. */
  'poll.return': z.strictObject({ ...named('poll.return'), poll: pollId, note: prose(REASON_MAX) }),
  'poll.show': z.strictObject({ ...named('poll.show'), poll: pollId }),
  /** Lets everyone see the counts, whatever the poll's `results` says; `on: false` takes it back. */
  'poll.publish': z.strictObject({ ...named('poll.publish'), poll: pollId, on: z.boolean() }),
  /** `round` says which round the voter saw; a ballot for another is refused, not counted. Without it, the open one. */
  'ballot.cast': z.strictObject({
    ...named('ballot.cast'),
    poll: pollId,
    round: z.int().min(1).nullable().default(null),
    ...ballot,
  }),
  /** Hands in the room for the open round, in place of those counted before; no counts take them back. */
  'hands.count': z.strictObject({
    ...named('hands.count'),
    poll: pollId,
    counts: z.record(optionId, z.int().min(0).max(HANDS_MAX)),
    /** Where one person may choose several: how many raised a hand at all. */
    people: z.int().min(0).max(HANDS_MAX).nullable().default(null),
  }),
  /** An option more, while a round is open. */
  'option.add': z.strictObject({ ...named('option.add'), poll: pollId, text: line(OPTION_MAX) }),
  /** An attendee's option that waits for a host, or was hidden. */
  'option.show': z.strictObject({ ...named('option.show'), poll: pollId, option: optionId }),
  /** An attendee's option; its votes stay counted. */
  'option.hide': z.strictObject({ ...named('option.hide'), poll: pollId, option: optionId }),
  /** Words of a poll that wait or were hidden, as the host saw them. */
  'word.show': z.strictObject({ ...named('word.show'), poll: pollId, words: seenWords }),
  'word.hide': z.strictObject({ ...named('word.hide'), poll: pollId, words: seenWords }),
  /** A quiz's leaderboard for everyone, as the host saw it; null takes it back. */
  'leaders.tell': z.strictObject({
    ...named('leaders.tell'),
    session: sessionId,
    rows: z
      .array(z.strictObject({ name: line(NAME_MAX), right: z.int().min(1) }))
      .min(1)
      .max(LEADERS_MAX)
      .nullable(),
  }),

  'wall.show': z.strictObject({ ...named('wall.show'), session: sessionId, screen }),
  /** A frozen wall keeps what it shows, less what is hidden; what is shown meanwhile waits. */
  'wall.freeze': z.strictObject({ ...named('wall.freeze'), session: sessionId, on: z.boolean() }),
  /** A timer on the wall, from now on; null takes it off. */
  'wall.time': z.strictObject({
    ...named('wall.time'),
    session: sessionId,
    seconds: z.int().min(1).max(TIMER_MAX_S).nullable(),
  }),

  /** A recording or a stream of the session: a file, or a page on YouTube, Vimeo or PeerTube. Takes the place of another. */
  'video.add': z.strictObject({ ...named('video.add'), session: sessionId, address: filmAddress }),
  /** With its moments and its transcript. */
  'video.remove': z.strictObject({ ...named('video.remove'), session: sessionId }),
  /** At this moment, ms since 1970, the video stands at this position, s. With a title a chapter begins there. */
  'video.mark': z.strictObject({
    ...named('video.mark'),
    session: sessionId,
    moment: z.int().min(0),
    position,
    title: line(TITLE_MAX).nullable().default(null),
  }),
  'video.unmark': z.strictObject({ ...named('video.unmark'), session: sessionId, moment: z.int().min(0) }),
  /** What is said in the video, line by line. Takes the place of another, which is erased. */
  'transcript.add': z.strictObject({ ...named('transcript.add'), session: sessionId, cues }),
  'transcript.remove': z.strictObject({ ...named('transcript.remove'), session: sessionId }),
} as const;

export type CommandType = keyof typeof commands;
export type CommandOf<Type extends CommandType> = z.output<(typeof commands)[Type]>;
export type Command = { [Type in CommandType]: CommandOf<Type> }[CommandType];
/** A command as a client writes it: what has a default may be left out. */
export type Asked = { [Type in CommandType]: z.input<(typeof commands)[Type]> }[CommandType];

/** The same fields, each optional and without its default: only what is named changes. */
function changes<Shape extends z.core.$ZodShape>(details: z.ZodObject<Shape, z.core.$strict>) {
  const shape = Object.fromEntries(
    Object.entries(details.shape).map(([key, field]) => [
      key,
      (field instanceof z.ZodDefault ? field.unwrap() : field) as z.ZodType,
    ]),
  );
  return z.strictObject(shape).partial() as unknown as z.ZodType<
    Partial<z.output<typeof details>>,
    Partial<z.input<typeof details>>
  >;
}
