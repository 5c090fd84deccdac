import type { HistoryDeed, HistoryPage } from '../../shared/http.ts';
import type { Answer } from '../link/api.ts';

/** What all hosts of an event have done, as far back as was asked for. */
export class Past {
  /** Newest first. */
  deeds: readonly HistoryDeed[] = $state.raw([]);
  /** Where older ones begin; null where there are none, undefined before anything has come. */
  before: number | null | undefined = $state.raw();
  /** The last try came to nothing. */
  failed = $state(false);

  readonly #page: (before: number | null) => Promise<Answer<HistoryPage>>;
  #asking: Promise<void> | null = null;

  constructor(page: (before: number | null) => Promise<Answer<HistoryPage>>) {
    this.#page = page;
  }

  /** What was done since, in front of what is there; everything anew where more was done than one page holds. */
  async refresh(): Promise<void> {
    await this.#ask(null, (page) => {
      const oldest = page.deeds.at(-1)?.seq ?? 0;
      const newest = this.deeds[0]?.seq;
      const meets = newest !== undefined && (page.before === null || oldest <= newest);
      if (!meets) this.before = page.before;
      this.deeds = meets ? [...page.deeds, ...this.deeds.filter(({ seq }) => seq < oldest)] : page.deeds;
    });
  }

  async older(): Promise<void> {
    if (typeof this.before !== 'number') return;
    await this.#ask(this.before, (page) => {
      this.before = page.before;
      this.deeds = [...this.deeds, ...page.deeds];
    });
  }

  /** One after another, so that no answer is put where it does not fit. */
  async #ask(before: number | null, take: (page: HistoryPage) => void): Promise<void> {
    while (this.#asking) await this.#asking;
    this.#asking = this.#page(before).then((answer) => {
      this.failed = !answer.ok;
      if (answer.ok) take(answer.value);
    });
    await this.#asking;
    this.#asking = null;
  }
}
