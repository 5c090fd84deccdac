import type { Entry } from './log.ts';

/** What a node knows of an event's history: enough to notice that the log has another. */
export type KnownHistory = {
  readonly epoch: string;
  /** The last batch, oldest known first; each by the seq of its last fact. */
  readonly recent: { readonly seq: number; readonly batch: string }[];
};

/** Batches remembered: more than are ever under way between two nodes and a copy of their log. */
const RECENT_MAX = 512;

export const newHistory = (epoch: string): KnownHistory => ({ epoch, recent: [] });

/** Takes note of a batch that is stored. */
export function note({ recent }: KnownHistory, { id, first, facts }: Entry): void {
  const seq = first + facts.length - 1;
  if (seq <= (recent.at(-1)?.seq ?? 0)) return;
  recent.push({ seq, batch: id });
  if (recent.length > RECENT_MAX) recent.shift();
}

/**
 * Up to which seq a log that has these batches is still the history that is known: 0 where nothing of it is there, null
 * where it parts from it before all that is remembered.
 */
export function sharedWith({ recent }: KnownHistory, there: ReadonlyMap<number, string>, head: number): number | null {
  if (head === 0) return 0;
  return recent.findLast(({ seq, batch }) => there.get(seq) === batch)?.seq ?? null;
}
