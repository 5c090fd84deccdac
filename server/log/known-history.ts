import type { Entry } from './log.ts';

/** What a node knows of an event's history: enough to notice that the log has another. */
export type KnownHistory = {
  readonly epoch: string;
  /** The last batch, oldest known first; each by the seq of its last fact. */
  readonly recent: { readonly seq: number; readonly batch: string }[];
  /** The last few of them as they are. */
  readonly latest: Entry[];
};

/** Batches remembered: more than are ever under way between two nodes and a copy of their log. */
const RECENT_MAX = 512;
/** Kept whole: what others can have stored while one append is under way. */
const LATEST_MAX = 16;

export const newHistory = (epoch: string): KnownHistory => ({ epoch, recent: [], latest: [] });

/** Takes note of a batch that is stored. */
export function note({ recent, latest }: KnownHistory, entry: Entry): void {
  const seq = lastOf(entry);
  if (seq <= (recent.at(-1)?.seq ?? 0)) return;
  recent.push({ seq, batch: entry.id });
  if (recent.length > RECENT_MAX) recent.shift();
  latest.push(entry);
  if (latest.length > LATEST_MAX) latest.shift();
}

/** All that is known to come after a seq; undefined where some of it is not at hand, or nothing came. */
export function knownAfter({ latest }: KnownHistory, after: number): Entry[] | undefined {
  const entries = latest.filter(({ first }) => first > after);
  const unbroken = entries.every(({ first }, index) => first === lastOf(entries[index - 1], after) + 1);
  return unbroken && entries.length > 0 ? entries : undefined;
}

/**
 * Up to which seq a log that has these batches is still the history that is known: 0 where nothing of it is there, null
 * where it parts from it before all that is remembered.
 */
export function sharedWith({ recent }: KnownHistory, there: ReadonlyMap<number, string>, head: number): number | null {
  if (head === 0) return 0;
  return recent.findLast(({ seq, batch }) => there.get(seq) === batch)?.seq ?? null;
}

function lastOf(entry: Entry): number;
function lastOf(entry: Entry | undefined, none: number): number;
function lastOf(entry: Entry | undefined, none = 0): number {
  return entry ? entry.first + entry.facts.length - 1 : none;
}
