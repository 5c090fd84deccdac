import { cleanLine } from '../../shared/text.ts';
import type { OptionDraft } from './poll-draft.ts';

/** The options in a text that has one on each line, without what lists put before them: `-`, `•`, `1.`, `b)`. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => cleanLine(line.replace(/^\s*(?:[-*•–]|\p{Nd}{1,2}[.)]|\p{L}\))\s+/u, '')))
    .filter((line) => line !== '');
}

/** The options with these lines in the place of one of them, and in those after it that are empty; none is lost. */
export function withLines(
  options: readonly OptionDraft[],
  place: number,
  lines: readonly string[],
): readonly OptionDraft[] {
  const [before, after] = [options.slice(0, place), options.slice(place + 1).filter(({ text }) => text.trim() !== '')];
  return [...before, ...lines.map((text) => ({ text, right: false })), ...after];
}
