import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { LOG_NAME } from './log-file.ts';
import { finishRemoving } from './sqlite-removed.ts';
import { migrate } from './sqlite-schema.ts';
import { reasonOf } from './reason.ts';

/** A data folder that this process alone writes. */
export type Folder = { readonly db: DatabaseSyncInstance; close(): void };

/** How long a start waits for a process that is just stopping. */
const LOCK_WAIT_MS = 1000;

/** Opens or makes the folder's log. Throws, in words for the person who starts the server, where that cannot be. */
export function openFolder(dataDir: string): Folder {
  const path = resolve(dataDir);
  const lock = lockFolder(path);
  try {
    const db = openFile(join(path, LOG_NAME));
    return {
      db,
      close() {
        db.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Makes the folder where there is none, and holds it alone. The lock is a database of its own, held in an open transaction: the operating system lets go of it when the process
 * dies, however it dies, and backups can read the log meanwhile.
 */
export function lockFolder(path: string): { close(): void } {
  let lock: DatabaseSyncInstance | undefined;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(path, 'openfloor.lock'));
    lock.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;`);
    return lock;
  } catch (error) {
    lock?.close();
    const reason = reasonOf(error);
    if (/locked|busy/i.test(reason)) {
      throw new Error(
        `Another Openfloor is running on the data folder ${path}. ` +
          'Stop it first, or give this one a folder of its own with DATA_DIR.',
        { cause: error },
      );
    }
    throw new Error(
      `The data folder ${path} cannot be written (${reason}). ` +
        'Let this user write there, or name another folder with DATA_DIR.',
      { cause: error },
    );
  }
}

function openFile(file: string): DatabaseSyncInstance {
  let db: DatabaseSyncInstance | undefined;
  try {
    db = new DatabaseSync(file);
    db.exec(
      'PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
    );
    migrate(db, file);
    finishRemoving(db);
    // What a crash left in the write-ahead log may have been erased meanwhile.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return db;
  } catch (error) {
    db?.close();
    if (!/not a database|malformed/i.test(reasonOf(error))) throw error;
    throw new Error(
      `${file} is damaged or is not an Openfloor log (${reasonOf(error)}). ` +
        'Move it away and restore a backup, or name another folder with DATA_DIR.',
      { cause: error },
    );
  }
}
