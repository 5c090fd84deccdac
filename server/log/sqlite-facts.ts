import type { EventId } from '../../shared/ids.ts';
import { newEpoch } from './epoch.ts';
import type { Personal } from './log.ts';
import { openFolder } from './sqlite-folder.ts';
import { EMPTIED } from './sqlite-removed.ts';

/** One append of a group: event, after, batch id, and its facts as body, text, person, body, text, person, … */
export type Asked = readonly [event: EventId, after: number, batch: string, columns: readonly (string | null)[]];

/** A fact as it is stored. `batch` is null unless a batch starts here. */
export type Row = readonly [
  seq: number,
  batch: string | null,
  body: string,
  text: string | null,
  person: string | null,
];

/** What the worker does when the other thread calls it by name. Plain values in and out, made to be cheap to copy. */
export type Facts = ReturnType<typeof openFacts>;

export function openFacts(dataDir: string) {
  const folder = openFolder(dataDir);
  const { db } = folder;
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const sql = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    claim: db.prepare('INSERT INTO claims (name, event) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    find: prepare('SELECT iif(removed, NULL, id) FROM claims JOIN events ON key = event WHERE name = ?'),
    names: prepare('SELECT name, id FROM claims JOIN events ON key = event'),
    event: prepare('SELECT key FROM events WHERE id = ?'),
    addEvent: db.prepare('INSERT INTO events (id, epoch) VALUES (?, ?)'),
    events: prepare(
      'SELECT id FROM events WHERE removed = 0 AND EXISTS (SELECT 1 FROM facts WHERE event = key) ORDER BY key',
    ),
    epoch: prepare('SELECT epoch FROM events WHERE key = ?'),
    adopt: db.prepare('UPDATE events SET epoch = ? WHERE key = ?'),
    head: prepare('SELECT max(seq) FROM facts WHERE event = ?'),
    add: db.prepare('INSERT INTO facts (event, seq, batch, body, text, person) VALUES (?, ?, ?, ?, ?, ?)'),
    startOf: prepare('SELECT max(seq) FROM facts WHERE event = ? AND seq <= ? AND batch IS NOT NULL'),
    from: prepare('SELECT seq, batch, body, text, person FROM facts WHERE event = ? AND seq >= ? ORDER BY seq'),
    text: db.prepare('UPDATE facts SET text = NULL WHERE event = ? AND seq = ? AND text IS NOT NULL'),
    person: db.prepare('UPDATE facts SET person = NULL WHERE event = ? AND seq = ? AND person IS NOT NULL'),
    remove: db.prepare('UPDATE events SET removed = 1 WHERE key = ? AND removed = 0'),
    removed: prepare('SELECT key FROM events WHERE removed > 0'),
    empty: db.prepare(`UPDATE facts SET ${EMPTIED} WHERE event = ? AND seq BETWEEN ? AND ? AND body <> ''`),
    scrub: prepare('PRAGMA wal_checkpoint(TRUNCATE)'),
  };

  /** This process is the only writer, so what it knows of these is what is stored. */
  const keys = new Map<EventId, number>();
  const heads = new Map<number, number>();
  const removed = new Set((sql.removed.all() as [number][]).map(([key]) => key));

  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };

  const first = (row: unknown) => (row as [unknown] | undefined)?.[0];

  function transact<Answer>(work: () => Answer): Answer {
    sql.begin.run();
    try {
      const answer = work();
      sql.commit.run();
      return answer;
    } catch (error) {
      keys.clear();
      heads.clear();
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  /** The event's short name in the file; an event first heard of gets one, and its epoch. */
  function keyOf(event: EventId): number {
    const known = keys.get(event) ?? (first(sql.event.get(event)) as number | undefined);
    const key = known ?? Number(sql.addEvent.run(event, newEpoch()).lastInsertRowid);
    keys.set(event, key);
    return key;
  }

  const headOf = (key: number) => heads.get(key) ?? (first(sql.head.get(key)) as number | null) ?? 0;

  /** Whole entries: from the start of the one that holds `after + 1` to the end of the one in which `limit` is reached. */
  function rowsAfter(key: number, after: number, limit: number): Row[] {
    if (after >= headOf(key)) return [];
    const start = (first(sql.startOf.get(key, after + 1)) as number | null) ?? 1;
    const rows: Row[] = [];
    for (const row of sql.from.iterate(key, start) as Iterable<Row>) {
      if (rows.length >= limit && row[1] !== null) break;
      rows.push(row);
    }
    return rows;
  }

  function appendOne([event, after, batch, columns]: Asked): Row[] | null {
    const key = keyOf(event);
    if (removed.has(key)) return [];
    const head = headOf(key);
    if (head !== after) return rowsAfter(key, after, Infinity);
    let seq = head;
    for (let at = 0; at < columns.length; at += 3) {
      seq += 1;
      sql.add.run(key, seq, at === 0 ? batch : null, columns[at], columns[at + 1], columns[at + 2]);
    }
    heads.set(key, seq);
    return null;
  }

  return {
    claim: (name: string, event: EventId) =>
      transact(() => {
        sql.claim.run(name, keyOf(event));
        return first(sql.find.get(name)) === event;
      }),
    find: (name: string) => first(sql.find.get(name)) as EventId | undefined,
    names: () => sql.names.all() as [name: string, event: EventId][],
    events: () => (sql.events.all() as [EventId][]).map(([id]) => id),
    epoch: (event: EventId) => transact(() => first(sql.epoch.get(keyOf(event))) as string),
    adopt: (event: EventId, epoch: string) =>
      transact(() => {
        const key = keyOf(event);
        if (removed.has(key)) return false;
        if (headOf(key) === 0) sql.adopt.run(epoch, key);
        return first(sql.epoch.get(key)) === epoch;
      }),
    /** One transaction, one sync for all. Each is judged by itself: null where it was stored, what it missed where it is stale. */
    append: (group: readonly Asked[]) => transact(() => group.map(appendOne)),
    read: (event: EventId, after: number, limit: number) => {
      const key = first(sql.event.get(event)) as number | undefined;
      return key === undefined || removed.has(key) ? [] : rowsAfter(key, after, limit);
    },
    erase: (event: EventId, seqs: readonly number[], which: Personal) =>
      transact(() => {
        const key = keyOf(event);
        for (const seq of seqs) sql[which].run(key, seq);
      }),
    /** From here on it is nowhere to be found, and takes nothing. Returns how many rows are to be emptied. */
    remove: (event: EventId): number => {
      const key = transact(() => {
        const found = keyOf(event);
        sql.remove.run(found);
        return found;
      });
      removed.add(key);
      return headOf(key);
    },
    empty: (event: EventId, from: number, to: number) => transact(() => void sql.empty.run(keyOf(event), from, to)),
    /** A write of a few bytes, synced, that says what the file said before. */
    check: () => transact(() => db.exec(`PRAGMA user_version = ${version}`)),
    /** Empties the write-ahead log, which keeps what was erased from the file. False while a reader still needs it. */
    scrub: () => first(sql.scrub.get()) === 0,
    close: () => folder.close(),
  };
}
