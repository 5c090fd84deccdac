import type { Held } from '../../shared/held.ts';
import { nothingKept } from '../link/connection.ts';
import { keep, restore } from '../link/keep.ts';

/** This wall's own switches, which work without a network. They outlast a reload, not the tab. */
export class Local {
  readonly #key: string;
  #quiet = $state(false);
  #dark = $state(false);
  /** What was held when it froze. */
  #frozen = $state.raw<Held | null>(null);

  constructor(key: string, dark: boolean) {
    this.#key = key;
    const kept = switches(key);
    this.#quiet = kept?.quiet ?? false;
    this.#dark = kept?.dark ?? dark;
    this.#frozen = kept?.frozen ? restore(this.#keptAs).now : null;
  }

  get quiet(): boolean {
    return this.#quiet;
  }

  get dark(): boolean {
    return this.#dark;
  }

  get frozen(): Held | null {
    return this.#frozen;
  }

  turnQuiet(): void {
    this.#quiet = !this.#quiet;
    this.#keep();
  }

  turnDark(): void {
    this.#dark = !this.#dark;
    this.#keep();
  }

  /** Holds on to what is there, or lets go of it. */
  turnFrozen(held: Held): void {
    this.#frozen = this.#frozen ? null : held;
    if (this.#frozen) keep(this.#keptAs, { ...nothingKept(), now: this.#frozen });
    this.#keep();
  }

  get #keptAs(): string {
    return `${this.#key}:frozen`;
  }

  #keep(): void {
    const kept: Switches = { quiet: this.#quiet, dark: this.#dark, frozen: this.#frozen !== null };
    try {
      sessionStorage.setItem(`openfloor:${this.#key}`, JSON.stringify(kept));
    } catch {
      // Where nothing can be kept, a reload begins afresh.
    }
  }
}

type Switches = { readonly quiet: boolean; readonly dark: boolean; readonly frozen: boolean };

function switches(key: string): Switches | null {
  try {
    return JSON.parse(sessionStorage.getItem(`openfloor:${key}`) ?? 'null') as Switches | null;
  } catch {
    return null;
  }
}
