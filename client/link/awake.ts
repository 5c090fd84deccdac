/** Keeps the screen on while the page is seen, where the browser can (not over plain http). Returns how to stop. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let held: WakeLockSentinel | null = null;
  const hold = async () => {
    // A hidden page loses the lock and may not ask; it asks when it is seen again.
    if (document.visibilityState !== 'visible') return;
    held = await navigator.wakeLock.request('screen').catch(() => null);
  };
  const seen = () => void hold();
  document.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    void held?.release();
  };
}
