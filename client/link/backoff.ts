const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** How long to wait after so many failures in a row: full jitter, so that a room full of phones does not come back at once. */
export function backoff(failures: number): number {
  return Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
}
