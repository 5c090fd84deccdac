import { getContext, setContext } from 'svelte';
import type { SharedWords } from './load.ts';

const KEY = Symbol('words');

/** Called once by a page's outermost component; everything below it reads them with `getWords`. */
export function setWords(words: { readonly shared: SharedWords }): void {
  setContext(KEY, words);
}

/** `getWords<PhoneWords>()`: what the page says, with `shared`. Components of `client/ui` read only `shared`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the page knows which of its words it set
export function getWords<Words extends object = object>(): Words & { readonly shared: SharedWords } {
  return getContext(KEY);
}
