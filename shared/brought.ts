import { z } from 'zod';
import { optionId } from './ids.ts';
import { CUES_MAX } from './captions.ts';
import { addressOf, filmAt } from './film.ts';
import {
  ANSWERED_MAX,
  BROUGHT_MINUTES_MAX,
  BROUGHT_NAME_MAX,
  BROUGHT_TEXT_MAX,
  LABEL_MAX,
  LABELS_MAX,
  MOMENTS_MAX,
  SHOWS_MAX,
  TITLE_MAX,
  WORD_KEY_MAX,
  WORD_MAX,
} from './limits.ts';
import { pollKind, pollResults, pollScale, pollSort } from './polls.ts';
import { postKind } from './screens.ts';
import { day, sessionDetails, standpointId } from './settings.ts';
import { source } from './source.ts';
import { strictDetails } from './strict-details.ts';
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
  /** It answers the nth poll of the session, from 0. */
  poll: count.nullable(),
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

/** Estimates, and what is worked out of them. */
const number = z.number().min(-1e12).max(1e12);
const bound = number.nullable();
const optionIds = z.array(optionId).max(ANSWERED_MAX);
const details = strictDetails({ count, number, word: line(WORD_MAX), key: line(WORD_KEY_MAX) });

export const broughtPoll = z
  .strictObject({
    at: moment,
    from: z.enum(['attendee', 'host']),
    question: line(BROUGHT_TEXT_MAX),
    kind: pollKind,
    /** One that was removed after people had chosen it has no words. */
    options: z
      .array(z.strictObject({ id: optionId, text: line(BROUGHT_TEXT_MAX).or(z.literal('')) }))
      .max(ANSWERED_MAX)
      .refine((all) => new Set(['unsure', ...all.map(({ id }) => id)]).size > all.length, 'names an option twice'),
    unsure: z.boolean(),
    least: count.nullable(),
    most: count.nullable(),
    results: pollResults,
    changeable: z.boolean(),
    scale: pollScale,
    low: line(BROUGHT_NAME_MAX).nullable(),
    high: line(BROUGHT_NAME_MAX).nullable(),
    unit: line(BROUGHT_NAME_MAX).nullable(),
    range: z.strictObject({ least: bound, most: bound }),
    sort: pollSort,
    adding: z.boolean(),
    seconds: count.nullable(),
    set: line(BROUGHT_NAME_MAX).nullable(),
    right: optionIds,
    published: z.boolean(),
    /** Closed ones, oldest first; no counts where they were kept from whoever wrote the file. */
    rounds: z
      .array(z.strictObject({ people: count, counts: z.record(optionId, count), details: details.optional() }))
      .min(1),
    /** When rounds were open, as far as that is known. */
    times: z.array(z.strictObject({ round: count.min(1), openedAt: moment, closedAt: moment })),
    source: source.nullable(),
  })
  .refine((poll) => optionsNamed(poll).every((id) => id === 'unsure' || poll.options.some((each) => each.id === id)), {
    path: ['rounds'],
    message: 'counts for an option that there is not',
  });

type Named = {
  readonly right: readonly string[];
  readonly rounds: readonly { readonly counts: object; readonly details?: z.output<typeof details> | undefined }[];
};

/** Every option that is named anywhere in what came of a poll. */
function optionsNamed({ right, rounds }: Named): string[] {
  const inRounds = rounds.flatMap(({ counts, details: { hands, ranking, groups } = {} }) => [
    ...[counts, hands?.counts, ranking?.points, ...Object.values(groups ?? {})].flatMap((by) => Object.keys(by ?? {})),
    ...(ranking?.winners ?? []),
    ...(ranking?.rounds ?? []).flatMap((round) => [...Object.keys(round.counts), ...round.out]),
  ]);
  return [...right, ...inRounds];
}

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
