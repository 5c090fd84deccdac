/** Where on the page somebody is. Parts are entries of the browser's history, so that "back" leads from one to the one before. */
const parts = ['posts', 'wall', 'polls', 'add', 'more', 'sessions', 'event', 'keys', 'links', 'history'] as const;
export type Part = (typeof parts)[number];

/** Those in the bar; the others are behind "More". */
export const mainParts = ['posts', 'wall', 'polls', 'add', 'more'] as const satisfies readonly Part[];
export type MainPart = (typeof mainParts)[number];

export class Place {
  part: Part = $state(partOf(history.state) ?? 'posts');

  constructor() {
    addEventListener('popstate', (event) => (this.part = partOf(event.state) ?? 'posts'));
  }

  go(part: Part): void {
    if (part === this.part) return;
    history.pushState({ part }, '');
    this.part = part;
    scrollTo(0, 0);
  }
}

/** The one in the bar that a part belongs to. */
export function mainPartOf(part: Part): MainPart {
  return mainParts.find((main) => main === part) ?? 'more';
}

function partOf(state: unknown): Part | null {
  const named = (state as { part?: unknown } | null)?.part;
  return parts.find((part) => part === named) ?? null;
}
