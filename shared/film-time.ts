import type { FilmMoment } from './film.ts';

/**
 * Where the film stands at a moment, s; null where nothing says when anything in it was. `moments` in their order.
 *
 * From each of them the film runs on at the pace of the clock, but never past where the next one finds it: what is missing
 * between them was cut out, and what happened in the break plays from where it is over. Where both clocks differ by a
 * little only, nothing was cut, and what lies between is spread evenly. Before the first the film runs backwards to its beginning.
 */
export function positionAt(moments: readonly FilmMoment[], at: number): number | null {
  const [first] = moments;
  if (!first) return null;
  if (at <= first.at) return Math.max(0, first.position - (first.at - at) / 1000);
  const later = moments.findIndex((moment) => moment.at > at);
  const [last = first, next] = later < 0 ? moments.slice(-1) : moments.slice(later - 1, later + 1);
  const since = (at - last.at) / 1000;
  if (!next) return last.position + since;
  const passed = (next.at - last.at) / 1000;
  const ran = next.position - last.position;
  if (Math.abs(passed - ran) <= driftOver(passed)) return last.position + (since / passed) * ran;
  return Math.min(last.position + since, next.position);
}

/** How far two clocks come apart in so many seconds, s: a slow finger at each moment, and one in two hundred. */
const driftOver = (passed: number): number => 3 + passed / 200;
