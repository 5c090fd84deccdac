import { z } from 'zod';
import { optionId, type OptionId } from './ids.ts';
import { END_MAX, OPTION_MAX, OPTIONS_MAX, POLL_QUESTION_MAX, TIMER_MAX_S, TITLE_MAX, UNIT_MAX } from './limits.ts';
import { line } from './typed.ts';

/**
 * How people answer: `one` choice or `several`, a `rating` on a scale, a `ranking` of the options, up to three `words`, an
 * `open` answer that is a post, a `number`.
 */
export const pollKind = z.enum(['one', 'several', 'rating', 'ranking', 'words', 'open', 'number']);
export type PollKind = z.infer<typeof pollKind>;

/** Kinds whose options somebody writes; a rating's are the numbers of its scale, and the others have none. */
export const hasOptions = (kind: PollKind): boolean => kind === 'one' || kind === 'several' || kind === 'ranking';

/** Kinds of which hands in the room can be counted. */
export const takesHands = (kind: PollKind): boolean => kind === 'one' || kind === 'several' || kind === 'rating';

/** When the people of the room may see the counts; hosts always do. `voted`: the phone waits until its owner has voted or chose not to. */
export const pollResults = z.enum(['always', 'voted', 'closed', 'hosts']);
export type PollResults = z.infer<typeof pollResults>;

export const pollScale = z.enum(['1-5', '0-10']);
export type PollScale = z.infer<typeof pollScale>;

/** In which order results stand; once the round is closed, so that nothing moves while people vote. */
export const pollSort = z.enum(['given', 'result']);

/** What is counted, not measured: far beyond any estimate, and exact in a double. */
const estimate = z
  .number()
  .min(-1e12)
  .max(1e12)
  .transform((value) => (value === 0 ? 0 : value));

/** The smallest and the largest number that are taken; null is no bound. */
const range = z.strictObject({ least: estimate.nullable(), most: estimate.nullable() });

/** What a poll asks, as its author writes it. What does not go with its kind is left at its default. */
export const pollSpec = {
  question: line(POLL_QUESTION_MAX),
  kind: pollKind.default('one'),
  /** Two or more where the kind has options, else none. */
  options: z.array(line(OPTION_MAX)).max(OPTIONS_MAX).default([]),
  /** Offers "Not sure / rather not say" besides the options. */
  unsure: z.boolean().default(true),
  /** `several`: how many at least and at most. `ranking`: how many are ranked. Null is no bound. */
  least: z.int().min(1).max(OPTIONS_MAX).nullable().default(null),
  most: z.int().min(1).max(OPTIONS_MAX).nullable().default(null),
  results: pollResults.default('voted'),
  /** Whether a ballot may be changed while the round is open. */
  changeable: z.boolean().default(true),
  /** `rating`. */
  scale: pollScale.default('1-5'),
  /** `rating`: what the lowest and the highest mean. */
  low: line(END_MAX).nullable().default(null),
  high: line(END_MAX).nullable().default(null),
  /** `number`: what it is counted in, and which numbers are taken. */
  unit: line(UNIT_MAX).nullable().default(null),
  range: range.default({ least: null, most: null }),
  sort: pollSort.default('given'),
  /** `one`, `several`: attendees may add options. */
  adding: z.boolean().default(false),
  /** A round closes by itself after so long, s. */
  seconds: z.int().min(5).max(TIMER_MAX_S).nullable().default(null),
  /** Polls of a session with the same name here are asked in a row. */
  set: line(TITLE_MAX).nullable().default(null),
  /** `one`, `several`: places of the right options, from 0. Any make it a quiz, and are told after closing. */
  right: z
    .array(
      z
        .int()
        .min(0)
        .max(OPTIONS_MAX - 1),
    )
    .max(OPTIONS_MAX)
    .refine((all) => new Set(all).size === all.length, 'names an option twice')
    .default([]),
};

/** The same as facts keep it; logs from before there were more kinds have less. */
export const storedPoll = {
  kind: pollKind,
  options: z.array(optionId),
  unsure: z.boolean(),
  least: z.int().nullable(),
  most: z.int().nullable(),
  results: pollResults,
  changeable: z.boolean(),
  scale: pollScale.optional(),
  range: z.object({ least: z.number().nullable(), most: z.number().nullable() }).optional(),
  sort: pollSort.optional(),
  adding: z.boolean().optional(),
  seconds: z.int().nullable().optional(),
  right: z.array(optionId).optional(),
  text: z
    .object({
      question: z.string(),
      options: z.record(z.string(), z.string()),
      low: z.string().nullable().optional(),
      high: z.string().nullable().optional(),
      unit: z.string().nullable().optional(),
      set: z.string().nullable().optional(),
    })
    .optional(),
};

/** The same as everyone sees it: options with their ids, the right ones apart. */
export type PollSpec = Omit<
  { readonly [Key in keyof typeof pollSpec]: Readonly<z.output<(typeof pollSpec)[Key]>> },
  'options' | 'right'
> & {
  readonly options: readonly { readonly id: OptionId; readonly text: string }[];
  readonly quiz: boolean;
};
