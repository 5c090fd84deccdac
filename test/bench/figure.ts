import type { LoadState } from './load-calls.ts';
import type { Spread } from './quantiles.ts';

/** One thing that was measured. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  /** Printed after the value. */
  readonly unit: string;
  /** Which way is better; where neither is, it is only told. */
  readonly better?: 'less' | 'more';
  /** The worst value that is as good as it has to be. */
  readonly aim?: number;
  /** What it was measured beside. */
  readonly beside?: string;
};

/** What a scene has to say. `load`: how the load did at its worst while latencies were measured. */
export type SceneReport = {
  readonly scene: string;
  /** How it was measured, for the heading. */
  readonly about: string;
  readonly figures: readonly Figure[];
  readonly load: LoadState;
};

/** What `--json` writes. */
export type Report = { readonly conditions: object; readonly scenes: readonly SceneReport[] };

export type Verdict = 'met' | 'short' | 'the load was short' | '';

/** Beyond these the load, not the server, makes what is measured late. */
const LOAD_SHARE_MAX = 0.9;
const LOAD_LATE_MAX_MS = 100;

export const isShort = ({ share, late }: LoadState): boolean => share > LOAD_SHARE_MAX || late > LOAD_LATE_MAX_MS;

/** The worse of each. */
export const worse = (one: LoadState, other: LoadState): LoadState => ({
  share: Math.max(one.share, other.share),
  late: Math.max(one.late, other.late),
});

export const AT_EASE: LoadState = { share: 0, late: 0 };

/** A figure that is as good as it has to be is so whatever the load did; one that is not may be the load's. */
export function verdictOf({ value, aim, better }: Figure, load: LoadState): Verdict {
  if (aim === undefined || better === undefined) return '';
  // What could not be measured is never met.
  const met = better === 'less' ? value <= aim : value >= aim;
  if (met) return 'met';
  return isShort(load) ? 'the load was short' : 'short';
}

/** Of what there was none, nothing was late. */
export const p99 = (spread: Spread): number => spread?.p99 ?? 0;
