import { describe, expect, it } from 'vitest';
import { gistOf } from '../../client/ui/result/gist.ts';
import { meanOf } from '../../shared/rating.ts';
import { rowsOf } from '../../client/ui/result/rows.ts';
import result from '../../client/words/en/result.ts';
import shared from '../../client/words/en/shared.ts';
import type { PollView } from '../../shared/views.ts';
import { poll } from './phone-sample.ts';

const said = { removed: result.removed, notSure: shared.notSure, end: result.scaleEnd };
const scale = [1, 2, 3, 4, 5].map((number) => ({ id: `o${String(number)}`, text: String(number) }));
const plain = (text: string | null) => text?.replace(/[\u2068\u2069]/g, '') ?? null;

describe('what a result lists', () => {
  const counts = { o1: 1, o2: 5, o3: 3, unsure: 9 };
  const ids = (more: Partial<PollView>) => rowsOf(poll('v7', more), counts, said).map(({ id }) => id);

  it('[R12] is sorted by votes once the round is closed, and not before; "not sure" stays last', () => {
    expect(ids({ sort: 'result', status: 'open' })).toEqual(['o1', 'o2', 'o3', 'unsure']);
    expect(ids({ sort: 'result', status: 'closed' })).toEqual(['o2', 'o3', 'o1', 'unsure']);
    expect(ids({ sort: 'given', status: 'closed' })).toEqual(['o1', 'o2', 'o3', 'unsure']);
  });

  it('keeps a scale in its order, with what its ends mean', () => {
    const rating = { kind: 'rating', options: scale, low: 'never', high: 'always', unsure: false } as const;
    const rows = rowsOf(poll('v7', { ...rating, sort: 'result', status: 'closed' }), counts, said);
    expect(rows.map(({ text }) => text)).toEqual(['1, never', '2', '3', '4', '5, always']);
  });

  it('says of an option without words that hosts took it away', () => {
    expect(rowsOf(poll('v7', { options: [{ id: 'o1', text: '' }], unsure: false }), counts, said)).toEqual([
      { id: 'o1', text: result.removed },
    ]);
  });
});

it('takes the mean of a rating over those who gave a number, by ballot or by hand', () => {
  expect(meanOf(scale, { o1: 1, o5: 3, unsure: 40 })).toEqual({ mean: 4, people: 4 });
  expect(meanOf(scale, { o1: 1 }, { o5: 3, unsure: 7 })).toEqual({ mean: 4, people: 4 });
  expect(meanOf(scale, { unsure: 40 })).toBeNull();
});

describe('a round in a sentence', () => {
  const gist = (more: Partial<PollView>) => {
    const of = poll('v7', more);
    return plain(gistOf(of, { counts: of.counts ?? {}, details: of.details ?? {} }, { shared, result }));
  };

  it('names the mean, the first of a ranking, the first words, the middle number', () => {
    expect(gist({ kind: 'rating', options: scale, counts: { o3: 1, o4: 1 } })).toBe('On average 3.5 of 5');
    const ranking = { points: {}, rounds: [], winners: ['o2'] };
    expect(gist({ kind: 'ranking', details: { ranking } })).toBe('First: No');
    expect(gist({ kind: 'ranking', details: { ranking: { ...ranking, winners: ['o1', 'o3'] } } })).toBe(
      'Tied for first: Yes and Later',
    );
    const top = ['Time', 'Trust'].map((text) => ({ key: text, text, people: 1 }));
    expect(gist({ kind: 'words', details: { words: { top, others: 0 } } })).toBe('Time and Trust');
    const numbers = { answers: 1, least: 4, lower: 4, median: 4, upper: 4, most: 4, bins: [] };
    expect(gist({ kind: 'number', unit: 'hours', details: { numbers } })).toBe('The middle answer is 4 hours.');
  });

  it('is none where nobody answered, or the bars say it all', () => {
    expect(gist({ kind: 'rating', options: scale })).toBeNull();
    expect(gist({ kind: 'ranking', details: { ranking: { points: {}, rounds: [], winners: [] } } })).toBeNull();
    expect(gist({ kind: 'number' })).toBeNull();
    expect(gist({ kind: 'one' })).toBeNull();
  });
});
