import { z } from 'zod';
import { optionId } from './ids.ts';
import { ANSWERS_MAX, COMMENT_MAX, NAME_MAX, SCALE_OPTIONS_MAX, WORD_MAX } from './limits.ts';
import { standpointId } from './settings.ts';
import { line, prose } from './typed.ts';

/**
 * One attendee's answer to a poll. `unsure` alone among the choices goes with every kind that offers it; else `one`,
 * `several` and `rating` have `choices`, a `ranking` has them best first, and the others have none.
 */
export const ballot = {
  /** Option ids, none twice. */
  choices: z
    .array(optionId)
    .max(SCALE_OPTIONS_MAX)
    .refine((ids) => new Set(ids).size === ids.length, 'names an option twice')
    .default([]),
  /** `words`. */
  words: z.array(line(WORD_MAX)).max(ANSWERS_MAX).default([]),
  /** `number`. */
  number: z
    .number()
    .transform((value) => (value === 0 ? 0 : value))
    .nullable()
    .default(null),
  /** `open`. */
  text: prose(COMMENT_MAX).nullable().default(null),
  /** Shown beside an `open` answer, and on a quiz's leaderboard. */
  name: line(NAME_MAX).nullable().default(null),
  /** How its voter describes themselves; counted in groups of five and more only. */
  as: standpointId.nullable().default(null),
};

/** As it is kept. `words` are counted under their keys; `waits` where a host has to look at them first. */
export const storedBallot = {
  choices: z.array(optionId).readonly(),
  words: z
    .array(z.object({ key: z.string(), text: z.string() }).readonly())
    .readonly()
    .optional(),
  waits: z.boolean().optional(),
  number: z.number().optional(),
  name: z.string().optional(),
  as: standpointId.optional(),
};

type Stored = { readonly [Key in keyof typeof storedBallot]: z.output<(typeof storedBallot)[Key]> };
export type Ballot = Pick<Stored, 'choices'> & Partial<Omit<Stored, 'choices'>>;
