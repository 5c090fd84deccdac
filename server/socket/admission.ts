/**
 * After a crash a whole crowd comes back at once. Screens are let in at a pace that leaves time for those who are here
 * already; the others are told when to come, each a little later than the one before.
 */

/** Screens a second: ten thousand are back within twenty seconds. */
export const ADMITTED_PER_SECOND = 600;
/** Let in at once, after a quiet while: no more than the event loop does without anyone noticing. */
const BURST = 60;
/** Who is let in so soon waits at the door: coming again would cost the server another handshake. */
const WAIT_MS = 2000;
/** With the event loop this late, half as many. */
const LAG_BEARABLE_MS = 50;

/** Asked for each screen that comes: after how many ms it is let in, or after how many it should come again. */
export type Admission = () => { readonly wait: number } | { readonly after: number };

export function openAdmission(now: () => number, lag: () => number): Admission {
  /** When the next place is free; lies in the past while there are places to spare. */
  let free = -Infinity;
  /** The latest time given to anyone who was sent away. */
  let promised = -Infinity;

  return () => {
    const at = now();
    const gap = (1000 / ADMITTED_PER_SECOND) * (lag() > LAG_BEARABLE_MS ? 2 : 1);
    free = Math.max(free, at - BURST * gap);
    const wait = Math.max(0, Math.ceil(free - at));
    if (wait <= WAIT_MS) {
      free += gap;
      return { wait };
    }
    promised = Math.max(promised, at) + gap;
    return { after: Math.ceil(promised - at) };
  };
}
