import { performance } from 'node:perf_hooks';
import { openNap, type Nap } from './nap.ts';

/** Time, as the live part of the server sees it: injected, so that tests own it. */
export type Clockwork = Nap & {
  /** ms since 1970. */
  now(): number;
  /** Calls back once, after `ms`; 0 is after what is under way now. Returns how to call it off. */
  after(ms: number, call: () => void): () => void;
};

const nobodyWakes = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

export const realClockwork: Clockwork = {
  now: Date.now,
  after(ms, call) {
    if (ms <= 0) {
      const soon = setImmediate(call);
      return () => clearImmediate(soon);
    }
    const later = setTimeout(call, ms);
    return () => clearTimeout(later);
  },
  ...openNap({
    now: () => performance.now(),
    idle: () => performance.eventLoopUtilization().idle,
    soon: setImmediate,
    sleep: (ms) => void Atomics.wait(nobodyWakes, 0, 0, ms),
  }),
};
