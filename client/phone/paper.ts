import { ANSWERS_MAX, COMMENT_MAX, WORD_MAX } from '../../shared/limits.ts';
import type { Language } from '../../shared/settings.ts';
import { cleanLine, lengthOf } from '../../shared/text.ts';
import type { PollView } from '../../shared/views.ts';
import type { Answer } from './ballot.ts';
import { faultOf } from './compose.ts';
import { numberIn, numberOut } from './number-in.ts';

/** A ballot paper as it is filled in: choices in the order of a ranking, words as they stand in their fields, else what was typed. */
export type Paper = { readonly choices: readonly string[]; readonly words: readonly string[]; readonly typed: string };

/** What a ballot says, to be sent. */
export type Said = {
  readonly choices?: string[];
  readonly words?: string[];
  readonly number?: number;
  readonly text?: string;
};

/** Nothing stands on it but what this person had answered, or was typing when the page went away. */
export function paperOf(poll: PollView, answer: Answer | null, draft: string, language: Language): Paper {
  const words = draft !== '' && poll.kind === 'words' ? draft.split('\n') : (answer?.words ?? []);
  const number = answer?.number ?? null;
  return {
    choices: answer?.choices.filter((id) => isListed(poll.kind) || id !== 'unsure') ?? [],
    words: Array.from({ length: ANSWERS_MAX }, (_, place) => words[place] ?? ''),
    typed: poll.kind === 'words' ? '' : draft || (number === null ? '' : numberOut(number, language)),
  };
}

/** What is typed on it, to be kept across reloads. */
export const draftIn = ({ kind }: PollView, { words, typed }: Paper): string =>
  kind === 'words' ? words.join('\n').trimEnd() : typed;

/** Kinds that list "not sure" among their choices; with the others it has a button of its own. */
export const isListed = (kind: PollView['kind']): boolean => kind === 'one' || kind === 'several' || kind === 'rating';

/** "Not sure" is an answer of its own: choosing it clears the others, and choosing another clears it. */
export function chosenTogether(before: readonly string[], now: readonly string[]): readonly string[] {
  if (!now.includes('unsure') || now.length === 1) return now;
  return before.includes('unsure') ? now.filter((id) => id !== 'unsure') : ['unsure'];
}

/** An option takes the next place of a ranking, or leaves it. */
export const placed = (order: readonly string[], option: string, on: boolean): readonly string[] =>
  on ? [...order, option] : order.filter((id) => id !== option);

/** An option changes places with the one before it. */
export function movedUp(order: readonly string[], option: string): readonly string[] {
  const at = order.indexOf(option);
  const before = order[at - 1];
  return before === undefined ? order : order.map((id) => (id === option ? before : id === before ? option : id));
}

export type PaperFault =
  | { readonly fault: 'none' | 'no-rank' | 'empty' | 'no-number' | 'outside' }
  | { readonly fault: 'few' | 'many'; readonly bound: number }
  | { readonly fault: 'over'; readonly over: number };

/** What is wrong with a paper before it is sent, or null. */
export function faultIn(poll: PollView, paper: Paper, language: Language): PaperFault | null {
  switch (poll.kind) {
    case 'one':
    case 'rating':
      return paper.choices.length === 0 ? { fault: 'none' } : null;
    case 'several':
    case 'ranking':
      return choicesFault(poll, paper.choices);
    case 'words': {
      const over = Math.max(...paper.words.map((word) => lengthOf(cleanLine(word)) - WORD_MAX));
      if (over > 0) return { fault: 'over', over };
      return wordsOn(paper).length === 0 ? { fault: 'empty' } : null;
    }
    case 'open': {
      const fault = faultOf(paper.typed, COMMENT_MAX);
      return fault === null ? null : fault === 'empty' ? { fault } : { fault: 'over', over: fault.over };
    }
    case 'number': {
      const number = numberIn(paper.typed, language);
      if (number === null) return { fault: 'no-number' };
      const { least, most } = poll.range;
      return number < (least ?? number) || number > (most ?? number) ? { fault: 'outside' } : null;
    }
  }
}

/** What the paper says; it has no fault. */
export function saidOn(poll: PollView, paper: Paper, language: Language): Said {
  switch (poll.kind) {
    case 'one':
    case 'several':
    case 'rating':
    case 'ranking':
      return { choices: [...paper.choices] };
    case 'words':
      return { words: wordsOn(paper) };
    case 'open':
      return { text: paper.typed };
    case 'number':
      return { number: numberIn(paper.typed, language) ?? 0 };
  }
}

function choicesFault({ kind, least, most }: PollView, choices: readonly string[]): PaperFault | null {
  if (choices.length === 0) return { fault: kind === 'ranking' ? 'no-rank' : 'none' };
  if (choices.includes('unsure')) return null;
  if (least !== null && choices.length < least) return { fault: 'few', bound: least };
  if (most !== null && choices.length > most) return { fault: 'many', bound: most };
  return null;
}

const wordsOn = ({ words }: Paper): string[] => words.filter((word) => cleanLine(word) !== '');
