import type { EventId } from '../../shared/ids.ts';
import { newEpoch } from './epoch.ts';
import { listeners } from './listeners.ts';
import { LogUnavailable, type Log, type Personal } from './log.ts';
import { joinEntry, splitBatch, type Stored } from './stored.ts';

type Kept = { readonly id: string; readonly first: number; readonly facts: Stored[] };
type History = { epoch: string; readonly entries: Kept[]; readonly removed: boolean; head: number };

/** A log that is gone with the process, for tests. It keeps facts as the durable engines do: as JSON. */
export function memoryLog(): Log {
  const claims = new Map<string, EventId>();
  const histories = new Map<EventId, History>();
  const followers = listeners();
  let closed = false;

  /** Every call answers later, never at once, as the durable engines do. */
  const answer = async <Answer>(work: () => Answer): Promise<Answer> => {
    await Promise.resolve();
    if (closed) throw new LogUnavailable('The log is closed.');
    return work();
  };

  const historyOf = (event: EventId): History => {
    const history = histories.get(event) ?? { epoch: newEpoch(), entries: [], head: 0, removed: false };
    histories.set(event, history);
    return history;
  };

  const entriesAfter = (event: EventId, after: number, limit = Infinity) => {
    const entries: Kept[] = [];
    let facts = 0;
    for (const entry of historyOf(event).entries) {
      if (lastSeq(entry) <= after) continue;
      if (facts >= limit) break;
      entries.push(entry);
      facts += entry.facts.length;
    }
    return entries.map(joinEntry);
  };

  return {
    shared: true,
    claim: (name, event) =>
      answer(() => {
        historyOf(event);
        if (!claims.has(name)) claims.set(name, event);
        return claims.get(name) === event;
      }),
    find: (name) =>
      answer(() => {
        const event = claims.get(name);
        return event !== undefined && historyOf(event).removed ? null : event;
      }),
    names: () => answer(() => new Map(claims)),
    events: () => answer(() => [...histories].filter(([, history]) => history.head > 0).map(([event]) => event)),
    epoch: (event) => answer(() => historyOf(event).epoch),
    adopt: (event, epoch) =>
      answer(() => {
        const history = historyOf(event);
        if (history.head === 0) history.epoch = epoch;
        return !history.removed && history.epoch === epoch;
      }),
    append(event, after, batch) {
      const facts = splitBatch(batch);
      return answer(() => {
        const history = historyOf(event);
        if (history.head !== after || history.removed) return { ok: false, missed: entriesAfter(event, after) };
        if (facts.length === 0) return { ok: true };
        history.entries.push({ id: batch.id, first: after + 1, facts });
        history.head += facts.length;
        followers.tell(event, { ...batch, first: after + 1 });
        return { ok: true };
      });
    },
    read: (event, after, limit) => answer(() => entriesAfter(event, after, limit)),
    erase: (event, seqs, which) =>
      answer(() => {
        const gone = new Set(seqs);
        for (const entry of historyOf(event).entries) empty(entry, gone, which);
      }),
    remove: (event) =>
      answer(() => {
        histories.set(event, { ...historyOf(event), entries: [], head: 0, removed: true });
      }),
    // It is never opened again, so that there is nothing to gain.
    snapshot: () => answer(() => undefined),
    takeSnapshot: () => answer(() => undefined),
    dropSnapshot: () => answer(() => undefined),
    check: () => answer(() => undefined),
    follow: (event, heard) => followers.add(event, heard),
    warnings: () => [],
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}

const lastSeq = (entry: Kept) => entry.first + entry.facts.length - 1;

function empty(entry: Kept, seqs: ReadonlySet<number>, which: Personal): void {
  entry.facts.forEach((fact, index) => {
    if (seqs.has(entry.first + index)) entry.facts[index] = { ...fact, [which]: null };
  });
}
