import { z } from 'zod';
import type { ArchivePoll, ArchivePost, ArchiveReply, ArchiveSession, ArchiveView } from './http.ts';
import { optionId, pollId, postId, sessionId } from './ids.ts';
import { pollKind, pollResults, pollScale, pollSort } from './polls.ts';
import { publication } from './publication.ts';
import { postKind, type ToldScreen } from './screens.ts';
import { standpointId } from './settings.ts';
import { source } from './source.ts';
import { strictDetails } from './strict-details.ts';
import { film } from './video.ts';

/**
 * The archive as everyone may download it, to be published as a JSON Schema: what is not named here is in none. What one of
 * the types holds and is missing here does not compile.
 */

const text = z.string();
/** ms since 1970 */
const moment = z.int().describe('Milliseconds since 1970-01-01T00:00:00Z.');
const count = z.int().min(0);
const seconds = z.number().min(0).describe('Seconds from the beginning of the video.');
const day = z.iso.date();
const counts = z.record(optionId, count).describe('By option; `unsure` is "not sure, or rather not say".');

const details = strictDetails({ count, number: z.number(), word: text, key: text });

/** Archives of before it was known come from nowhere else. */
const elsewhere = source
  .nullable()
  .default(null)
  .describe('The program in which it was said, where it was brought in from one; null is Openfloor.');

const said = {
  id: postId,
  at: moment,
  text,
  name: text.nullable(),
  as: standpointId.nullable().describe('How its author described themselves.'),
  from: z.enum(['attendee', 'room', 'host']).describe('`room`: written down by a host for someone in the room.'),
  edited: z.boolean(),
  source: elsewhere,
};

const reply = z.strictObject(said) satisfies z.ZodType<ArchiveReply>;

const post = z.strictObject({
  ...said,
  session: sessionId,
  kind: postKind,
  poll: pollId.nullable().default(null).describe('The poll it answers.'),
  voice: z.enum(['self', 'read']).nullable().describe('Wants to say it in person, or asks for it to be read out.'),
  support: count.describe('How many ask or feel the same.'),
  answer: z
    .strictObject({
      at: moment,
      text: text.nullable().describe('Null where it was answered aloud.'),
      name: text.nullable().describe('Who answered, where that was said.'),
      late: z.boolean().describe('Given after the session was closed.'),
    })
    .nullable(),
  promise: z
    .strictObject({ by: text, until: day.nullable() })
    .nullable()
    .describe('Who promised an answer by when; null once it is answered.'),
  pinned: z.boolean(),
  labels: z.array(text),
  grouped: z.array(z.strictObject({ id: postId, text })).describe('Questions that say the same in their own words.'),
  replies: z.array(reply),
  replyCount: count,
}) satisfies z.ZodType<ArchivePost>;

const poll = z.strictObject({
  id: pollId,
  session: sessionId,
  at: moment,
  from: z.enum(['attendee', 'host']),
  question: text,
  kind: pollKind,
  options: z.array(z.strictObject({ id: optionId, text })),
  unsure: z.boolean(),
  least: count.nullable(),
  most: count.nullable(),
  results: pollResults,
  changeable: z.boolean(),
  scale: pollScale.default('1-5').describe('Of a rating.'),
  low: text.nullable().default(null).describe('What the lowest of a scale means.'),
  high: text.nullable().default(null).describe('What the highest of a scale means.'),
  unit: text.nullable().default(null).describe('What a number is counted in.'),
  range: z
    .strictObject({ least: z.number().nullable(), most: z.number().nullable() })
    .default({ least: null, most: null })
    .describe('The smallest and the largest number that were taken.'),
  sort: pollSort.default('given').describe('How its closed results stand.'),
  adding: z.boolean().default(false).describe('Attendees could add options.'),
  seconds: count.nullable().default(null).describe('After so long a round closed by itself.'),
  set: text.nullable().default(null).describe('Polls of one name were asked in a row.'),
  quiz: z.boolean().default(false),
  right: z.array(optionId).nullable().default(null).describe('The right options of a quiz.'),
  status: z.enum(['draft', 'waiting', 'open', 'closed', 'hidden', 'withdrawn']),
  round: count.describe('The round that is open or was closed last.'),
  until: moment.nullable().default(null).describe('When the open round closes by itself.'),
  published: z.boolean(),
  people: count.describe('People who voted in this round.'),
  counts: counts.nullable().describe('Null where the hosts keep the result.'),
  details: details.nullable().default(null).describe('What its kind tells besides.'),
  rounds: z
    .array(z.strictObject({ people: count, counts, details: details.optional() }))
    .describe('Earlier rounds, oldest first.'),
  times: z
    .array(z.strictObject({ round: count, openedAt: moment, closedAt: moment }))
    .default([])
    .describe('When closed rounds were open, oldest first, as far as that is known.'),
  source: elsewhere,
}) satisfies z.ZodType<ArchivePoll>;

