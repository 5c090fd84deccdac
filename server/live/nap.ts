/**
 * Input that trickles in costs several times what the same input costs in one go: each message wakes the process by
 * itself and finds every cache cold. So while commands gather anyway the thread sleeps for a moment and lets its sockets
 * fill, as network cards do with their interrupts. A busy thread never sleeps: it has no time to give away.
 */

/** Longest nap: short beside the time that commits gather, and no request in between notices it. */
export const NAP_MS = 25;
/** The thread naps while at least this share of its time was idle or slept. */
const CALM = 0.5;
/** How often that share is measured. */
const LOOK_MS = 500;
/**
 * So long after somebody came nobody sleeps: the event loop takes in one connection a turn (libuv 1.45 and later), so that
 * with naps between the turns a queue would grow at the door.
 */
const UP_MS = 100;

export type Bed = {
  /** ms, any start. */
  readonly now: () => number;
  /** How long the event loop has waited with nothing to do since it began, ms. */
  readonly idle: () => number;
  /** Calls back after what is under way now. */
  readonly soon: (call: () => void) => void;
  /** Sleeps, with the whole thread. */
  readonly sleep: (ms: number) => void;
};

export type Nap = {
  /** Nothing needs doing for `ms` but to let input gather: the thread may sleep, at most that long. */
  rest(ms: number): void;
  /** Somebody comes: no sleep for a moment. */
  stayUp(): void;
};

export function openNap({ now, idle, soon, sleep }: Bed): Nap {
  let looked = { at: now(), idle: idle() };
  let slept = 0;
  let calm = false;
  let coming = false;
  let upUntil = -Infinity;

  function look(): void {
    const at = now();
    if (at - looked.at < LOOK_MS) return;
    const before = looked;
    looked = { at, idle: idle() };
    calm = looked.idle - before.idle + slept >= CALM * (at - before.at);
    slept = 0;
  }

  return {
    rest(ms) {
      look();
      if (!calm || coming) return;
      coming = true;
      soon(() => {
        coming = false;
        if (now() < upUntil) return;
        const length = Math.min(ms, NAP_MS);
        sleep(length);
        slept += length;
      });
    },
    stayUp() {
      upUntil = now() + UP_MS;
    },
  };
}
