/** What is remembered of reading a page. */
export type Visit = {
  /** When the newest thing on it was said, as the page writes times (ISO 8601): no clock of this device is asked. */
  readonly seen: string;
  /** The same, of the visit before; null where there was none. */
  readonly before: string | null;
  /** When it was read last, ms since 1970. */
  readonly at: number;
};

/** Whoever comes back sooner is still on the same visit: they followed a link, or loaded the page again. */
export const VISIT_MS = 30 * 60_000;

/** The visit that reading the page now makes of the last one. `newest` is when the newest thing on it was said. */
export function visitAfter(last: Visit | null, newest: string, now: number): Visit {
  if (last === null) return { seen: newest, before: null, at: now };
  const seen = newest > last.seen ? newest : last.seen;
  return { seen, before: now - last.at < VISIT_MS ? last.before : last.seen, at: now };
}
