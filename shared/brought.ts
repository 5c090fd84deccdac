import { z } from 'zod';
import { optionId } from './ids.ts';
import { CUES_MAX } from './captions.ts';
import { addressOf, filmAt } from './film.ts';
import {
  BROUGHT_MINUTES_MAX,
  BROUGHT_NAME_MAX,
  BROUGHT_TEXT_MAX,
  LABEL_MAX,
  LABELS_MAX,
  MOMENTS_MAX,
  SCALE_OPTIONS_MAX,
  SHOWS_MAX,
  TITLE_MAX,
} from './limits.ts';
import { pollKind, pollResults, pollScale, pollSort } from './polls.ts';
import { postKind } from './screens.ts';
import { day, sessionDetails, standpointId } from './settings.ts';
import { source } from './source.ts';
import { details } from './tally.ts';
import { line, prose } from './typed.ts';
import { cue, film, position } from './video.ts';

/**
 * What was said elsewhere, as it is brought into a session: words cleaned, counts as numbers, nobody's device or address.
 * Its times are those of the place it was said at.
 */

/** ms since 1970; what is told in seconds since the year 1 or beyond the calendar of browsers is none. */
const moment = z.int().min(0).max(8_640_000_000_000);
const count = z.int().min(0).max(10_000_000);

const said = {
  at: moment,
  text: prose(BROUGHT_TEXT_MAX),
  name: line(BROUGHT_NAME_MAX).nullable(),
  as: standpointId.nullable(),
  from: z.enum(['attendee', 'room', 'host']),
  edited: z.boolean(),
  /** The program it was said in; null is Openfloor. */
  source: source.nullable(),
};

export const broughtPost = z.strictObject({
  ...said,
  kind: postKind,
  voice: z.enum(['self', 'read']).nullable(),
  support: count,
  /** Answered aloud where `text` is null. */
  answer: z
    .strictObject({
      at: moment,
      text: prose(BROUGHT_TEXT_MAX).nullable(),
      name: line(BROUGHT_NAME_MAX).nullable(),
      late: z.boolean(),
    })
    .nullable(),
  promise: z.strictObject({ by: line(BROUGHT_NAME_MAX), until: day.nullable() }).nullable(),
  pinned: z.boolean(),
  labels: z.array(line(LABEL_MAX)).max(LABELS_MAX),
  /** The same question in other words. */
  grouped: z.array(prose(BROUGHT_TEXT_MAX)),
  replies: z.array(z.strictObject(said)),
});

export const broughtPoll = z.strictObject({
  at: moment,
  from: z.enum(['attendee', 'host']),
  question: line(BROUGHT_TEXT_MAX),
  kind: pollKind,
  options: z.array(z.strictObject({ id: optionId, text: line(BROUGHT_TEXT_MAX) })).max(SCALE_OPTIONS_MAX),
  unsure: z.boolean(),
  least: count.nullable(),
  most: count.nullable(),
  results: pollResults,
  changeable: z.boolean(),
  scale: pollScale,
  low: line(BROUGHT_NAME_MAX).nullable(),
  high: line(BROUGHT_NAME_MAX).nullable(),
  unit: line(BROUGHT_NAME_MAX).nullable(),
  range: z.strictObject({ least: z.number().nullable(), most: z.number().nullable() }),
  sort: pollSort,
  adding: z.boolean(),
  seconds: count.nullable(),
  set: line(BROUGHT_NAME_MAX).nullable(),
  right: z.array(optionId).max(SCALE_OPTIONS_MAX),
  published: z.boolean(),
  /** Closed ones, oldest first; no counts where they were kept from whoever wrote the file. */
  rounds: z
    .array(z.strictObject({ people: count, counts: z.record(optionId, count), details: details.optional() }))
    .min(1),
  source: source.nullable(),
});

/** As if its address had just been given. */
const playable = film.refine((given) => {
  const again = filmAt(addressOf(given));
  return again?.kind === given.kind && addressOf(again) === addressOf(given);
});

/** What the wall showed: of posts (each with those in other words behind it) and polls of the session the nth, from 0. */
const broughtScreen = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.enum(['join', 'quiet']) }),
  z.strictObject({ mode: z.literal('board'), order: z.enum(['latest', 'wanted']), kind: postKind.nullable() }),
  z.strictObject({ mode: z.enum(['post', 'poll']), nth: count }),
]);

export const broughtSession = z.strictObject({
  /** Null where nothing tells what it was called. */
  details: sessionDetails.nullable(),
  state: z.enum(['upcoming', 'closed']),
  startedAt: moment.nullable(),
  closedAt: moment.nullable(),
  sealed: z.boolean(),
  posts: z.array(broughtPost),
  polls: z.array(broughtPoll),
  /** Kept where it comes as a session of its own. */
  wall: z.array(z.strictObject({ at: moment, screen: broughtScreen })).max(SHOWS_MAX),
  minutes: z
    .array(z.strictObject({ at: moment, posts: count, supports: count, votes: count }))
    .max(BROUGHT_MINUTES_MAX),
  video: z
    .strictObject({
      film: playable,
      moments: z.array(z.strictObject({ at: moment, position, title: line(TITLE_MAX).nullable() })).max(MOMENTS_MAX),
    })
    .nullable(),
  transcript: z.array(cue).max(CUES_MAX),
});

export type BroughtScreen = z.output<typeof broughtScreen>;
export type BroughtPost = z.output<typeof broughtPost>;
export type BroughtPoll = z.output<typeof broughtPoll>;
export type BroughtSession = z.output<typeof broughtSession>;

/** Posts, replies, questions in other words and polls. */
export const sizeOf = (sessions: readonly Pick<BroughtSession, 'posts' | 'polls'>[]): number =>
  sessions.reduce(
    (all, { posts, polls }) =>
      all + polls.length + posts.reduce((most, { replies, grouped }) => most + 1 + replies.length + grouped.length, 0),
    0,
  );
