import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BINS_MAX } from '../../shared/limits.ts';
import { numbersOf } from '../../server/room/tally/numbers.ts';

describe('numbers', () => {
  it('none come to nothing', () => {
    expect(numbersOf([])).toBeNull();
  });

  it('one is its own middle', () => {
    expect(numbersOf([7])).toEqual({
      ...{ answers: 1, least: 7, lower: 7, median: 7, upper: 7, most: 7 },
      bins: [{ from: 7, to: 8, people: 1 }],
    });
  });

  it('quartiles are those of definition 7 in Hyndman and Fan (1996), which R and spreadsheets use', () => {
    // quantile(c(2, 4, 4, 5, 6, 7, 8), c(.25, .5, .75)) is 4, 5, 6.5.
    expect(numbersOf([8, 2, 4, 6, 4, 7, 5])).toMatchObject({ lower: 4, median: 5, upper: 6.5 });
    expect(numbersOf([1, 2, 3, 4])).toMatchObject({ lower: 1.75, median: 2.5, upper: 3.25 });
    expect(numbersOf([0.1, 0.2, 0.3])).toMatchObject({ median: 0.2 });
  });

  it('any numbers: everyone stands in one interval, and as many are above the median as below', () => {
    const number = fc.oneof(
      fc.integer({ min: -100, max: 100 }),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.constantFrom(0, 1e12, -1e12, 0.1, 1e-9),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), (given) => {
        const told = numbersOf(given) ?? expect.fail();
        const sorted = given.map((value) => value + 0).sort((a, b) => a - b);
        expect([told.least, told.most, told.answers]).toEqual([sorted[0], sorted.at(-1), given.length]);
        expect(told.bins.reduce((sum, { people }) => sum + people, 0)).toBe(given.length);
        expect(told.bins.length).toBeLessThanOrEqual(BINS_MAX);
        for (const [index, { from, to }] of told.bins.entries()) {
          expect(from).toBeLessThan(to);
          if (index > 0) expect(from).toBe(told.bins[index - 1]?.to);
        }
        const near = (value: number) => 1e-9 * Math.max(1, Math.abs(value));
        const below = given.filter((value) => value < told.median - near(told.median)).length;
        const above = given.filter((value) => value > told.median + near(told.median)).length;
        expect(Math.max(below, above) * 2).toBeLessThanOrEqual(given.length);
        expect(told.lower).toBeLessThanOrEqual(told.median);
        expect(told.median).toBeLessThanOrEqual(told.upper);
      }),
    );
  });

  it('minus zero is zero', () => {
    expect(numbersOf([0, -0, 0])).toEqual(numbersOf([0, 0, 0]));
  });

  it('whole numbers stand in whole intervals', () => {
    const told = numbersOf([1, 2, 2, 3, 10]) ?? expect.fail();
    expect(told.bins.map(({ from, to, people }) => [from, to, people])).toEqual([
      ...[
        [1, 2, 1],
        [2, 3, 2],
        [3, 4, 1],
      ],
      ...[4, 5, 6, 7, 8].map((from) => [from, from + 1, 0]),
      [9, 10, 0],
      [10, 11, 1],
    ]);
  });
});
