import { BINS_MAX } from '../../../shared/limits.ts';
import type { Numbers } from '../../../shared/tally.ts';

/** What numbers come to; null where there are none. */
export function numbersOf(given: readonly number[]): Numbers | null {
  // The zero below zero that floats have is nobody's answer, and a log does not keep it apart.
  const sorted = Float64Array.from(given, (number) => number + 0).sort();
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  return {
    answers: sorted.length,
    least,
    lower: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upper: quantile(sorted, 0.75),
    most,
    bins: binsOf(sorted, least, most),
  };
}

/** Linear between neighbours: definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996). */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low === high ? low : tidy(low + (high - low) * (at - Math.floor(at)));
}

/** Intervals between round numbers: 1, 2 or 5 times a power of ten apart, at most `BINS_MAX`. */
function binsOf(sorted: Float64Array, least: number, most: number): Numbers['bins'] {
  const width = widthFor(least, most, sorted.every(Number.isInteger));
  const first = Math.floor(tidy(least / width));
  const last = Math.floor(tidy(most / width));
  const bins = Array.from({ length: last - first + 1 }, (_, index) => ({
    from: tidy((first + index) * width),
    to: tidy((first + index + 1) * width),
    people: 0,
  }));
  for (const value of sorted) {
    const bin = bins[Math.floor(tidy(value / width)) - first];
    if (bin) bin.people++;
  }
  return bins;
}

function widthFor(least: number, most: number, whole: boolean): number {
  const size = Math.max(Math.abs(least), Math.abs(most));
  // Nobody guesses more exactly than to a billionth, and edges that are closer could not be told apart.
  const rough = Math.max((most - least) / (BINS_MAX - 2), size * 1e-9, Number.MIN_VALUE * 1e20);
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= rough) ?? 10 * power;
  return whole ? Math.max(1, width) : width;
}

/** Without the dust of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));
