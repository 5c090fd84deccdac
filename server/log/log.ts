import type { Fact } from '../../shared/facts.ts';
import type { EventId } from '../../shared/ids.ts';
import type { LogWarning } from '../../shared/wire.ts';

/**
 * The ordered facts of each event. The only thing that is kept; everything else is its fold.
 * Engines: `sqlite.ts` (one node), `redis.ts` (any number of nodes), `memory.ts` (tests). Every engine passes `test/contracts/log.test.ts`.
 */
export type Log = {
  /** Whether others may write it, too: then what this process knows may be behind. */
  readonly shared: boolean;
  /** Reserves a code or hashtag for an event, before its first fact and for ever. False where another event has it. */
  claim(name: string, event: EventId): Promise<boolean>;
  /** The event that a code or hashtag leads to; null where that was removed, undefined where nobody claimed the name. */
  find(name: string): Promise<EventId | null | undefined>;
  /** Every name that is claimed, with the event that has it, whether that was removed or not. */
  names(): Promise<ReadonlyMap<string, EventId>>;
  /** Every event that has at least one fact. */
  events(): Promise<EventId[]>;
  /**
   * Names the event's history: the same as long as nothing that was told goes missing. Changes when a backup is restored,
   * and when an engine finds that it has lost something.
   */
  epoch(event: EventId): Promise<string>;
  /**
   * Before an event's first fact: its history is the one that another log calls `epoch`, and goes on here. False where it
   * has facts of another history, or was removed.
   */
  adopt(event: EventId, epoch: string): Promise<boolean>;
  /**
   * Adds a batch after seq `after`: the first fact gets seq `after + 1`. Durable when it resolves with `ok: true`.
   * Where the log has moved on it stores nothing and answers with what came between. A rejection means the outcome is
   * unknown: read on from `after` and look for the batch's id.
   */
  append(event: EventId, after: number, batch: Batch): Promise<Appended>;
  /** Entries with seq over `after`, in order, at most about `limit` facts; fewer than one entry only at the end. */
  read(event: EventId, after: number, limit?: number): Promise<Entry[]>;
  /** Empties one group of personal fields of these facts, for good. With `remove` the log's only mutation. */
  erase(event: EventId, seqs: readonly number[], which: Personal): Promise<void>;
  /**
   * Takes away all that is kept of an event, for good. Its names stay claimed, and lead to nothing; it takes no more
   * facts. Once begun it is finished, also after a crash; safe to ask again.
   */
  remove(event: EventId): Promise<void>;
  /**
   * The newest state that is kept of the event, folded by this same code from this same log. There may be none at any
   * time, and nothing but time is lost with it.
   */
  snapshot(event: EventId): Promise<Snapshot | undefined>;
  /**
   * Folds the log to `seq`, where a batch ends, and keeps the state, holding up nobody. When it resolves nothing older is
   * kept. All that facts up to `seq` oblige to erase has to be erased before, or it would never be found again; what a
   * later fact takes away is still in it. Aborting breaks it off, and leaves the one before. With `head` it folds all there
   is, for somebody who waits to open it, and looks by itself what is not erased yet: then it keeps nothing.
   */
  takeSnapshot(event: EventId, seq: number | 'head', signal?: AbortSignal): Promise<void>;
  /** Breaks off what is being taken of the event, and leaves none. */
  dropSnapshot(event: EventId): Promise<void>;
  /** Rejects where nothing could be stored just now. Writes to find out, and changes nothing. */
  check(): Promise<void>;
  /** Calls back with every entry of this event that is stored from now on, by whichever node. Returns how to stop. */
  follow(event: EventId, heard: (news: News) => void): () => void;
  /** Why what is stored here may get lost all the same, as far as the engine can see; hosts are warned. */
  warnings(): readonly LogWarning[];
  close(): Promise<void>;
};

/** The groups of a fact's fields that can be erased: a person's words, and what ties the fact to a person. */
export type Personal = 'text' | 'person';

/** What one append stores together, or not at all. */
export type Batch = {
  /** Random: recognises the batch when an append's answer was lost. */
  readonly id: string;
  readonly facts: readonly Fact[];
};

/** A stored batch. Its facts have the seqs `first` … `first + facts.length - 1`. */
export type Entry = Batch & { readonly first: number };

/**
 * What a follower hears. `gap`: it may have missed something, and is to read on. `other-history`: the log has lost what
 * this node was told is stored; it has another epoch, and whoever folded it begins anew.
 */
export type News = Entry | 'gap' | 'other-history';

export type Appended = { readonly ok: true } | { readonly ok: false; readonly missed: Entry[] };

/** A state as text, to be read with `server/room/snapshot.ts`: the fold of the facts up to `seq`. */
export type Snapshot = { readonly seq: number; readonly parts: Iterable<string> };

/** The log could not be reached or written; nothing of this call was stored, or its outcome is unknown. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}
