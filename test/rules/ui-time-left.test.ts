import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../client/ui/time-left.ts';

describe('the timer', () => {
  it.each([
    [5 * 60_000, '5:00'],
    [5 * 60_000 - 1, '5:00'],
    [59_000, '0:59'],
    [1, '0:01'],
    [0, '0:00'],
    [-90_000, '0:00'],
    [3_600_000, '1:00:00'],
    [180 * 60_000 - 55_000, '2:59:05'],
  ])('shows %i ms as %s', (ms, shown) => {
    expect(timeLeft(ms)).toBe(shown);
  });
});
