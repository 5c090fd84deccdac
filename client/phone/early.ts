import type { PhoneStart } from '../words/phone.ts';
import { early } from './parts.ts';

/** Long enough after opening for the first screen to have come, in ms. */
const FIRST_SCREEN = 2000;

/** Fetches all parts while nothing else happens, so that they open later without a network, and so does the page. */
export function fetchEarly(words: PhoneStart): void {
  setTimeout(() => {
    // What fails now is tried again when it is needed.
    void Promise.allSettled(early.map((each) => each.load(words)))
      .then(() => import('./openable.ts'))
      .then(({ keepOpenable }) => keepOpenable())
      .catch(() => undefined);
  }, FIRST_SCREEN);
}
