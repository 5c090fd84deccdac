import { lists } from './lists.ts';

/** The words of a text that a host may wish to look at twice, as they stand there, each once. In any of twelve languages. */
export function roughWords(text: string): readonly string[] {
  const found = (text.normalize('NFC').match(WORD) ?? []).filter((word) => readings(word.toLowerCase()).some(isRough));
  return [...new Set(found)];
}

/** Digits and signs stand for letters in words that are written so as not to be found. */
const WORD = /[\p{L}\p{M}\p{N}@$]+/gu;
const LETTER: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' };

/** A word as it stands, without its disguise, and without letters that were stretched. */
function readings(word: string): string[] {
  const bare = /\p{L}/u.test(word) ? word.replace(/[01345@$]/g, (sign) => LETTER[sign] ?? sign) : word;
  return [...new Set([word, bare, bare.replace(/(.)\1{2,}/gu, '$1'), bare.replace(/(.)\1{2,}/gu, '$1$1')])];
}

const listed = Object.values(lists).flatMap((list) => list.split(/\s+/));
const whole = new Set(listed.filter((word) => !word.endsWith('*')));
const begun = new Set(listed.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)));
const lengths = [...new Set([...begun].map(({ length }) => length))];

const isRough = (word: string): boolean =>
  whole.has(word) || lengths.some((length) => length <= word.length && begun.has(word.slice(0, length)));
