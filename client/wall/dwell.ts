/** Nothing changes faster than this, however short it is. */
const LEAST_MS = 8_000;
/** A slow reader's pace: 100 words a minute. */
const WORD_MS = 600;
/** Scripts without spaces: about two characters make a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** How long these texts together stay before something else may take their place, in ms. */
export function dwell(texts: readonly string[]): number {
  return Math.max(LEAST_MS, WORD_MS * texts.reduce((sum, text) => sum + wordsIn(text), 0));
}

export function wordsIn(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = text.replace(UNSPACED, ' ').match(/\S+/g)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 2);
}
