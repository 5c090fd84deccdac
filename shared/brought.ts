import { z } from 'zod';
import { optionId } from './ids.ts';
import { BROUGHT_NAME_MAX, BROUGHT_TEXT_MAX, LABEL_MAX, LABELS_MAX, OPTIONS_MAX } from './limits.ts';
import { pollKind, pollResults } from './polls.ts';
import { postKind } from './screens.ts';
import { day, sessionDetails, standpointId } from './settings.ts';
import { source } from './source.ts';
import { line, prose } from './typed.ts';

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
  options: z.array(z.strictObject({ id: optionId, text: line(BROUGHT_TEXT_MAX) })).max(OPTIONS_MAX),
  unsure: z.boolean(),
  least: count.nullable(),
  most: count.nullable(),
  results: pollResults,
  changeable: z.boolean(),
  published: z.boolean(),
  /** Closed ones, oldest first; no counts where they were kept from whoever wrote the file. */
  rounds: z.array(z.strictObject({ people: count, counts: z.record(optionId, count) })).min(1),
  source: source.nullable(),
});

export const broughtSession = z.strictObject({
  /** Null where nothing tells what it was called. */
  details: sessionDetails.nullable(),
  state: z.enum(['upcoming', 'closed']),
  startedAt: moment.nullable(),
  closedAt: moment.nullable(),
  sealed: z.boolean(),
  posts: z.array(broughtPost),
  polls: z.array(broughtPoll),
});

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
