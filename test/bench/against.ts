import type { Spread } from './quantiles.ts';
import { aligned } from './table.ts';
import type { Trial } from './trial.ts';

/** What `--json` writes. */
export type Report = { readonly conditions: object; readonly trials: readonly Trial[] };

/** Runs of the same build differ by so much either way on machines that others use too. */
export const NOISE = 1.15;

type Figure = { readonly what: string; readonly value: number; readonly better: 'less' | 'more' };
export type Change = Figure & {
  readonly before: number;
  /** How many times as good as before; under 1 is worse. */
  readonly ratio: number;
  readonly verdict: 'worse' | 'better' | 'same';
};

/**
 * How each figure of a report stands against the same one of an earlier report; profiles that only one of them ran are left
 * out. What was measured beside a baseline is compared as the ratio to it, which a faster or busier machine does not change.
 */
export function changes(earlier: Report, now: Report): readonly Change[] {
  return now.trials.flatMap((trial) => {
    const before = earlier.trials.find(({ profile }) => nameOf(profile) === nameOf(trial.profile));
    if (!before) return [];
    const known = new Map(figuresOf(before).map(({ what, value }) => [what, value]));
    return figuresOf(trial).flatMap((figure) => {
      const value = known.get(figure.what);
      return value === undefined ? [] : [changed(figure, value)];
    });
  });
}

/** For the terminal: one line a figure, what got worse first. */
export function changesTable(all: readonly Change[]): string {
  const rank = { worse: 0, better: 1, same: 2 };
  const rows = [...all]
    .sort((one, other) => rank[one.verdict] - rank[other.verdict])
    .map(({ what, before, value, ratio, verdict }) => [
      what,
      written(before),
      written(value),
      ratio.toFixed(2),
      verdict === 'same' ? '' : verdict,
    ]);
  return aligned([['', 'before', 'now', 'times as good', ''], ...rows]);
}

function changed(figure: Figure, before: number): Change {
  const [more, less] = figure.better === 'more' ? [figure.value, before] : [before, figure.value];
  const ratio = more === less ? 1 : more / less;
  const verdict = ratio < 1 / NOISE ? 'worse' : ratio > NOISE ? 'better' : 'same';
  return { ...figure, before, ratio, verdict };
}

function figuresOf({ profile, openfloor, bare, plain }: Trial): Figure[] {
  const less = (what: string, value: number): Figure => ({ what, value, better: 'less' });
  const p99 = (spread: Spread): number => spread?.p99 ?? 0;
  const figures = [
    less('CPU per message, times bare ws', openfloor.cpuPerMessage / bare.cpuPerMessage),
    less('memory per phone, KB', openfloor.memoryPerPhone / 1024),
    less('screens behind the truth, p99 ms', p99(openfloor.behind)),
    less('answers to commands, p99 ms', p99(openfloor.answers)),
    less('bytes to a phone a minute', ((openfloor.bytes / openfloor.seconds) * 60) / profile.phones),
    less('commands refused', openfloor.refused),
    less('phones with a wrong tally', openfloor.wrongTallies.phones),
    ...(plain ? [less('CPU per minute, part of plain', openfloor.cpuPerMinute / plain.cpuPerMinute)] : []),
    { what: 'durable votes a second', value: openfloor.saturation.perSecond, better: 'more' as const },
  ];
  return figures.map((figure) => ({ ...figure, what: `${nameOf(profile)}: ${figure.what}` }));
}

const nameOf = ({ phones, votes, posts }: Trial['profile']): string => `${phones} phones, ${votes}+${posts}/s`;

const written = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
