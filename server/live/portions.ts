import type { Clockwork } from './clockwork.ts';

/** Sent to before others get their turn, at most; large messages take longer, and so fewer screens at a time. */
const AT_ONCE = { many: 1000, ms: 10 };
/** Between two looks at the clock. */
const LOOK_EVERY = 32;

/**
 * Does the same for each of a crowd, the first of them at once and the others with everyone's turn in between, so that
 * answers and commits do not wait until thousands were written to. Whoever leaves meanwhile is left out, and whoever comes
 * is among them.
 */
export function inPortions<Each>(
  crowd: Map<Each, unknown> | Set<Each>,
  clockwork: Clockwork,
  work: (each: Each) => void,
  done: () => void = () => undefined,
): void {
  const left = crowd.keys();
  portion();

  function portion(): void {
    const until = clockwork.now() + AT_ONCE.ms;
    for (let count = 0; count < AT_ONCE.many; count++) {
      if (count % LOOK_EVERY === LOOK_EVERY - 1 && clockwork.now() >= until) break;
      const next = left.next();
      if (next.done) return done();
      work(next.value);
    }
    clockwork.after(0, portion);
  }
}
