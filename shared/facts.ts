import { z } from 'zod';
import { storedBallot } from './ballots.ts';
import { commandId, importId, keyId, optionId, outboxId, pollId, postId, sessionId } from './ids.ts';
import { storedPoll } from './polls.ts';
import { publication } from './publication.ts';
import { keyRole } from './roles.ts';
import { postKind, screen } from './screens.ts';
import { broughtFormat, source } from './source.ts';
import { eventDetails, sessionDetails, standpointId } from './settings.ts';
import { tally } from './tally.ts';
import { cue, film } from './video.ts';

/**
 * Everything that can have happened, as the log keeps it. A fact's `text` (a person's words) and `person` (what ties it
 * to a person) are stored beside the fact and may be erased later: then they are absent, and the state at the head is
 * the same. Facts only grow: an old log must always open.
 */

/** Who did it and with which command: what the state remembers outcomes by. */
const person = {
  /** An attendee's id, `k…` for a host key, `clock` or `server`. */
  by: z.string(),
  command: commandId,
  outbox: z.union([outboxId, z.literal('')]),
};

const fact = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({
    type: z.literal(type),
    /** When, ms since 1970; never runs backwards within a log. */
    at: z.int(),
    person: z.object(person).optional(),
    ...shape,
  });

const inSession = { session: sessionId };
const ofPost = { session: sessionId, post: postId };
const ofPoll = { session: sessionId, poll: pollId };
const reason = z.string().nullable();
/** A post's words and how its author wished to be named. */
const words = z.object({ text: z.string(), name: z.string().nullable(), as: standpointId.nullable() });

const seenWords = z.object({ words: z.array(z.object({ key: z.string(), text: z.string() })) });

/** Details are checked where they are asked for; what is stored is the result. */
const storedEvent = z.object(eventDetails.shape).partial();
const storedSession = z.object(sessionDetails.shape);

