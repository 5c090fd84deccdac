/**
 * Cuts a text into pages of about equal length. Breaks after a sentence where that takes at most one page more than filling
 * each to the brim, else between words, and inside a word only where a single word is longer than a page.
 * Nothing is lost but the white space at a break, and a page that goes on ends in `GOES_ON`. `fits` answers for one page's
 * text and must say yes to a shorter beginning of a text that fits.
 */
export function pages(text: string, fits: (page: string) => boolean): readonly string[] {
  const whole = text.trim();
  if (whole === '' || fits(whole)) return [whole];
  const brim = cut(whole, fits, { even: 0, near: 0 });
  const tries = HOWS.map(({ more, near }) => cut(whole, fits, { even: brim.length + more, near }));
  const made = [...tries, brim].filter((each) => each.length <= brim.length + 1).reduce(better);
  return made.map((page, index) => (index < made.length - 1 ? page + GOES_ON : page));
}

/** Says that it goes on; never alone on a line. */
export const GOES_ON = '\u00a0…';

/** The first of those that break the fewest sentences; it is worth a page, not an uneven one. */
function better(one: readonly string[], other: readonly string[]): readonly string[] {
  const [broken, alsoBroken] = [brokenIn(one), brokenIn(other)];
  return alsoBroken < broken || (alsoBroken === broken && other.length < one.length) ? other : one;
}

function brokenIn(made: readonly string[]): number {
  return made.slice(0, -1).filter((page) => !SENTENCE_END.test(page)).length;
}

/** Over how many pages more than at the brim, and how far from the even length a sentence's end is still preferred to a word's. */
const HOWS = [
  { more: 0, near: 0.4 },
  { more: 1, near: 0.4 },
  { more: 1, near: 0.7 },
  { more: 0, near: 0 },
] as const;

/** `even`: over how many pages to spread it; 0 fills each to the brim. `near`: a share of the even length; 0 looks for no sentences. */
type How = { readonly even: number; readonly near: number };

function cut(text: string, fits: (page: string) => boolean, { even, near }: How): readonly string[] {
  const made: string[] = [];
  let rest = text;
  while (rest !== '' && !fits(rest)) {
    const ends = wordEnds(rest);
    const begins = (end: number) => fits(rest.slice(0, end) + GOES_ON);
    const most = last(ends, begins) ?? insideWord(rest, begins);
    const wish = even === 0 ? most : Math.min(most, rest.length / Math.max(1, even - made.length));
    const end = bestEnd(rest, { ends, most, wish, near });
    made.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? made : [...made, rest];
}

type Choice = { readonly ends: readonly number[]; readonly most: number; readonly wish: number; readonly near: number };

/** The end nearest to the wished length, none beyond `most`: of a sentence if one is near, else of a word. */
function bestEnd(text: string, { ends, most, wish, near }: Choice): number {
  const possible = ends.filter((end) => end <= most);
  const sentences = possible.filter((end) => Math.abs(end - wish) < wish * near && endsSentence(text, end));
  return nearest(sentences, wish) ?? nearest(possible, wish) ?? most;
}

function nearest(ends: readonly number[], wish: number): number | undefined {
  return ends.reduce<number | undefined>(
    (best, end) => (best === undefined || Math.abs(end - wish) <= Math.abs(best - wish) ? end : best),
    undefined,
  );
}

function wordEnds(text: string): readonly number[] {
  return [...text.matchAll(/\S+/g)].map((word) => word.index + word[0].length);
}

function endsSentence(text: string, end: number): boolean {
  return SENTENCE_END.test(text.slice(Math.max(0, end - 4), end)) || /^[^\S\n]*\n/.test(text.slice(end));
}

const SENTENCE_END = /[.!?…؟۔。！？]["'”’»)\]]*$/u;

/** As many characters of a word as fit, at least one. */
function insideWord(text: string, begins: (end: number) => boolean): number {
  const ends = [...text.matchAll(/\P{M}\p{M}*/gu)].map((letter) => letter.index + letter[0].length);
  return last(ends, begins) ?? ends[0] ?? text.length;
}

/** The last for which `holds`, by halving: it must hold for all before one it holds for. */
function last(ends: readonly number[], holds: (end: number) => boolean): number | undefined {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = ends[middle];
    if (end !== undefined && holds(end)) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1];
}
