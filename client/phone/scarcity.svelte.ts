/** Fewer letters' widths than this beside each other, or heights below each other, and bars would cover what is read. */
const WIDE_REM = 14;
const HIGH_REM = 20;

class Scarcity {
  #cramped = $state(false);

  constructor() {
    const measure = () => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      this.#cramped = innerWidth / rem < WIDE_REM || innerHeight / rem < HIGH_REM;
    };
    // The server renders the page for a screen of which it knows nothing.
    if (typeof window === 'undefined') return;
    measure();
    addEventListener('resize', measure);
    // A change of the text size changes the height of the page and nothing else that could be heard.
    if ('ResizeObserver' in window) new ResizeObserver(measure).observe(document.documentElement);
  }

  get cramped(): boolean {
    return this.#cramped;
  }
}

/** Whether the screen is small for the person's own text size: large text, or zoomed in. There is one screen. */
export const scarcity = new Scarcity();
