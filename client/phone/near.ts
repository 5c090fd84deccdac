/** What of a list is to be there at once: a screen of a phone, and as much again above and below. */
const NEAR = 7;

/** How high a post is that was not seen yet, in px: the same as in `Soon.svelte`, at the browser's own text size. */
const HEIGHT = 209;

/**
 * Whether the entry at that place of a list is near what is looked at: as the list is made, which it is within this task, the
 * place that it was left at; from then on its top, where what is new comes in. Where a browser cannot pass over what is out
 * of sight, everything is near: filled in later, it would move the rest (R12).
 */
export function nearTo(scrolled: number): (at: number) => boolean {
  let around = scrolled / HEIGHT;
  queueMicrotask(() => (around = 0));
  const reach = CSS.supports('content-visibility:auto') ? NEAR : Infinity;
  return (at) => Math.abs(at - around) < reach;
}
