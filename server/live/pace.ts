import type { ViewRole } from '../../shared/roles.ts';
import type { ViewName } from '../../shared/wire.ts';

/**
 * How fast a view is sent. An idle room sends at once; under load changes are gathered, longer the more screens there
 * are, so that a minute of conference costs about the same whatever the number of votes.
 */

/**
 * Under load commits begin so far apart, ms, and gather what comes meanwhile: waking a thread, its network, the log and the
 * disk costs more than deciding. Too short to be felt; an idle room stores at once. Where the thread has little to spare,
 * commits are large anyway, and answers wait for it besides: then they gather less.
 */
export const GATHER_MS = { least: 60, most: 120 };

/** `ease`: how much at ease the thread is, 0 to 1. */
export const gatherMs = (ease: number): number => GATHER_MS.least + ease * (GATHER_MS.most - GATHER_MS.least);

/** Milliseconds between two frames of a view, for a few screens and for each one more. */
const PACE: Readonly<Record<ViewName, { readonly base: number; readonly each: number; readonly most: number }>> = {
  // Fresh within a second for ten thousand screens, and then still time to send them. A wall misses no commit.
  now: { base: GATHER_MS.least - 15, each: 2.6, most: 600 },
  // Nobody reads a moving list: one screenful in fifteen seconds is a storm.
  list: { base: 400, each: 20, most: 15_000 },
};

/** A lagging event loop doubles the pace for phones; wall and hosts come first. */
const LAG_BEARABLE_MS = 50;

export function paceOf(name: ViewName, role: ViewRole, screens: number, lagMs: number): number {
  const { base, each, most } = PACE[name];
  const pace = Math.min(most, base + each * screens);
  return role === 'attendee' && lagMs > LAG_BEARABLE_MS ? Math.min(most, pace * 2) : pace;
}

/** How often hosts, walls and speakers, and how often phones, are told how many are here. */
export const PULSE_MS = { host: 1000, wall: 1000, speaker: 1000, attendee: 5000 } as const satisfies Record<
  ViewRole,
  number
>;

/** What others do to one's own posts and polls may wait this long. */
export const MINE_MS = 1000;

/** While there is always more of it, how many support them is told so much after what was told last, and `MINE_MS` at most. */
export const SUPPORT_MS = 5000;
