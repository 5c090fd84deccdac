/** A post or poll as it stands in the page. */
export type Entry = {
  readonly element: HTMLElement;
  /** Its list under a heading, and its session. */
  readonly group: HTMLElement | null;
  readonly session: HTMLElement | null;
  readonly answered: boolean;
  readonly support: number;
  /** Times as the page writes them (ISO 8601 in UTC), which sort as they stand. */
  readonly said: string;
  /** When the newest of it was said: itself, its answer or a reply. */
  readonly newest: string;
};

export function entriesOn(page: ParentNode): readonly Entry[] {
  return Array.from(page.querySelectorAll<HTMLElement>('main .entry'), (element) => {
    const times = Array.from(element.querySelectorAll('time'), ({ dateTime }) => dateTime);
    return {
      element,
      group: element.closest<HTMLElement>('.group'),
      session: element.closest<HTMLElement>('.session'),
      answered: element.querySelector('.answer') !== null,
      support: Number(element.dataset['support'] ?? 0),
      said: times[0] ?? '',
      newest: times.reduce((newest, time) => (time > newest ? time : newest), ''),
    };
  });
}

/** What people wrote in it and are named by, with all numbers in it; none of the page's own words, which stand in every entry. */
export function textOf({ element }: Entry): string {
  const parts = Array.from(element.querySelectorAll('.text, .name, .labels, .option'), (part) => part.textContent);
  const numbers = Array.from(element.querySelectorAll('.reply, .also > li'), ({ id }) => id);
  return [element.id, ...numbers, ...parts].join(' ');
}

/** Hides all but these, and groups and sessions where nothing of them is left; null shows everything. */
export function show(entries: readonly Entry[], page: ParentNode, shown: ReadonlySet<Entry> | null): void {
  const left = new Set<HTMLElement | null>();
  for (const entry of entries) {
    const isShown = shown === null || shown.has(entry);
    entry.element.hidden = !isShown;
    if (isShown) left.add(entry.group).add(entry.session);
  }
  for (const part of page.querySelectorAll<HTMLElement>('main .group, main .session')) {
    part.hidden = shown !== null && !left.has(part);
  }
}

export type Order = 'said' | 'newest' | 'wanted';

/** Puts each list into an order. */
export function arrange(entries: readonly Entry[], order: Order): void {
  const lists = new Map<HTMLElement | null, Entry[]>();
  for (const entry of entries) {
    const list = entry.element.parentElement;
    const others = lists.get(list);
    if (others) others.push(entry);
    else lists.set(list, [entry]);
  }
  for (const [list, itsEntries] of lists) {
    list?.append(...itsEntries.sort(orders[order]).map(({ element }) => element));
  }
}

const bySaid = (one: Entry, other: Entry) => (one.said < other.said ? -1 : Number(one.said > other.said));

const orders: Readonly<Record<Order, (one: Entry, other: Entry) => number>> = {
  said: bySaid,
  newest: (one, other) => bySaid(other, one),
  wanted: (one, other) => other.support - one.support || bySaid(one, other),
};
