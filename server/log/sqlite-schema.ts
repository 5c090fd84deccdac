import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/**
 * What turns a file of schema n into one of schema n + 1. A list that only grows: any old file must open.
 *
 * `facts` is a table with a rowid that only grows, never `WITHOUT ROWID`: SQLite then adds at the end and moves no row
 * to another page, where it would leave a copy of a person's words that no erasing reaches.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE events (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL
  );
  CREATE TABLE claims (
    name TEXT PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES events (key)
  ) WITHOUT ROWID;
  CREATE TABLE facts (
    event INTEGER NOT NULL REFERENCES events (key),
    seq INTEGER NOT NULL,
    batch TEXT, -- the id of the batch that starts here; NULL on its other facts
    body TEXT NOT NULL,
    text TEXT,
    person TEXT,
    UNIQUE (event, seq)
  );
  `,
  // Of an event that was removed 1; 2 once its rows are gone too.
  'ALTER TABLE events ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;',
];

/** Brings the file up to date, in one transaction. Throws, in words for the person who starts the server, where it is too new. */
export function migrate(db: DatabaseSyncInstance, file: string): void {
  const version = refuseNewer(db, file);
  if (version === migrations.length) return;
  db.exec(`BEGIN IMMEDIATE; ${migrations.slice(version).join('')} PRAGMA user_version = ${migrations.length}; COMMIT;`);
}

/** The file's schema. Throws where this Openfloor does not know it. */
export function refuseNewer(db: DatabaseSyncInstance, file: string): number {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version <= migrations.length) return version;
  throw new Error(
    `${file} was written by a newer Openfloor (schema ${version}, this one knows ${migrations.length}). ` +
      'Start the newer Openfloor, or restore a backup from before it.',
  );
}
