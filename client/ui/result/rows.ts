import type { PollView } from '../../../shared/views.ts';

export type Row = { readonly id: string; readonly text: string };

type Said = {
  readonly removed: string;
  readonly notSure: string;
  readonly end: (value: string, meaning: string) => string;
};
type Listed = Pick<PollView, 'kind' | 'options' | 'unsure' | 'sort' | 'status' | 'low' | 'high'>;

/** What a result lists, top to bottom. Sorted by votes only once the round is closed, so that nothing moves (R12). */
export function rowsOf(poll: Listed, counts: Readonly<Record<string, number>>, said: Said): readonly Row[] {
  const last = poll.options.length - 1;
  const rows = poll.options.map(({ id, text }, place) => {
    const meaning = poll.kind !== 'rating' ? null : place === 0 ? poll.low : place === last ? poll.high : null;
    return { id, text: meaning === null ? text || said.removed : said.end(text, meaning) };
  });
  if (poll.sort === 'result' && poll.status === 'closed' && poll.kind !== 'rating')
    rows.sort((one, other) => (counts[other.id] ?? 0) - (counts[one.id] ?? 0));
  return poll.unsure ? [...rows, { id: 'unsure', text: said.notSure }] : rows;
}
