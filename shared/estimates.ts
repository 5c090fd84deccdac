import type { Numbers } from './tally.ts';

/** Whole numbers so near each other that each has an interval of its own, which is told as that number. */
export function isCountedOff({ bins: [first], least, most }: Numbers): boolean {
  return first !== undefined && first.to - first.from === 1 && Number.isInteger(least) && Number.isInteger(most);
}
