import type { CommandOf } from '../../shared/commands.ts';
import type { FactOf } from '../../shared/facts.ts';
import type { OptionId } from '../../shared/ids.ts';
import type { PollScale } from '../../shared/polls.ts';
import type { Poll } from './state.ts';

type Asked = Pick<
  Poll,
  | 'question'
  | 'kind'
  | 'options'
  | 'unsure'
  | 'least'
  | 'most'
  | 'results'
  | 'changeable'
  | 'scale'
  | 'low'
  | 'high'
  | 'unit'
  | 'range'
  | 'sort'
  | 'adding'
  | 'seconds'
  | 'set'
  | 'right'
>;
type Stated = Omit<FactOf<'poll.edited'>, 'type' | 'at' | 'person' | 'session' | 'poll'>;

/** What a poll asks, as its facts keep it. Logs from before there were more kinds say less. */
export function askedIn({ kind, options, unsure, least, most, results, changeable, text, ...later }: Stated): Asked {
  const { scale = '1-5', range = { least: null, most: null }, sort = 'given', adding = false } = later;
  return {
    ...{ kind, unsure, least, most, results, changeable, scale, range, sort, adding },
    question: text?.question ?? '',
    options: options.map((id) => ({ id, text: text?.options[id] ?? '', from: 'author', status: 'shown' })),
    low: text?.low ?? null,
    high: text?.high ?? null,
    unit: text?.unit ?? null,
    set: text?.set ?? null,
    seconds: later.seconds ?? null,
    right: later.right ?? [],
  };
}

/** The same as a fact states it. */
export function statedOf(asked: Omit<Asked, 'options'> & { readonly options: readonly Written[] }): Stated {
  const { kind, unsure, least, most, results, changeable, scale, range, sort, adding, seconds, right, options } = asked;
  const { question, low, high, unit, set } = asked;
  return {
    ...{ kind, unsure, least, most, results, changeable, scale, sort, adding, seconds },
    range: { ...range },
    right: [...right],
    options: options.map(({ id }) => id),
    text: { question, options: Object.fromEntries(options.map(({ id, text }) => [id, text])), low, high, unit, set },
  };
}

type Written = { readonly id: OptionId; readonly text: string };

/**
 * The options of what was written, with ids: those of `before` where the words are the same, else new ones from
 * `made + 1`. A rating's options are the numbers of its scale.
 */
export function optionsOf(
  { kind, scale, options }: Pick<CommandOf<'poll.add'>, 'kind' | 'scale' | 'options'>,
  before: readonly Written[] = [],
  made = 0,
): readonly Written[] {
  const texts = kind === 'rating' ? scaleOf(scale).map(String) : options;
  const fresh = texts.filter((text) => !before.some((option) => option.text === text));
  return texts.map((text) => ({
    id: before.find((option) => option.text === text)?.id ?? `o${made + fresh.indexOf(text) + 1}`,
    text,
  }));
}

/** The numbers of a scale, lowest first. */
export const scaleOf = (scale: PollScale): readonly number[] =>
  scale === '1-5' ? [1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
