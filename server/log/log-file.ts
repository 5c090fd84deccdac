import { existsSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { EventId } from '../../shared/ids.ts';
import type { Row } from './sqlite-facts.ts';
import { refuseNewer } from './sqlite-schema.ts';
import { join } from './stored.ts';
import { reasonOf } from './reason.ts';

/** A log's file that is only read: a data folder's, while a server writes it or not, or a backup. */
export type LogFile = {
  contents(): Contents;
  events(): readonly { readonly key: number; readonly id: EventId; readonly epoch: string }[];
  /** The event that a code or hashtag leads to, by its key. */
  find(name: string): number | undefined;
  /** An event's facts after seq `after` as they lie there, a batch at a time, in order. A batch that does not start right is one of its own, without an id. */
  entries(key: number, after?: number): Generator<FoundEntry>;
  /** What SQLite finds broken in the file, in its words, at most 100. */
  damage(): readonly string[];
  /** Writes all that is there at one moment into an empty file, and nothing that was erased. Not synced. */
  copyTo(file: string): void;
  close(): void;
};

export type Contents = { readonly events: number; readonly facts: number };

/** A stored batch, whatever it is worth. What cannot be read as a fact at all is undefined. */
export type FoundEntry = { readonly id: string; readonly first: number; readonly facts: readonly unknown[] };

/** The log of a data folder. */
export const LOG_NAME = 'openfloor.db';

/** A server that writes makes a reader wait for a moment at most. */
const BUSY_MS = 5000;

/** Throws, in words for whoever named the file, where it is not there or not a log that this Openfloor can read. */
export function openToRead(file: string): LogFile {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const db = openDatabase(file);
  // Before schema 2 nothing was removed.
  const there = `SELECT key FROM events ${refuseNewer(db, file) < 2 ? '' : 'WHERE removed = 0'}`;
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const sql = {
    contents: prepare(`SELECT count(DISTINCT event), count(*) FROM facts WHERE event IN (${there})`),
    events: prepare(
      `SELECT key, id, epoch FROM events WHERE key IN (${there}) AND EXISTS (SELECT 1 FROM facts WHERE event = key) ORDER BY key`,
    ),
    find: prepare('SELECT event FROM claims WHERE name = ?'),
    rows: prepare('SELECT seq, batch, body, text, person FROM facts WHERE event = ? AND seq > ? ORDER BY seq'),
    integrity: prepare('PRAGMA integrity_check'),
    strays: prepare('PRAGMA foreign_key_check'),
  };

  return {
    contents() {
      const [events, facts] = sql.contents.get() as [number, number];
      return { events, facts };
    },
    events: () => (sql.events.all() as [number, string, string][]).map(([key, id, epoch]) => ({ key, id, epoch })),
    find: (name) => (sql.find.get(name) as [number] | undefined)?.[0],
    entries: (key, after = 0) => entriesIn(sql.rows.iterate(key, after) as Iterable<Row>),
    damage() {
      try {
        const found = (sql.integrity.all() as [string][]).map(([line]) => line).filter((line) => line !== 'ok');
        const strays = (sql.strays.all() as [string, number | null, string][]).map(
          ([table, row, parent]) => `a row of ${table} (${row ?? '?'}) names one of ${parent} that is not there`,
        );
        return [...found, ...strays].slice(0, 100);
      } catch (error) {
        return [reasonOf(error)];
      }
    },
    copyTo: (target) => db.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`),
    close: () => db.close(),
  };
}

function openDatabase(file: string): DatabaseSyncInstance {
  let db: DatabaseSyncInstance | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
    const tables = db.prepare("SELECT count(*) AS ours FROM sqlite_schema WHERE name IN ('events', 'claims', 'facts')");
    if ((tables.get() as { ours: number }).ours < 3) throw new Error('it has none of its tables');
  } catch (error) {
    db?.close();
    throw new Error(`${file} is damaged or is not an Openfloor log (${reasonOf(error)}).`, { cause: error });
  }
  return db;
}

function* entriesIn(rows: Iterable<Row>): Generator<FoundEntry> {
  let entry: { id: string; first: number; facts: unknown[] } | undefined;
  for (const [seq, batch, body, text, person] of rows) {
    if (!entry || batch !== null || seq !== entry.first + entry.facts.length) {
      if (entry) yield entry;
      entry = { id: batch ?? '', first: seq, facts: [] };
    }
    entry.facts.push(factIn({ body, text, person }));
  }
  if (entry) yield entry;
}

function factIn(stored: Parameters<typeof join>[0]): unknown {
  try {
    return join(stored);
  } catch {
    return undefined;
  }
}