const screen = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.enum(['join', 'quiet']) }),
  z.strictObject({ mode: z.literal('board'), order: z.enum(['latest', 'wanted']), kind: postKind.nullable() }),
  z.strictObject({ mode: z.literal('post'), post: postId }),
  z.strictObject({
    mode: z.literal('poll'),
    poll: pollId,
    against: count.optional().describe('Beside this earlier round.'),
  }),
]) satisfies z.ZodType<ToldScreen>;

const session = z.strictObject({
  id: sessionId,
  title: text,
  speakers: text.nullable(),
  room: text.nullable(),
  starts: moment.nullable().describe('Planned.'),
  ends: moment.nullable().describe('Planned.'),
  board: z.boolean().describe('An all-day board beside the agenda.'),
  openAfter: z.boolean().describe('A board to which people may write for two weeks after it was closed.'),
  state: z.enum(['upcoming', 'live', 'closed']),
  closedAt: moment.nullable(),
  sealed: z.boolean().describe('Who wrote, supported and voted what is erased.'),
  startedAt: moment.nullable(),
  posts: z.array(post).describe('In the order they were said; stories only with their teller’s consent.'),
  wall: z
    .array(z.strictObject({ at: moment, screen }))
    .describe('What the wall showed from when on; what cannot be read here is left out.'),
  minutes: z
    .array(z.strictObject({ at: moment, posts: count, supports: count, votes: count }))
    .describe('How many were said, supported and voted in each minute that had any.'),
  video: z
    .strictObject({
      film,
      moments: z.array(z.strictObject({ at: moment, position: seconds, title: text.nullable() })),
    })
    .nullable()
    .describe('A recording, and when what is in it was.'),
  transcript: z.array(z.strictObject({ from: seconds, to: seconds, text })),
  polls: z.array(poll).describe('Those that had a closed round.'),
}) satisfies z.ZodType<ArchiveSession>;

export const archive = z.strictObject({
  version: z.literal(1),
  event: z.strictObject({
    code: z.string().regex(/^[0-9]{6}$/),
    hashtag: text.nullable(),
    title: text,
    language: text,
    timeZone: text.describe('A name such as Europe/London.'),
    starts: day.nullable(),
    ends: day.nullable(),
    organiser: text.nullable(),
    contact: text.nullable(),
    colour: text.nullable().describe('`#rrggbb`'),
    standpoints: z.array(z.strictObject({ id: standpointId, label: text.nullable() })),
    keepDays: count.nullable().describe('How many days after it is over the event is deleted; null: not by itself.'),
    keptUntil: moment.nullable().describe('When that is, once every session is closed.'),
    archive: publication.describe(
      '`published`: its hosts let search engines list it. One that is `down` has no address.',
    ),
  }),
  sessions: z.array(session),
}) satisfies z.ZodType<ArchiveView>;

/** As a JSON Schema (draft 2020-12). */
export const archiveSchema = (): object => ({
  title: 'Openfloor archive',
  description: 'What was said and voted at an event, as everyone may read it afterwards.',
  // What is written always has every key; only reading goes on without those of later versions.
  ...z.toJSONSchema(archive, {
    override: ({ jsonSchema }) => {
      Reflect.deleteProperty(jsonSchema, 'default');
    },
  }),
});
