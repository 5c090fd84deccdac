import { sharedUpTo } from '../../shared/epoch.ts';
import { RESENT_MS } from '../../shared/limits.ts';
import type { Entry } from './log.ts';

/** What a node knows of an event's history: enough to notice that the log has another. */
export type KnownHistory = {
  readonly epoch: string;
  /** When this node began with it, ms since 1970. */
  readonly since: number;
  /** Those that were before, as far as this node has seen them: where the log has one of these again, it went backwards. */
  readonly past: readonly KnownHistory[];
  /** The last batch, oldest known first; each by the seq of its last fact. */
  readonly recent: { readonly seq: number; readonly batch: string }[];
  /** The last few of them as they are. */
  readonly latest: Entry[];
  /** The log has another one: whoever folded this one has nothing more to ask. */
  over: boolean;
};

/** Batches remembered: more than are ever under way between two nodes and a copy of their log. */
const RECENT_MAX = 512;
/** Kept whole: what others can have stored while one append is under way. */
const LATEST_MAX = 16;

/** The history under this epoch; `before` is the one that was known until now. */
export const newHistory = (epoch: string, since: number, before?: KnownHistory): KnownHistory => ({
  epoch,
  since,
  past: before ? [...before.past, { ...before, past: [], latest: [] }] : [],
  recent: [],
  latest: [],
  over: false,
});

/**
 * Whether a batch is of this history: the one that is known at its place, or the next one after all that is known.
 * `before` is the id of the batch that it was stored after, empty where it is the first. Of any other it cannot be told.
 */
export function isOf({ recent }: KnownHistory, entry: Entry, before: string): boolean {
  const last = recent.at(-1);
  if (entry.first === (last?.seq ?? 0) + 1) return before === (last?.batch ?? '');
  const seq = lastSeq(entry);
  return recent.findLast((known) => known.seq <= seq)?.batch === entry.id;
}

/** Takes note of a batch that is stored, and follows what is known. */
export function note({ recent, latest }: KnownHistory, entry: Entry): void {
  const seq = lastSeq(entry);
  if (seq <= (recent.at(-1)?.seq ?? 0)) return;
  recent.push({ seq, batch: entry.id });
  if (recent.length > RECENT_MAX) recent.shift();
  latest.push(entry);
  if (latest.length > LATEST_MAX) latest.shift();
}

/** All that is known to come after a seq; undefined where some of it is not at hand, or nothing came. */
export function knownAfter({ latest }: KnownHistory, after: number): Entry[] | undefined {
  const entries = latest.filter(({ first }) => first > after);
  const unbroken = entries.every((entry, index) => {
    const before = entries[index - 1];
    return entry.first === (before ? lastSeq(before) : after) + 1;
  });
  return unbroken && entries.length > 0 ? entries : undefined;
}

/**
 * Up to which seq a log that has these batches is still the history that is known: 0 where nothing of it is there, null
 * where it parts from it before all that is remembered. Where that one had itself just parted from another, no further than
 * both: somebody may know only the first of the three.
 */
export function sharedWith(
  { recent, epoch, since }: KnownHistory,
  there: ReadonlyMap<number, string>,
  head: number,
  moment: number,
): number | null {
  if (head === 0) return 0;
  const shared = recent.findLast(({ seq, batch }) => there.get(seq) === batch)?.seq ?? null;
  const before = moment - since < RESENT_MS ? sharedUpTo(epoch) : null;
  return shared === null || before === null ? shared : Math.min(shared, before);
}

const lastSeq = ({ first, facts }: Entry): number => first + facts.length - 1;
