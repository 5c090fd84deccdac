import { cleanLine, lengthOf } from '../../shared/text.ts';

/** What is wrong with a poll's answers before it is sent, or null. */
export function optionsFault(options: readonly string[], max: number): 'few' | 'same' | 'long' | null {
  const clean = options.map(cleanLine).filter((option) => option !== '');
  if (clean.length < 2) return 'few';
  if (new Set(clean.map((option) => option.toLowerCase())).size < clean.length) return 'same';
  return clean.some((option) => lengthOf(option) > max) ? 'long' : null;
}
