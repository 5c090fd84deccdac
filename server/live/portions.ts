import type { Clockwork } from './clockwork.ts';

/** Sent to before others get their turn: about ten milliseconds. */
const AT_ONCE = 1000;

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
    for (let count = 0; count < AT_ONCE; count++) {
      const next = left.next();
      if (next.done) return done();
      work(next.value);
    }
    clockwork.after(0, portion);
  }
}
