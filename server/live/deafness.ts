import { alone, type Neighbours } from '../log/neighbours.ts';
import type { Clockwork } from './clockwork.ts';

/**
 * Whether this node has heard nothing of what others store for so long that it cannot know which keys still count. What
 * it holds it goes on showing to those who need no key.
 */
export type Deafness = {
  lasts(): boolean;
  /** Calls back each time that it begins. */
  onBegin(begun: () => void): void;
  close(): void;
};

/** A revoked key is dead within a second wherever that is heard, and so much later at the latest where it is not. */
export const DEAF_MS = 5000;
/** While it lasts, how often it is looked whether it is over. */
const LOOK_MS = 500;

export function openDeafness(neighbours: Neighbours, clockwork: Clockwork): Deafness {
  const listeners: (() => void)[] = [];
  const lasts = (): boolean => neighbours.deafFor() >= DEAF_MS;
  let lasted = false;
  let callOff = (): void => undefined;
  if (neighbours !== alone) look();

  function look(): void {
    // Asked once: it may begin between two questions.
    const now = lasts();
    const begins = now && !lasted;
    lasted = now;
    if (begins) for (const begun of listeners) begun();
    callOff = clockwork.after(lasted ? LOOK_MS : DEAF_MS - neighbours.deafFor(), look);
  }

  return {
    lasts,
    onBegin(begun) {
      listeners.push(begun);
    },
    close: () => callOff(),
  };
}
