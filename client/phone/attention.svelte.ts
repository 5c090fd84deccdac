/** A finger that was on the screen this recently may be about to press something, in ms. */
const AIMING = 4000;

/** What the person is doing, as far as a page can tell: nothing may change under a busy person (R12). */
export class Attention {
  // A page that came with its content may have been scrolled before.
  #scrolled = $state.raw(isScrolled());
  #aiming = $state(false);
  #typing = $state(false);
  #focused: Element | null = $state.raw(null);
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const aim = () => {
      this.#aiming = true;
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => (this.#aiming = false), AIMING);
    };
    const focus = () => {
      this.#focused = document.activeElement;
      this.#typing = isField(document.activeElement);
    };
    addEventListener('scroll', () => (this.#scrolled = isScrolled()), { passive: true });
    addEventListener('pointerdown', aim, { passive: true });
    addEventListener('pointermove', aim, { passive: true });
    addEventListener('keydown', aim, { passive: true });
    document.addEventListener('focusin', focus);
    // When the focus moves on, `focusin` follows at once; when it is gone, nothing does.
    document.addEventListener('focusout', () => setTimeout(focus));
  }

  get typing(): boolean {
    return this.#typing;
  }

  /** Scrolled, aiming, typing, or with the focus inside `part` (where a keyboard or a screen reader is). */
  busyIn(part: Element | null): boolean {
    const inside = part !== null && this.#focused !== null && part !== this.#focused && part.contains(this.#focused);
    return this.#scrolled || this.#aiming || this.#typing || inside;
  }
}

function isField(element: Element | null): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !/^(radio|checkbox)$/.test(element.type))
  );
}

const isScrolled = () => scrollY > 40;
