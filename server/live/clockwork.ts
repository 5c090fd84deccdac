/** Time, as the live part of the server sees it: injected, so that tests own it. */
export type Clockwork = {
  /** ms since 1970. */
  now(): number;
  /** Calls back once, after `ms`; 0 is after what is under way now. Returns how to call it off. */
  after(ms: number, call: () => void): () => void;
};

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
};
