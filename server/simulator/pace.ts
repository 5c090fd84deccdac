import { setTimeout as sleep } from 'node:timers/promises';

/** The unhurried time people take; everything in it ends when `signal` aborts. */
export class Pace {
  /** Never resolves; rejects when the time is over, or when something done `later` went wrong. */
  readonly end: Promise<never>;
  readonly #signal: AbortSignal;
  #fail: (reason: unknown) => void = () => undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.end = new Promise((_, reject) => (this.#fail = reject));
    this.end.catch(() => undefined);
    signal.addEventListener('abort', () => this.#fail(signal.reason), { once: true });
  }

  /** Between `least` and `most` seconds. */
  async pause(least: number, most: number): Promise<void> {
    await sleep(between(least, most) * 1000, undefined, { signal: this.#signal });
  }

  /** Does something by the by, between `least` and `most` seconds from now. */
  later(least: number, most: number, act: () => Promise<unknown>): void {
    this.pause(least, most).then(act).catch(this.#fail);
  }
}

export const between = (least: number, most: number) => least + Math.random() * (most - least);

export const happens = (probability: number) => Math.random() < probability;

/** One of them, each in proportion to its weight (all alike without weights). Undefined where there are none. */
export function pick<Item>(items: readonly Item[], weights: readonly number[] = items.map(() => 1)): Item | undefined {
  let left = Math.random() * weights.reduce((sum, weight) => sum + weight, 0);
  return items.find((_, index) => (left -= weights[index] ?? 0) < 0) ?? items.at(-1);
}
