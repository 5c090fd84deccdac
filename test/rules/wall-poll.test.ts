import { describe, expect, it } from 'vitest';
import { pollLayout, type PollStyle } from '../../client/wall/poll-layout.ts';
import { rowsOf } from '../../client/wall/poll-rows.ts';
import type { PollView } from '../../shared/views.ts';

const poll = (more: Partial<PollView>) =>
  ({
    options: [
      { id: 'o1', text: 'Yes' },
      { id: 'o2', text: 'No' },
    ],
    unsure: true,
    people: 0,
    counts: null,
    ...more,
  }) as PollView;

describe("a poll's rows", () => {
  it('has words only while the counts may not be seen, and while nobody voted', () => {
    expect(rowsOf(poll({ people: 3 }), 'Not sure').map(({ text, tally }) => [text, tally])).toEqual([
      ['Yes', null],
      ['No', null],
      ['Not sure', null],
    ]);
    expect(rowsOf(poll({ counts: { o1: 0, o2: 0, unsure: 0 } }), '').every(({ tally }) => tally === null)).toBe(true);
  });

  it('counts people, so that shares of several choices may add up to more', () => {
    const rows = rowsOf(poll({ people: 4, counts: { o1: 3, o2: 4 }, unsure: false }), '');
    expect(rows.map(({ tally }) => tally)).toEqual([
      { count: 3, share: 0.75 },
      { count: 4, share: 1 },
    ]);
  });
});

describe("a poll's layout", () => {
  const sizes = { display: 15, large: 12, text: 9, small: 7 };
  /** Rows of one line each; in two columns a long label needs two lines. */
  const of =
    (count: number, question: number, long = false) =>
    (style: PollStyle) => ({
      around: question * sizes[style.question],
      rows: new Array<number>(count).fill(sizes[style.options] * (long && style.columns === 2 ? 2 : 1)),
      gap: 1,
    });

  it('is as large as the screen allows', () => {
    expect(pollLayout(of(3, 1), 70).style).toEqual({ question: 'display', options: 'large', columns: 1 });
    expect(pollLayout(of(5, 1), 70).style).toEqual({ question: 'large', options: 'text', columns: 1 });
    expect(pollLayout(of(5, 2), 70).style).toEqual({ question: 'text', options: 'text', columns: 1 });
    expect(pollLayout(of(7, 1), 70).style).toEqual({ question: 'text', options: 'small', columns: 1 });
  });

  it('has two columns where short options would not fit in one', () => {
    const { style, screens } = pollLayout(of(11, 1), 70);
    expect(style.columns).toBe(2);
    expect(screens).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  });

  it('goes over several screens where labels are long, and cuts none', () => {
    const { style, screens } = pollLayout(of(11, 1, true), 70);
    expect(style).toEqual({ question: 'text', options: 'small', columns: 1 });
    expect(screens.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(screens).toHaveLength(2);
  });

  it('sets a long question smaller where it would leave no room for its options', () => {
    expect(pollLayout(of(11, 5, true), 70).style.question).toBe('small');
  });
});
