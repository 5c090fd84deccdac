/** What is left until a moment as a clock shows it, `4:05`; begun seconds count whole, and nothing is `0:00`. */
export function restOf(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
