/** What of a list is to be there at once: a screen of a phone, and as much again above and below. */
const NEAR = 7;

/**
 * Whether the entry at that place of a list is near what is looked at: as the list is made, which it is within this task, the
 * one on top where it was left (-1 where it was not); from then on its top, where what is new comes in. Where a browser cannot pass over what is out
 * of sight, everything is near: filled in later, it would move the rest (R12).
 */
export function nearTo(left: number): (at: number) => boolean {
  let around = Math.max(0, left);
  queueMicrotask(() => (around = 0));
  const reach = CSS.supports('content-visibility:auto') ? NEAR : Infinity;
  return (at) => Math.abs(at - around) < reach;
}
