import { z } from 'zod';
import { optionId } from './ids.ts';
import { ANSWERED_MAX, BALANCE_MIN, BINS_MAX, WORDS_TOLD_MAX } from './limits.ts';
import { standpointId } from './settings.ts';
import type { Details } from './tally.ts';

/** How each border checks what stands at the ends: numbers of people, other numbers, a word and its key. */
type Leaves = {
  readonly count: z.ZodInt;
  readonly number: z.ZodNumber;
  readonly word: z.ZodType<string, string>;
  readonly key: z.ZodType<string, string>;
};

/** What a round told besides its counts, as it comes from or goes to somewhere else: no key that is not named here. */
export function strictDetails({ count, number, word, key }: Leaves) {
  const byOption = z.record(optionId, count);
  const options = z.array(optionId).max(ANSWERED_MAX);
  return z.strictObject({
    hands: z.strictObject({ people: count, counts: byOption }).describe('Counted in the room besides.').optional(),
    ranking: z
      .strictObject({
        points: z.record(optionId, number.min(0)).describe('Borda points.'),
        rounds: z
          .array(z.strictObject({ counts: byOption, out: options.describe('Options that leave after it.') }))
          .max(ANSWERED_MAX)
          .describe('Of the instant run-off.'),
        winners: options.describe('Several where it ends in a tie.'),
      })
      .optional(),
    words: z
      .strictObject({
        top: z
          .array(
            z.strictObject({ key: key.describe('Spellings of one word have one key.'), text: word, people: count }),
          )
          .max(WORDS_TOLD_MAX)
          .refine((all) => new Set(all.map((each) => each.key)).size === all.length, 'names a word twice'),
        others: count.describe('How many different words there are besides.'),
      })
      .optional(),
    numbers: z
      .strictObject({
        answers: count,
        least: number,
        lower: number.describe('The first quartile.'),
        median: number,
        upper: number.describe('The third quartile.'),
        most: number,
        bins: z.array(z.strictObject({ from: number, to: number, people: count })).max(BINS_MAX),
      })
      .optional(),
    groups: z
      .partialRecord(z.enum([...standpointId.options, 'unsaid']), z.record(optionId, count.min(BALANCE_MIN).nullable()))
      .describe('By how people describe themselves; null is not told, as it could be about somebody.')
      .optional(),
  }) satisfies z.ZodType<Details>;
}
