import { END_MAX, OPTION_MAX, OPTIONS_MAX, POLL_QUESTION_MAX, TITLE_MAX, UNIT_MAX } from '../../shared/limits.ts';
import type { PollResults, PollScale } from '../../shared/polls.ts';
import { cleanLine, lengthOf } from '../../shared/text.ts';
import type { HostPollView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';
import { typedNumber } from './typed-number.ts';

/** Kinds as hosts choose among them; "Yes / No" is one choice whose options are there already. */
export const draftKinds = ['one', 'several', 'yesNo', 'rating', 'ranking', 'words', 'open', 'number'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a kind lets its host set besides what all of them have. */
type Part = 'options' | 'bounds' | 'right' | 'sort' | 'adding' | 'scale' | 'range';
const parts: Readonly<Record<DraftKind, readonly Part[]>> = {
  one: ['options', 'right', 'sort', 'adding'],
  several: ['options', 'bounds', 'right', 'sort', 'adding'],
  yesNo: [],
  rating: ['scale'],
  ranking: ['options', 'bounds', 'sort'],
  words: [],
  open: [],
  number: ['range'],
};
export const has = (kind: DraftKind, part: Part): boolean => parts[kind].includes(part);

export type OptionDraft = {
  readonly text: string;
  /** Of a quiz. */
  readonly right: boolean;
};

/** A poll as it is being written: what does not go with its kind is kept, for whoever changes their mind. */
export type PollDraft = {
  readonly question: string;
  readonly kind: DraftKind;
  readonly options: readonly OptionDraft[];
  /** Of how many options at least and at most; null is any number. */
  readonly least: number | null;
  readonly most: number | null;
  readonly unsure: boolean;
  readonly results: PollResults;
  readonly changeable: boolean;
  readonly scale: PollScale;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  /** The smallest and the largest number, as they are typed. */
  readonly from: string;
  readonly to: string;
  readonly sort: 'given' | 'result';
  readonly adding: boolean;
  readonly seconds: number | null;
  readonly set: string;
};

const noOption: OptionDraft = { text: '', right: false };

export const nothingAsked: PollDraft = {
  question: '',
  kind: 'one',
  options: [noOption, noOption],
  least: null,
  most: null,
  unsure: true,
  results: 'voted',
  changeable: true,
  scale: '1-5',
  low: '',
  high: '',
  unit: '',
  from: '',
  to: '',
  sort: 'given',
  adding: false,
  seconds: null,
  set: '',
};

/** The same poll once more, to be changed or asked anew. An option without words was hidden, and stays away. */
export function draftOf(poll: HostPollView): PollDraft {
  const { question, kind, least, most, unsure, results, changeable, scale, range, sort, adding, seconds } = poll;
  const options = poll.options.filter(({ text }) => text !== '');
  return {
    ...{ question, kind, least, most, unsure, results, changeable, scale, sort, adding, seconds },
    options: has(kind, 'options')
      ? options.map(({ id, text }) => ({ text, right: poll.right?.includes(id) ?? false }))
      : nothingAsked.options,
    low: poll.low ?? '',
    high: poll.high ?? '',
    unit: poll.unit ?? '',
    from: range.least === null ? '' : String(range.least),
    to: range.most === null ? '' : String(range.most),
    set: poll.set ?? '',
  };
}

/** What is wrong with a draft, first things first. */
export type DraftFault = 'noQuestion' | 'twoOptions' | 'tooMany' | 'same' | 'shorter' | 'bounds' | 'range';

export function faultOf(draft: PollDraft): DraftFault | null {
  if (cleanLine(draft.question) === '') return 'noQuestion';
  return (has(draft.kind, 'options') ? optionsFault(draft) : null) ?? tooLong(draft) ?? numbersFault(draft);
}

function optionsFault(draft: PollDraft): DraftFault | null {
  const options = written(draft).map(({ text }) => text);
  if (options.length < 2) return 'twoOptions';
  if (options.length > OPTIONS_MAX) return 'tooMany';
  if (new Set(options.map((option) => option.toLocaleLowerCase('en'))).size < options.length) return 'same';
  return options.some((option) => lengthOf(option) > OPTION_MAX) ? 'shorter' : null;
}

function tooLong({ question, low, high, unit, set }: PollDraft): DraftFault | null {
  const lengths: readonly (readonly [string, number])[] = [
    [question, POLL_QUESTION_MAX],
    [low, END_MAX],
    [high, END_MAX],
    [unit, UNIT_MAX],
    [set, TITLE_MAX],
  ];
  return lengths.some(([text, most]) => lengthOf(cleanLine(text)) > most) ? 'shorter' : null;
}

function numbersFault(draft: PollDraft): DraftFault | null {
  const { least, most } = draft;
  const options = written(draft).length;
  if (has(draft.kind, 'bounds') && ((least ?? 1) > (most ?? options) || (most ?? 0) > options)) return 'bounds';
  const range = rangeOf(draft);
  const typed = [range.least, range.most].filter((number) => number !== null);
  if (typed.some((number) => !(Math.abs(number) <= NUMBER_MAX))) return 'range';
  return range.least !== null && range.most !== null && range.least >= range.most ? 'range' : null;
}
/** Larger ones are not taken. */
const NUMBER_MAX = 1e12;

/** Words of the language, where the options are "Yes" and "No". */
type YesNo = readonly string[];

/** `open: false` prepares it. */
export function pollAdd(draft: PollDraft, session: string, open: boolean, yesNo: YesNo): Asking {
  return { type: 'poll.add', session, ...specOf(draft, yesNo), open };
}

export function pollEdit(draft: PollDraft, poll: string, yesNo: YesNo): Asking {
  return { type: 'poll.edit', poll, ...specOf(draft, yesNo) };
}

function specOf(draft: PollDraft, yesNo: YesNo) {
  const { question, kind, unsure, results, changeable, scale, sort, adding, seconds } = draft;
  const asked = has(kind, 'options') ? written(draft) : [];
  return {
    ...{ question, unsure, results, changeable, seconds, set: orNull(draft.set) },
    kind: kind === 'yesNo' ? 'one' : kind,
    options: kind === 'yesNo' ? [...yesNo] : asked.map(({ text }) => text),
    ...boundsOf(draft),
    right: has(kind, 'right') ? asked.flatMap(({ right }, place) => (right ? [place] : [])) : [],
    ...(has(kind, 'sort') && { sort }),
    ...(has(kind, 'adding') && { adding }),
    ...(has(kind, 'scale') && { scale, low: orNull(draft.low), high: orNull(draft.high) }),
    ...(has(kind, 'range') && { unit: orNull(draft.unit), range: rangeOf(draft) }),
  } as const;
}

const boundsOf = ({ kind, least, most }: PollDraft): Pick<PollDraft, 'least' | 'most'> =>
  has(kind, 'bounds') ? { least, most } : { least: null, most: null };

const rangeOf = ({ kind, from, to }: PollDraft) =>
  has(kind, 'range') ? { least: typedNumber(from), most: typedNumber(to) } : { least: null, most: null };

/** Fields left empty are no options. */
const written = ({ options }: PollDraft): readonly OptionDraft[] =>
  options.map(({ text, right }) => ({ text: cleanLine(text), right })).filter(({ text }) => text !== '');

const orNull = (typed: string): string | null => (cleanLine(typed) === '' ? null : typed);
