/** What arrived, by kind. */
export type Arrived = {
  readonly questions: number;
  readonly stories: number;
  readonly comments: number;
  readonly polls: number;
};

/** Twenty seconds: more often, a screen reader would do nothing but announce. */
export const SUMMARY_EVERY = 20_000;

/** As long as a sentence needs to be read out: what replaces it sooner in a live region takes its place unheard. */
export const SAYING_MS = 6_000;

const NOTHING: Arrived = { questions: 0, stories: 0, comments: 0, polls: 0 };

/**
 * Gathers what arrived and hands it out at most once in `SUMMARY_EVERY` ms, never while the person types or something else is
 * being said. Time is an argument.
 */
export class Summary {
  #arrived = NOTHING;
  #last = -Infinity;

  add(arrived: Arrived): void {
    const sum = this.#arrived;
    this.#arrived = {
      questions: sum.questions + arrived.questions,
      stories: sum.stories + arrived.stories,
      comments: sum.comments + arrived.comments,
      polls: sum.polls + arrived.polls,
    };
  }

  /** What to say now, or null. What is handed out is forgotten. `saidAt`: when something else was said last. */
  take(now: number, typing: boolean, saidAt: number): Arrived | null {
    const { questions, stories, comments, polls } = this.#arrived;
    if (typing || now - saidAt < SAYING_MS) return null;
    if (now - this.#last < SUMMARY_EVERY || questions + stories + comments + polls === 0) return null;
    const said = this.#arrived;
    this.#arrived = NOTHING;
    this.#last = now;
    return said;
  }
}
