/**
 * Input that trickles in costs several times what the same input costs in one go: each message wakes the process by
 * itself and finds every cache cold. So while commands gather anyway the thread sleeps for a moment and lets its sockets
 * fill, as network cards do with their interrupts. A busy thread never sleeps: it has no time to give away.
 */

/** Longest naps of a thread that is just calm enough to nap, and of one at ease: shorter than the time that commits gather. */
export const NAP_MS = { least: 25, most: 110 };
/** The thread naps while more than this share of its time is to spare. */
const CALM = 0.5;
/** It is more and more at ease from the one share on, and altogether from the other. */
const EASE = { from: 0.6, to: 0.9 };
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
  /** Whether it naps at all: it has time to spare. */
  calm(): boolean;
  /** How much at ease the thread was of late, 0 to 1: how little it would lose by letting things gather. */
  ease(): number;
};

export function openNap({ now, idle, soon, sleep }: Bed): Nap {
  let looked = { at: now(), idle: idle() };
  let slept = 0;
  /** The share of the thread's time that was idle or slept of late; 0 before that is known. */
  let spare = 0;
  let coming = false;
  let upUntil = -Infinity;

  function look(): void {
    const at = now();
    if (at - looked.at < LOOK_MS) return;
    const before = looked;
    looked = { at, idle: idle() };
    spare = (looked.idle - before.idle + slept) / (at - before.at);
    slept = 0;
  }

  const ease = (): number => Math.min(1, Math.max(0, spare - EASE.from) / (EASE.to - EASE.from));
  const longest = (): number => (spare > CALM ? NAP_MS.least + ease() * (NAP_MS.most - NAP_MS.least) : 0);

  return {
    rest(ms) {
      look();
      if (coming || longest() === 0) return;
      coming = true;
      const until = now() + ms;
      soon(() => {
        coming = false;
        // What was under way may have taken all the time there was.
        const length = Math.min(until - now(), longest());
        if (length <= 0 || now() < upUntil) return;
        sleep(length);
        slept += length;
      });
    },
    stayUp() {
      upUntil = now() + UP_MS;
    },
    calm() {
      look();
      return spare > CALM;
    },
    ease() {
      look();
      return ease();
    },
  };
}
