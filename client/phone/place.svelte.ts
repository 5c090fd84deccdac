/* eslint-disable svelte/prefer-svelte-reactivity -- the maps are replaced or not shown; the reactive ones weigh 3 KB */
import type { PostKind } from '../../shared/screens.ts';
import { AT_TOP, leftAt, type Left } from './left.ts';

export const tabs = ['now', 'ask', 'stories', 'catch-up'] as const;
export type Tab = (typeof tabs)[number];

/** What lies over the tabs, one at a time. */
export type Sheet =
  | { readonly name: 'compose'; readonly kind: PostKind | 'poll' }
  | { readonly name: 'thread'; readonly post: string }
  | { readonly name: 'edit'; readonly post: string }
  | { readonly name: 'resend'; readonly waiting: string }
  | { readonly name: 'sessions' }
  | { readonly name: 'data' }
  | { readonly name: 'talk' };

/**
 * Where the person is: the tab is the address's fragment, the sheet is the history's state. So the phone's own back
 * button closes a sheet, and a reload comes back to it.
 */
export class Place {
  #tab: Tab = $state.raw(tabOf(location.hash));
  #sheet: Sheet | null = $state.raw(sheetOf(history.state));
  readonly #left = new Map<Tab, Left>();

  constructor() {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => this.#read());
  }

  get tab(): Tab {
    return this.#tab;
  }

  get sheet(): Sheet | null {
    return this.#sheet;
  }

  /** Where the present tab was left. */
  get left(): Left {
    return this.#left.get(this.#tab) ?? AT_TOP;
  }

  /** Over another sheet, closing it comes back to that one. */
  open(sheet: Sheet): void {
    history.pushState({ sheet }, '');
    this.#sheet = sheet;
  }

  close(): void {
    if (sheetOf(history.state)) history.back();
    else this.#sheet = null;
  }

  /** Leaves a sheet, if one is open, for the top of a tab. */
  go(tab: Tab): void {
    this.#leave();
    this.#left.delete(tab);
    history.replaceState(null, '', `#${tab}`);
    this.#tab = tab;
    this.#sheet = null;
    scrollTo(0, 0);
  }

  #read(): void {
    this.#sheet = sheetOf(history.state);
    const tab = tabOf(location.hash);
    if (tab === this.#tab) return;
    this.#leave();
    this.#tab = tab;
  }

  #leave(): void {
    this.#left.set(this.#tab, leftAt());
  }
}

function tabOf(hash: string): Tab {
  return tabs.find((tab) => hash === `#${tab}`) ?? 'now';
}

function sheetOf(state: unknown): Sheet | null {
  return (state as { sheet?: Sheet } | null)?.sheet ?? null;
}
