import { realClockwork, type Clockwork } from '../../server/live/clockwork.ts';
import type { Nap } from '../../server/live/nap.ts';

const awake: Nap = { rest: () => undefined, stayUp: () => undefined, calm: () => false, ease: () => 0 };

/** The real time, for whoever shares its thread with a test: it never sleeps. */
export const wakefulClock: Clockwork = { ...realClockwork, ...awake };

/** Time that passes only when a test says so; what is due at once is done in the next turn of the event loop. */
export function testClock(start = 1_700_000_000_000): Clockwork & { pass(ms: number): void } {
  let now = start;
  const due = new Map<symbol, { at: number; call: () => void }>();
  return {
    now: () => now,
    after(ms, call) {
      if (ms <= 0) {
        const soon = setImmediate(call);
        return () => clearImmediate(soon);
      }
      const key = Symbol();
      due.set(key, { at: now + ms, call });
      return () => due.delete(key);
    },
    ...awake,
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        const [key, { at, call }] = next;
        due.delete(key);
        now = at;
        call();
      }
      now = until;
    },
  };
}
