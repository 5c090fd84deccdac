import { z } from 'zod';
import { optionId } from './ids.ts';
import { OPTION_MAX, OPTIONS_MAX, POLL_QUESTION_MAX } from './limits.ts';
import { line } from './typed.ts';

/** `one` choice or `several`. Other kinds join this union with ballots of their own. */
export const pollKind = z.enum(['one', 'several']);
export type PollKind = z.infer<typeof pollKind>;

/** When the people of the room may see the counts; hosts always do. `voted`: the phone waits until its owner has voted or chose not to. */
export const pollResults = z.enum(['always', 'voted', 'closed', 'hosts']);
export type PollResults = z.infer<typeof pollResults>;

/** What a poll asks, as its author writes it. */
export const pollSpec = {
  question: line(POLL_QUESTION_MAX),
  kind: pollKind.default('one'),
  options: z.array(line(OPTION_MAX)).min(2).max(OPTIONS_MAX),
  /** Offers "Not sure / rather not say" besides the options. */
  unsure: z.boolean().default(true),
  /** `several`: how many at least and at most; null is no bound. */
  least: z.int().min(1).max(OPTIONS_MAX).nullable().default(null),
  most: z.int().min(1).max(OPTIONS_MAX).nullable().default(null),
  results: pollResults.default('voted'),
  /** Whether a ballot may be changed while the round is open. */
  changeable: z.boolean().default(true),
};

/** Option ids, none twice; the order carries no meaning for these kinds. */
export const choices = z
  .array(optionId)
  .min(1)
  .max(OPTIONS_MAX + 1)
  .refine((ids) => new Set(ids).size === ids.length, 'names an option twice');

/** People and selections counted apart: `counts` adds up to more than `people` where several may be chosen. */
export type Tally = { readonly people: number; readonly counts: Readonly<Record<string, number>> };

/** A round always counts for each of its options; one without any was run elsewhere, and its counts were kept there. */
export const isTold = ({ counts }: Tally): boolean => Object.keys(counts).length > 0;
