import { reasonOf } from './log/reason.ts';

/** The same trouble is told so often at most: while the log is away every phone that comes and every batch meets it. */
const EVERY_MS = 10_000;
/** Different troubles remembered; beyond it, what is old enough to be told again is forgotten. */
const REMEMBERED = 100;

/**
 * Tells each trouble at once, and while it goes on now and then, with how often it was kept back meanwhile. `now`: ms, any
 * start.
 */
export function openComplaints(
  tell: (what: string, why: unknown, keptBack: number) => void,
  now: () => number,
): (what: string, why: unknown) => void {
  const told = new Map<string, { readonly at: number; keptBack: number }>();

  const isOld = ({ at }: { readonly at: number }): boolean => now() - at >= EVERY_MS;

  return (what, why) => {
    const trouble = `${what}: ${reasonOf(why)}`;
    const last = told.get(trouble);
    if (last && !isOld(last)) {
      last.keptBack += 1;
      return;
    }
    if (told.size >= REMEMBERED) for (const [known, at] of told) if (isOld(at)) told.delete(known);
    told.set(trouble, { at: now(), keptBack: 0 });
    tell(what, why, last?.keptBack ?? 0);
  };
}
