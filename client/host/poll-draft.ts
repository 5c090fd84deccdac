import { OPTION_MAX, POLL_QUESTION_MAX } from '../../shared/limits.ts';
import type { PollKind, PollResults } from '../../shared/polls.ts';
import { cleanLine, lengthOf } from '../../shared/text.ts';
import type { Asking } from './asking.ts';

/** A poll as it is being written. */
export type PollDraft = {
  readonly question: string;
  readonly options: readonly string[];
  readonly kind: PollKind;
  /** Where several may be chosen; null is any number. */
  readonly least: number | null;
  readonly most: number | null;
  readonly unsure: boolean;
  readonly results: PollResults;
  readonly changeable: boolean;
};

/** What is wrong with a draft, first things first. */
export type DraftFault = 'noQuestion' | 'twoOptions' | 'same' | 'shorter' | 'bounds';

export function faultOf(draft: PollDraft): DraftFault | null {
  const options = written(draft);
  if (cleanLine(draft.question) === '') return 'noQuestion';
  if (options.length < 2) return 'twoOptions';
  if (new Set(options.map((option) => option.toLocaleLowerCase('en'))).size < options.length) return 'same';
  const long = lengthOf(cleanLine(draft.question)) > POLL_QUESTION_MAX;
  if (long || options.some((option) => lengthOf(option) > OPTION_MAX)) return 'shorter';
  const { least, most } = boundsOf(draft);
  return (least ?? 1) > (most ?? options.length) || (most ?? 0) > options.length ? 'bounds' : null;
}

/** Fields left empty are no options. */
export function pollAdd(draft: PollDraft, session: string, open: boolean): Asking {
  const { question, kind, unsure, results, changeable } = draft;
  const options = written(draft);
  return { type: 'poll.add', session, question, kind, options, ...boundsOf(draft), unsure, results, changeable, open };
}

/** What was chosen for several goes with several alone. */
const boundsOf = ({ kind, least, most }: PollDraft): Pick<PollDraft, 'least' | 'most'> =>
  kind === 'several' ? { least, most } : { least: null, most: null };

const written = (draft: PollDraft): string[] => draft.options.map(cleanLine).filter((option) => option !== '');
