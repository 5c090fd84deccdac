/**
 * How much is left until a moment, ms and not below 0. `until` is by the server's clock, which is `ahead` of this device's.
 * Wakes as the second turns, and no more once the time is up. To be made where a component is.
 */
export function countdown(until: () => number, ahead: () => number): { readonly left: number } {
  let now = $state(Date.now());
  const left = $derived(Math.max(0, until() - ahead() - now));

  // It may have stood still for long when it is given more time.
  $effect.pre(() => {
    until();
    now = Date.now();
  });
  $effect(() => {
    if (left === 0) return;
    const turning = setTimeout(() => (now = Date.now()), left % 1000 || 1000);
    return () => clearTimeout(turning);
  });

  return {
    get left() {
      return left;
    },
  };
}
