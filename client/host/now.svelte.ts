import { createSubscriber } from 'svelte/reactivity';

/** Twice a second: a clock that is late by a whole second is seen to stumble. */
const TICK_MS = 500;

const subscribe = createSubscriber((update) => {
  const ticking = setInterval(update, TICK_MS);
  return () => clearInterval(ticking);
});

/** This device's time, ms since 1970; where it is shown, it goes on by itself. */
export function now(): number {
  subscribe();
  return Date.now();
}
