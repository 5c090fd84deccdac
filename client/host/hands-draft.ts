import { HANDS_MAX } from '../../shared/limits.ts';
import type { HostPollView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';
import { typedNumber } from './typed-number.ts';

/** Hands as they are counted: what is typed for each option, and for people where one may raise a hand for several. */
export type HandsDraft = { readonly counts: Readonly<Record<string, string>>; readonly people: string };

export function handsBefore({ details }: HostPollView): HandsDraft {
  const hands = details?.hands;
  const counts = Object.fromEntries(Object.entries(hands?.counts ?? {}).map(([id, count]) => [id, String(count)]));
  return { counts, people: hands ? String(hands.people) : '' };
}

/** Between how few and how many people so many hands can be. */
type Bounds = { readonly least: number; readonly most: number };

/** The command, or what is wrong: a field that is no whole number, or people who cannot have raised so many hands. */
export function handsCount(draft: HandsDraft, { id, kind }: HostPollView): { readonly ask: Asking } | 'wrong' | Bounds {
  const counts = Object.fromEntries(
    Object.entries(draft.counts).map(([option, typed]) => [option, countOf(typed) ?? 0]),
  );
  const numbers = Object.values(counts);
  const people = kind === 'several' ? countOf(draft.people) : null;
  if ([...numbers, people ?? 0].some((count) => !Number.isInteger(count) || count < 0 || count > HANDS_MAX))
    return 'wrong';
  const most = numbers.reduce((sum, count) => sum + count, 0);
  const least = Math.max(0, ...numbers);
  if (people !== null && (people < least || people > most)) return { least, most };
  return { ask: { type: 'hands.count', poll: id, counts, people } };
}

const countOf = (typed: string | undefined): number | null => typedNumber(typed ?? '');
