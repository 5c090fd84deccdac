/** When which vote was acknowledged, to tell how far behind the truth a screen is. Times in ms of one clock. */
export class Truth {
  readonly #seqs: number[] = [];
  readonly #times: number[] = [];
  #asked = -1;
  #answered = 0;

  acknowledged(seq: number, at: number): void {
    // Nearly always at the end; answers of one batch may come in any order.
    let place = this.#seqs.length;
    while (place > 0 && (this.#seqs[place - 1] ?? 0) > seq) place -= 1;
    this.#seqs.splice(place, 0, seq);
    this.#times.splice(place, 0, at);
    this.#asked = -1;
  }

  /** The age at `now` of the oldest acknowledged vote that a screen holding everything up to seq `to` does not show; 0 where it shows all. */
  behind(to: number, now: number): number {
    if (to !== this.#asked) {
      this.#asked = to;
      this.#answered = firstAfter(this.#seqs, to);
    }
    const oldest = this.#times[this.#answered];
    return oldest === undefined ? 0 : Math.max(0, now - oldest);
  }
}

function firstAfter(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
