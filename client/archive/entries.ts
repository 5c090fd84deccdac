/** A post or poll as it stands in the page. */
export type Entry = {
  readonly element: HTMLElement;
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
