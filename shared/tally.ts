import { z } from 'zod';

/** What a round of a poll came to. */

const count = z.int().min(0);
const byOption = z.record(z.string(), count);

/** Hands that a host counted in the room, besides the ballots. */
const hands = z.object({ people: count, counts: byOption });

const runoffRound = z.object({
  /** Ballots whose best remaining option this is. */
  counts: byOption,
  /** Options that leave after it; none in the last. */
  out: z.array(z.string()),
});

const ranking = z.object({
  /** Borda: of n options the kth place earns n - k points; what a ballot leaves unranked shares the places left. */
  points: z.record(z.string(), z.number()),
  rounds: z.array(runoffRound),
  /** More than one where the instant run-off ends in a tie; none without a ranking. */
  winners: z.array(z.string()),
});

const word = z.object({
  /** Under which spellings of one word are counted together. */
  key: z.string(),
  text: z.string(),
  people: count,
});

const words = z.object({
  /** Most people first, then by key; at most `WORDS_TOLD_MAX`. */
  top: z.array(word),
  /** How many different words there are besides. */
  others: count,
});

const numbers = z.object({
  answers: count,
  least: z.number(),
  /** Quartiles, interpolated: Hyndman and Fan (1996), definition 7. */
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
  most: z.number(),
  /** Neighbouring intervals of one width: from `from` up to, not with, `to`. */
  bins: z.array(z.object({ from: z.number(), to: z.number(), people: count })),
});

/** How people answered by how they describe themselves; a cell that could be about somebody is null. */
const groups = z.record(z.string(), z.record(z.string(), count.nullable()));

type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

export type Hands = Frozen<z.output<typeof hands>>;
export type Ranking = Frozen<z.output<typeof ranking>>;
export type RunoffRound = Frozen<z.output<typeof runoffRound>>;
export type WordCount = Frozen<z.output<typeof word>>;
export type Words = Frozen<z.output<typeof words>>;
export type Numbers = Frozen<z.output<typeof numbers>>;

const everyDetail = z.object({
  hands: hands.optional(),
  ranking: ranking.optional(),
  words: words.optional(),
  numbers: numbers.optional(),
  groups: groups.optional(),
});
export type Details = Frozen<z.output<typeof everyDetail>>;
/** What the kinds tell besides counts. */
export const details: z.ZodType<Details> = everyDetail;

const counted = z.object({ people: count, counts: byOption, details: details.optional() });
/**
 * People and selections counted apart: `counts`, by option id and `unsure`, adds up to more than `people` where several may
 * be chosen, to less where answers are no options. Of a ranking it counts the first places.
 */
export type Tally = Frozen<z.output<typeof counted>>;
export const tally: z.ZodType<Tally> = counted;

/** A round always counts "not sure" or its options; one without any was run elsewhere, and its counts were kept there. */
export const isTold = ({ counts }: Tally): boolean => Object.keys(counts).length > 0;
