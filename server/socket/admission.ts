/**
 * After a crash a whole crowd comes back at once. Screens are let in at a pace that leaves time for those who are here
 * already; the others are told when to come, each a little later than the one before.
 */

/** Screens a second: ten thousand are back within twenty seconds. */
const PER_SECOND = 600;
/** Let in at once, after a quiet while: a full room that reloads. */
const BURST = 300;
/** With the event loop this late, half as many. */
const LAG_BEARABLE_MS = 50;

/** Asked for each screen that comes: null lets it in, a number says after how many ms it should come again. */
export type Admission = () => number | null;

export function openAdmission(now: () => number, lag: () => number): Admission {
  /** When the next place is free; lies in the past while there are places to spare. */
  let free = -Infinity;
  /** The latest time given to anyone who was sent away. */
  let promised = -Infinity;

  return () => {
    const at = now();
    const gap = (1000 / PER_SECOND) * (lag() > LAG_BEARABLE_MS ? 2 : 1);
    free = Math.max(free, at - BURST * gap);
    if (free <= at) {
      free += gap;
      return null;
    }
    promised = Math.max(promised, at) + gap;
    return Math.ceil(promised - at);
  };
}
