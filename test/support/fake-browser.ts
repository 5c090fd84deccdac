import type { News, Shelf, Waiting } from '../../client/link/waiting.ts';

/** One browser: what its tabs share. A killed tab reaches nothing any more, as after a crash. */
export class FakeBrowser {
  readonly entries = new Map<string, Waiting>();
  #lease = { tab: '', until: 0 };
  readonly #tabs = new Set<FakeTab>();

  shelf(tab: FakeTab): Shelf {
    this.#tabs.add(tab);
    const soon = <Value>(work: () => Value): Promise<Value> => {
      if (tab.killed) return new Promise<never>(() => undefined);
      const value = work();
      return new Promise((resolve) => setTimeout(() => resolve(value), 2));
    };
    return {
      outbox: 'fake-browser',
      kept: true,
      all: () => soon(() => [...this.entries.values()]),
      put: (entry) => soon(() => void this.entries.set(entry.id, structuredClone(entry))),
      remove: (id) => soon(() => void this.entries.delete(id)),
      lease: (name, ms, anyway) =>
        soon(() => {
          if (!anyway && this.#lease.tab !== name && this.#lease.until > Date.now()) return false;
          this.#lease = { tab: name, until: Date.now() + ms };
          return true;
        }),
      release: (name) =>
        soon(() => {
          if (this.#lease.tab === name) this.#lease = { tab: '', until: 0 };
        }),
      tell: (news) => {
        if (tab.killed) return;
        for (const other of this.#tabs) if (other !== tab && !other.killed) setTimeout(() => other.heard(news), 1);
      },
      listen: (heard) => (tab.heard = heard),
    };
  }
}

export type FakeTab = { killed: boolean; heard: (news: News) => void };
