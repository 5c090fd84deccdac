/** Letters that look like Latin ones; used among Latin letters they are meant as these. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', е: 'e', з: '3', и: 'u', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x' },
  ...{ і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', ӏ: 'l', ѵ: 'v', һ: 'h' },
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ω: 'w' },
};
/** Accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew, the Arabic stroke. Marks of other scripts are letters. */
const ACCENTS = /[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670/g;
/** They choose between pictures of a sign, or join letters. */
const JOINERS = /[\ufe00-\ufe0f]|[\u200c\u200d]/g;
const OTHER_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ø/g, 'o'],
  [/đ/g, 'd'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
  [/ς/g, 'σ'],
  [/[ىی]/g, 'ي'],
  [/ة/g, 'ه'],
  [/ک/g, 'ك'],
];

/**
 * Under which the spellings of one word are counted together: without case, accents, spaces, hyphens and other signs, with
 * look-alike letters as what they look like. Two spellings with one key are the same word to whoever reads it.
 */
export function wordKey(word: string): string {
  const plain = word.normalize('NFKD').toLowerCase().replace(ACCENTS, '').replace(JOINERS, '');
  const spelled = OTHER_SPELLINGS.reduce((text, [spelling, usual]) => text.replace(spelling, usual), plain);
  const latin = /[a-z]/.test(spelled)
    ? spelled.replace(/[\u0370-\u052f]/g, (letter) => LOOKALIKES[letter] ?? letter)
    : spelled;
  const letters = latin.replace(/[^\p{L}\p{M}\p{N}+#]/gu, '').normalize('NFC');
  // Nothing but signs, such as a heart: these are the word.
  return letters === '' ? plain.replace(/\s/g, '').normalize('NFC') || word : letters;
}
