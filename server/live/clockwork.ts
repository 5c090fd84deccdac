import { performance } from 'node:perf_hooks';
import { openNap } from './nap.ts';

/** Time, as the live part of the server sees it: injected, so that tests own it. */
export type Clockwork = {
  /** ms since 1970. */
  now(): number;
  /** Calls back once, after `ms`; 0 is after what is under way now. Returns how to call it off. */
  after(ms: number, call: () => void): () => void;
  /** Nothing needs doing for `ms` but to let input gather: the thread may sleep, at most that long. */
  rest(ms: number): void;
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
  rest: openNap({
    now: () => performance.now(),
    idle: () => performance.eventLoopUtilization().idle,
    soon: setImmediate,
    sleep: (ms) => void Atomics.wait(nobodyWakes, 0, 0, ms),
  }),
};
