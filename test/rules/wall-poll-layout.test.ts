import { describe, expect, it } from 'vitest';
import { pollLayout, type PollStyle } from '../../client/wall/poll-layout.ts';

describe("a poll's layout", () => {
  const sizes = { display: 15, large: 12, text: 9, small: 7, apart: 0, 'apart-small': 0 };
  /** Rows of one line each; in two columns a long label needs two lines. */
  const of =
    (count: number, question: number, long = false) =>
    (style: PollStyle) => ({
      around: question * sizes[style.question],
      rows: new Array<number>(count).fill(sizes[style.options] * (long && style.columns === 2 ? 2 : 1)),
      gap: 1,
    });

  it('is as large as the screen allows', () => {
    expect(pollLayout(of(3, 1), 70, 2).style).toEqual({ question: 'display', options: 'large', columns: 1 });
    expect(pollLayout(of(5, 1), 70, 2).style).toEqual({ question: 'large', options: 'text', columns: 1 });
    expect(pollLayout(of(5, 2), 70, 2).style).toEqual({ question: 'text', options: 'text', columns: 1 });
    expect(pollLayout(of(7, 1), 70, 2).style).toEqual({ question: 'text', options: 'small', columns: 1 });
  });

  it('has two columns where short options would not fit in one', () => {
    const { style, screens } = pollLayout(of(11, 1), 70, 2);
    expect(style.columns).toBe(2);
    expect(screens).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  });

  it('goes over several screens where labels are long, and cuts none', () => {
    const { style, screens } = pollLayout(of(11, 1, true), 70, 2);
    expect(style).toEqual({ question: 'text', options: 'small', columns: 1 });
    expect(screens.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(screens).toHaveLength(2);
  });

  it('sets a long question smaller where it would leave no room for its options', () => {
    expect(pollLayout(of(11, 5, true), 70, 2).style.question).toBe('small');
  });

  it('puts no words beside each other where they are compared', () => {
    expect(pollLayout(of(11, 1), 70, 1).style.columns).toBe(1);
  });

  it('shows a question first and alone that leaves no room for the highest option', () => {
    const high = (style: PollStyle) => ({ ...of(2, 6)(style), rows: [50, 50] });
    expect(pollLayout(high, 70, 2)).toEqual({
      style: { question: 'apart', options: 'small', columns: 1 },
      screens: [[], [0], [1]],
    });
  });

  it('sets it smaller where even so it has not room enough', () => {
    const { style, screens } = pollLayout(of(4, 10), 70, 2);
    expect(style).toEqual({ question: 'apart-small', options: 'small', columns: 1 });
    expect(screens).toEqual([[], [0, 1, 2, 3]]);
  });
});
