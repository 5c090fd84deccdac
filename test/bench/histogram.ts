import type { Spread } from './quantiles.ts';

/** Milliseconds are counted by tenths, up to a minute; what took longer counts as that. */
const BINS_PER_MS = 10;
const BINS = 60_000 * BINS_PER_MS;

/** Very many milliseconds in little room: half an hour of ten thousand phones fills no more of it than a second of one. */
export class Histogram {
  readonly #bins = new Uint32Array(BINS + 1);
  #many = 0;
  #worst = 0;

  get many(): number {
    return this.#many;
  }

  add(ms: number): void {
    const bin = Math.min(BINS, Math.max(0, Math.floor(ms * BINS_PER_MS)));
    this.#bins[bin] = (this.#bins[bin] ?? 0) + 1;
    this.#many += 1;
    if (ms > this.#worst) this.#worst = ms;
  }

  /** As `spread` of all that was added, each at the upper end of its tenth. */
  spread(): Spread {
    if (this.#many === 0) return null;
    return { p50: this.#quantile(0.5), p99: this.#quantile(0.99), worst: this.#worst };
  }

  clear(): void {
    this.#bins.fill(0);
    this.#many = 0;
    this.#worst = 0;
  }

  #quantile(quantile: number): number {
    const rank = Math.min(this.#many - 1, Math.floor(quantile * this.#many));
    let before = 0;
    for (let bin = 0; bin < BINS; bin++) {
      before += this.#bins[bin] ?? 0;
      if (before > rank) return Math.min(this.#worst, (bin + 1) / BINS_PER_MS);
    }
    return this.#worst;
  }
}
