/**
 * Where a view was left: how far it was scrolled, and the post that stood on top, in px from the top of the screen. Made anew,
 * a list is not as high above it as it was: what was not seen yet is as high as most (`Soon.svelte`).
 */
export type Left = { readonly scrolled: number; readonly post: string | null; readonly top: number };

export const AT_TOP: Left = { scrolled: 0, post: null, top: 0 };

export function leftAt(): Left {
  for (const entry of document.querySelectorAll<HTMLElement>('[data-post]')) {
    const { top, bottom } = entry.getBoundingClientRect();
    if (bottom > 0) return { scrolled: scrollY, post: entry.dataset['post'] ?? null, top };
  }
  return { ...AT_TOP, scrolled: scrollY };
}

/** Scrolls there; by the pixel where the post is gone, or where there were none. */
export function comeBackTo({ scrolled, post, top }: Left): void {
  const entry = post && document.querySelector(`[data-post=${CSS.escape(post)}]`);
  scrollTo(0, entry && scrolled > 0 ? scrollY + entry.getBoundingClientRect().top - top : scrolled);
}
