import type { Figure, Report } from './figure.ts';
import { aligned, withUnit } from './table.ts';

/** Runs of the same build differ by so much either way on machines that others use too. */
export const NOISE = 1.15;

export type Change = Figure & {
  readonly before: number;
  /** How many times as good as before; under 1 is worse. */
  readonly ratio: number;
  readonly verdict: 'worse' | 'better' | 'same';
};

/**
 * How each figure of a report stands against the same one of an earlier report; what only one of them has is left out, and
 * so is what is better neither way. What was measured beside a baseline is a ratio to it, which a faster or busier machine
 * does not change.
 */
export function changes(earlier: Report, now: Report): readonly Change[] {
  return now.scenes.flatMap(({ scene, figures }) => {
    const before = earlier.scenes.find((each) => each.scene === scene)?.figures ?? [];
    const known = new Map(before.map(({ what, value }) => [what, value]));
    return figures.flatMap((figure) => {
      const value = known.get(figure.what);
      return value === undefined || figure.better === undefined ? [] : [changed(scene, figure, value)];
    });
  });
}

/** For the terminal: one line a figure, what got worse first. */
export function changesTable(all: readonly Change[]): string {
  const rank = { worse: 0, better: 1, same: 2 };
  const rows = [...all]
    .sort((one, other) => rank[one.verdict] - rank[other.verdict])
    .map(({ what, before, value, unit, ratio, verdict }) => [
      what,
      withUnit(before, unit),
      withUnit(value, unit),
      ratio.toFixed(2),
      verdict === 'same' ? '' : verdict,
    ]);
  return aligned([['', 'before', 'now', 'times as good', ''], ...rows]);
}

function changed(scene: string, figure: Figure, before: number): Change {
  const [more, less] = figure.better === 'more' ? [figure.value, before] : [before, figure.value];
  const ratio = more === less ? 1 : more / less;
  const verdict = ratio < 1 / NOISE ? 'worse' : ratio > NOISE ? 'better' : 'same';
  return { ...figure, what: `${scene}: ${figure.what}`, before, ratio, verdict };
}
