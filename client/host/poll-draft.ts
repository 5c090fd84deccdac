import { OPTION_MAX, POLL_QUESTION_MAX } from '../../shared/limits.ts';
import type { PollKind, PollResults } from '../../shared/polls.ts';
import { cleanLine, lengthOf } from '../../shared/text.ts';
import type { Asking } from './asking.ts';

/** A poll as it is being written. */
export type PollDraft = {
  readonly question: string;
  readonly options: readonly string[];
  readonly kind: PollKind;
  readonly unsure: boolean;
  readonly results: PollResults;
  readonly changeable: boolean;
};

/** What is wrong with a draft, first things first. */
export type DraftFault = 'noQuestion' | 'twoOptions' | 'same' | 'shorter';

export function faultOf(draft: PollDraft): DraftFault | null {
  const options = written(draft);
  if (cleanLine(draft.question) === '') return 'noQuestion';
  if (options.length < 2) return 'twoOptions';
  if (new Set(options.map((option) => option.toLocaleLowerCase('en'))).size < options.length) return 'same';
  const long = lengthOf(cleanLine(draft.question)) > POLL_QUESTION_MAX;
  return long || options.some((option) => lengthOf(option) > OPTION_MAX) ? 'shorter' : null;
}

/** Fields left empty are no options. */
export function pollAdd(draft: PollDraft, session: string, open: boolean): Asking {
  const { question, kind, unsure, results, changeable } = draft;
  return { type: 'poll.add', session, question, kind, options: written(draft), unsure, results, changeable, open };
}

const written = (draft: PollDraft): string[] => draft.options.map(cleanLine).filter((option) => option !== '');
