import { withUnit } from '../ui/result/gist.ts';
import { number } from '../ui/number.ts';
import type { PollView } from '../../shared/views.ts';
import type { PhoneWords } from '../words/en/phone.ts';
import type { SharedWords } from '../words/load.ts';
import type { Answer } from './ballot.ts';

type Words = Pick<PhoneWords, 'result'> & { readonly shared: SharedWords };

/** One's own answer in words; empty where it is a post of its own. */
export function answerText(poll: PollView, answer: Answer, { shared, result }: Words): string {
  const { choices, words = [], number: value = null, text } = answer;
  const isolated = (text: string) => `\u2068${text}\u2069`;
  const texts = choices.map((id) =>
    id === 'unsure'
      ? shared.notSure
      : isolated(poll.options.find((option) => option.id === id)?.text || result.removed),
  );
  if (poll.kind === 'ranking' && !choices.includes('unsure'))
    return texts.map((text, place) => `${String(place + 1)}. ${text}`).join(' ');
  if (value !== null) return withUnit(number(value, shared.language), poll.unit);
  return text ?? [...texts, ...words.map(isolated)].join(', ');
}

/** A quiz wants all that is right and nothing else. */
export const isRight = (right: readonly string[], choices: readonly string[]): boolean =>
  choices.length === right.length && right.every((id) => choices.includes(id));
