import { flushSync } from 'svelte';

/**
 * Changes a long list out of the page, and puts it back within the same task: in the page, the browser would take out and lay
 * out anew each of its entries that moves, one after another.
 */
export function apart(list: HTMLElement | undefined, change: () => void): void {
  const place = new Comment();
  list?.replaceWith(place);
  change();
  flushSync();
  if (list) place.replaceWith(list);
}
