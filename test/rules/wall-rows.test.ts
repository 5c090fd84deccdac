import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screensOf } from '../../client/wall/rows.ts';

describe('rows over screens', () => {
  it('has all on one screen where they fit, gaps counted', () => {
    expect(screensOf([10, 10, 10], 5, 40)).toEqual([[0, 1, 2]]);
    expect(screensOf([10, 10, 10], 5, 39)).toEqual([[0, 1], [2]]);
  });

  it('spreads them evenly over as few screens as hold them', () => {
    expect(screensOf(new Array(11).fill(10) as number[], 0, 50).map((screen) => screen.length)).toEqual([4, 4, 3]);
  });

  it('gives a row that is too high a screen to itself', () => {
    expect(screensOf([100, 10, 100], 0, 50)).toEqual([[0], [1], [2]]);
  });

  it('shows every row once, in order, and overfills no screen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 11 }),
        fc.integer({ min: 40, max: 90 }),
        (heights, room) => {
          const screens = screensOf(heights, 3, room);
          expect(screens.flat()).toEqual(heights.map((_, index) => index));
          for (const screen of screens) {
            const used = screen.reduce((sum, index) => sum + (heights[index] ?? 0), 3 * (screen.length - 1));
            expect(used).toBeLessThanOrEqual(room);
          }
        },
      ),
    );
  });
});
