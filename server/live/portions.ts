import type { Clockwork } from './clockwork.ts';

/** How many screens at most are sent to before others get their turn, and after how long, ms, it is theirs again. */
type Haste = { readonly many: number; readonly gap: number };

/** As fast as all that is asked meanwhile allows. */
const URGENT: Haste = { many: 1000, gap: 0 };
/** What may wait goes out as a stream of at most 4,000 a second: ten thousand lists at once are a second of a hall's whole network. */
const LEISURELY: Haste = { many: 100, gap: 25 };

/** Longest turn: large messages take longer, and so fewer screens at a time. */
const TURN_MS = 10;
/** Between two looks at the clock. */
const LOOK_EVERY = 32;

/**
 * Does the same for each of a crowd, the first of them at once and the others with everyone's turn in between, so that
 * answers and commits do not wait until thousands were written to. `crowd` is that of a Map or Set as it changes: whoever
 * leaves meanwhile is left out, and whoever comes is among them.
 */
export function inPortions<Each>(
  crowd: Iterator<Each>,
  clockwork: Clockwork,
  haste: 'urgent' | 'leisurely',
  work: (each: Each) => void,
  done: () => void = () => undefined,
): void {
  const { many, gap } = haste === 'urgent' ? URGENT : LEISURELY;
  portion();

  function portion(): void {
    const until = clockwork.now() + TURN_MS;
    for (let count = 0; count < many; count++) {
      if (count % LOOK_EVERY === LOOK_EVERY - 1 && clockwork.now() >= until) break;
      const next = crowd.next();
      if (next.done) return done();
      work(next.value);
    }
    clockwork.after(gap, portion);
  }
}
