import { inSlices } from './slices.ts';

/** A post or poll as it stands in the page. */
export type Entry = {
  readonly element: HTMLElement;
  /** Its list under a heading, and its session. */
  readonly group: HTMLElement | null;
  readonly session: HTMLElement | null;
  readonly answered: boolean;
  readonly support: number;
  /** The hashtags in it. */
  readonly tags: readonly string[];
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
      tags: element.dataset['tags']?.split(' ') ?? [],
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

export type Order = 'said' | 'newest' | 'wanted';

/**
 * Shows only these entries, or all where that is null, each list in that order; groups and sessions where nothing is left
 * are hidden. What goes, goes at once. What comes, comes some hundred at a time, the first first, until `goesOn` says no:
 * thousands together would keep a slow phone for seconds.
 */
export async function show(
  entries: readonly Entry[],
  page: ParentNode,
  shown: ReadonlySet<Entry> | null,
  order: Order,
  goesOn: () => boolean,
): Promise<void> {
  const isShown = (entry: Entry) => shown === null || shown.has(entry);
  const left = new Set<HTMLElement | null>();
  for (const entry of entries) {
    if (isShown(entry)) left.add(entry.group).add(entry.session);
    else entry.element.hidden = true;
  }
  for (const part of page.querySelectorAll<HTMLElement>('main .group, main .session')) {
    part.hidden = shown !== null && !left.has(part);
  }
  const inOrder = listsOf(entries).flatMap((list) =>
    list.sort(orders[order]).map((entry, at) => ({ entry, before: list[at - 1] })),
  );
  await inSlices(
    inOrder,
    ({ entry, before }) => {
      place(entry.element, before?.element ?? null);
      if (isShown(entry)) entry.element.hidden = false;
    },
    goesOn,
  );
}

function listsOf(entries: readonly Entry[]): Entry[][] {
  const lists = new Map<HTMLElement | null, Entry[]>();
  for (const entry of entries) {
    const list = entry.element.parentElement;
    const others = lists.get(list);
    if (others) others.push(entry);
    else lists.set(list, [entry]);
  }
  return [...lists.values()];
}

function place(element: HTMLElement, before: HTMLElement | null): void {
  if (element.previousElementSibling === before) return;
  if (before) before.after(element);
  else element.parentElement?.prepend(element);
}

const bySaid = (one: Entry, other: Entry) => (one.said < other.said ? -1 : Number(one.said > other.said));

const orders: Readonly<Record<Order, (one: Entry, other: Entry) => number>> = {
  said: bySaid,
  newest: (one, other) => bySaid(other, one),
  wanted: (one, other) => other.support - one.support || bySaid(one, other),
};
