/** The page is as old as its last change: what it says is open until a moment that is past goes. */
export function dropPast(page: ParentNode, now: number): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-until]')) {
    if (Number(element.dataset['until']) < now) element.remove();
  }
}