export const facts = {
  'event.created': fact('event.created', {
    code: z.string(),
    hashtag: z.string().nullable(),
    details: z.object(eventDetails.shape),
    /** A copy to rehearse with: pretend people, and gone after a day. */
    rehearsal: z.literal(true).optional(),
    /** Signs the event's tokens. In no view, erased last. */
    person: z.object({ ...person, signingKey: z.string() }).optional(),
  }),
  'event.edited': fact('event.edited', { details: storedEvent }),
  'event.told': fact('event.told', { notice: z.string().nullable() }),
  'event.published': fact('event.published', { state: publication }),
  /** The last fact of an event: what obliges to remove it from the log. */
  'event.deleted': fact('event.deleted', {}),
  'key.added': fact('key.added', {
    key: keyId,
    name: z.string(),
    role: keyRole,
    /** SHA-256, hex. */ hash: z.string(),
  }),
  'key.revoked': fact('key.revoked', { key: keyId }),

  'session.added': fact('session.added', { ...inSession, details: storedSession }),
  'session.edited': fact('session.edited', { ...inSession, details: storedSession.partial() }),
  'session.removed': fact('session.removed', inSession),
  'session.started': fact('session.started', inSession),
  'session.closed': fact('session.closed', inSession),
  'session.told': fact('session.told', { ...inSession, notice: z.string().nullable() }),
  /** From here on nothing ties a person to a ballot, a support or a post; what was counted stays. */
  'session.sealed': fact('session.sealed', {
    ...inSession,
    tallies: z.object({
      posts: z.record(z.string(), z.object({ support: z.int(), reports: z.int() })),
      polls: z.record(z.string(), z.array(tally)),
      /** How many spoke and were heard, by self-described role. */
      balance: z
        .record(z.enum([...standpointId.options, 'unsaid']), z.object({ spoke: z.int(), heard: z.int() }))
        .optional(),
    }),
  }),

  /** Begins what is brought in from elsewhere. */
  'session.imported': fact('session.imported', {
    ...inSession,
    import: importId,
    format: broughtFormat,
    /** SHA-256 of all that came with it, hex: tells that it is here already. */
    hash: z.string(),
    /** A session that came with it, and what became of it there; null where it was here before. */
    own: z
      .object({
        state: z.enum(['upcoming', 'closed']),
        startedAt: z.int().nullable(),
        closedAt: z.int().nullable(),
        minutes: z.array(z.object({ at: z.int(), posts: z.int(), supports: z.int(), votes: z.int() })),
      })
      .nullable(),
  }),
  /** What the wall of a session that came so had shown. */
  'wall.imported': fact('wall.imported', { ...inSession, shows: z.array(z.object({ at: z.int(), screen })) }),
  /** All of it, or the part that came into this session, is taken back. */
  'session.unimported': fact('session.unimported', { ...inSession, import: importId }),
  /** Said elsewhere: nobody here wrote it. */
  'post.imported': fact('post.imported', {
    ...ofPost,
    import: importId,
    kind: postKind,
    /** The poll it answers. */
    poll: pollId.optional(),
    to: postId.nullable(),
    from: z.enum(['attendee', 'room', 'host']),
    source: source.nullable(),
    /** When it was said, and answered, there. */
    saidAt: z.int(),
    answeredAt: z.int().nullable(),
    /** Answered only after the session there. */
    late: z.boolean(),
    edited: z.boolean(),
    voice: z.enum(['self', 'read']).nullable(),
    /** How many supported it there. */
    support: z.int(),
    pinned: z.boolean(),
    text: words
      .extend({
        answer: z.string().nullable(),
        answeredBy: z.string().nullable(),
        promise: z.object({ by: z.string(), until: z.string().nullable() }).nullable(),
        labels: z.array(z.string()),
      })
      .optional(),
  }),
  /** Asked elsewhere, with what came of it. */
  'poll.imported': fact('poll.imported', {
    ...ofPoll,
    import: importId,
    from: z.enum(['attendee', 'host']),
    source: source.nullable(),
    askedAt: z.int(),
    ...storedPoll,
    published: z.boolean(),
    /** Closed rounds; no counts where they were not told. */
    rounds: z.array(tally),
    /** When they were open there, as far as that is known. */
    times: z.array(z.object({ round: z.int(), openedAt: z.int(), closedAt: z.int() })).optional(),
  }),

  'post.added': fact('post.added', {
    ...ofPost,
    kind: postKind,
    /** The poll it answers, and in which round. */
    poll: pollId.optional(),
    round: z.int().optional(),
    /** The post it replies to. */
    to: postId.nullable(),
    from: z.enum(['attendee', 'room', 'host']),
    status: z.enum(['shown', 'waiting']),
    archive: z.boolean(),
    voice: z.enum(['self', 'read']).nullable(),
    /** SHA-256 of author and post: lets the author withdraw it after sealing, and ties no two posts together. */
    mark: z.string(),
    text: words.optional(),
  }),
  /** `waiting`: a host looks first, and the approved text stays until then. */
  'post.edited': fact('post.edited', {
    ...ofPost,
    status: z.enum(['shown', 'waiting']),
    byHost: z.boolean(),
    text: words.optional(),
  }),
  'post.withdrawn': fact('post.withdrawn', ofPost),
  'post.supported': fact('post.supported', { ...ofPost, on: z.boolean() }),
  'post.reported': fact('post.reported', { ...ofPost, text: z.object({ reason }).optional() }),
  'post.consented': fact('post.consented', { ...ofPost, archive: z.boolean() }),
  /** Of a post that was shown already and has no edit: its reports were looked at, and it stays. */
  'post.shown': fact('post.shown', ofPost),
  /** The edit that waited was turned down. */
  'post.kept': fact('post.kept', { ...ofPost, reason }),
  /** `returned`: to be changed by its author and sent again. `support`: its author is told whom to talk to. */
  'post.hidden': fact('post.hidden', {
    ...ofPost,
    reason,
    returned: z.boolean().optional(),
    support: z.boolean().optional(),
  }),
  'post.held': fact('post.held', ofPost),
  'post.answered': fact('post.answered', {
    ...ofPost,
    on: z.boolean(),
    answer: z.string().nullable(),
    name: z.string().nullable().optional(),
  }),
  'post.promised': fact('post.promised', { ...ofPost, by: z.string().nullable(), until: z.string().nullable() }),
  'post.pinned': fact('post.pinned', { ...ofPost, on: z.boolean() }),
  /** Stands under another question from now on; null: by itself again. */
  'post.grouped': fact('post.grouped', { ...ofPost, into: postId.nullable() }),
  'post.queued': fact('post.queued', { ...ofPost, on: z.boolean() }),
  'post.labelled': fact('post.labelled', { ...ofPost, labels: z.array(z.string()) }),
  'post.muted': fact('post.muted', { ...ofPost, on: z.boolean() }),

  'poll.added': fact('poll.added', {
    ...ofPoll,
    from: z.enum(['attendee', 'host']),
    status: z.enum(['draft', 'waiting']),
    ...storedPoll,
    mark: z.string(),
  }),
  /** Asks this from now on. */
  'poll.edited': fact('poll.edited', { ...ofPoll, ...storedPoll }),
  'poll.opened': fact('poll.opened', { ...ofPoll, round: z.int() }),
  'poll.closed': fact('poll.closed', { ...ofPoll, round: z.int() }),
  'poll.withdrawn': fact('poll.withdrawn', ofPoll),
  /** When the open round closes by itself, ms since 1970. */
  'poll.timed': fact('poll.timed', { ...ofPoll, round: z.int(), until: z.int().nullable() }),
  /** `returned`: its author may change it and ask again. */
  'poll.hidden': fact('poll.hidden', { ...ofPoll, reason, returned: z.boolean().optional() }),
  'poll.shown': fact('poll.shown', ofPoll),
  'poll.published': fact('poll.published', { ...ofPoll, on: z.boolean() }),
  'ballot.cast': fact('ballot.cast', {
    ...ofPoll,
    round: z.int(),
    person: z.object({ ...person, ...storedBallot }).optional(),
  }),
  'hands.counted': fact('hands.counted', {
    ...ofPoll,
    round: z.int(),
    hands: z.object({ people: z.int(), counts: z.record(z.string(), z.int()) }).nullable(),
  }),
  'option.added': fact('option.added', {
    ...ofPoll,
    option: optionId,
    from: z.enum(['attendee', 'host']),
    status: z.enum(['shown', 'waiting']),
    text: z.object({ option: z.string() }).optional(),
  }),
  'option.shown': fact('option.shown', { ...ofPoll, option: optionId }),
  'option.hidden': fact('option.hidden', { ...ofPoll, option: optionId }),
  'word.shown': fact('word.shown', { ...ofPoll, text: seenWords.optional() }),
  'word.hidden': fact('word.hidden', { ...ofPoll, text: seenWords.optional() }),
  'leaders.told': fact('leaders.told', {
    ...inSession,
    on: z.boolean(),
    person: z.object({ ...person, rows: z.array(z.object({ name: z.string(), right: z.int() })) }).optional(),
  }),

  'wall.shown': fact('wall.shown', { ...inSession, screen }),
  'wall.frozen': fact('wall.frozen', { ...inSession, on: z.boolean() }),
  /** When the timer on the wall ends, ms since 1970. */
  'wall.timed': fact('wall.timed', { ...inSession, until: z.int().nullable() }),

  'video.added': fact('video.added', { ...inSession, film }),
  'video.removed': fact('video.removed', inSession),
  'video.marked': fact('video.marked', {
    ...inSession,
    moment: z.int(),
    position: z.number(),
    title: z.string().nullable(),
  }),
  'video.unmarked': fact('video.unmarked', { ...inSession, moment: z.int() }),
  'transcript.added': fact('transcript.added', { ...inSession, text: z.object({ cues: z.array(cue) }).optional() }),
  'transcript.removed': fact('transcript.removed', inSession),
} as const;

export type FactType = keyof typeof facts;
export type FactOf<Type extends FactType> = z.output<(typeof facts)[Type]>;
export type Fact = { [Type in FactType]: FactOf<Type> }[FactType];
