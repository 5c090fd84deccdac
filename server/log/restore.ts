import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { epochAfter } from '../../shared/epoch.ts';
import type { EventId } from '../../shared/ids.ts';
import { newEpoch } from './epoch.ts';
import { LOG_NAME, openToRead, type Contents, type LogFile } from './log-file.ts';
import type { Log } from './log.ts';
import { placeFile } from './place-file.ts';
import { SNAPSHOTS_NAME } from './snapshot-files.ts';
import { lockFolder } from './sqlite-folder.ts';
import { openSqlite } from './sqlite.ts';
import { stamp } from './stamp.ts';
import { reasonOf } from './reason.ts';

export type Restored = Contents & {
  /** Where the log that was there before is kept. */
  readonly kept: string | null;
};

export type RestoreOptions = {
  /** Without it, a folder that has a log is left alone. */
  readonly replace: boolean;
  /** ms since 1970; names the log that is kept. */
  readonly moment: number;
  /** Finishes what the log owes before anyone sees it: a backup may lie between a fact and the erasing that follows from it. */
  readonly finish: (log: Log) => Promise<void>;
};

/**
 * Makes a backup the log of a data folder that no server runs on. Every event gets another epoch: it is another history,
 * and screens that hold more of the old one begin anew. A crash leaves the old log or the new one. Rejects in words for
 * whoever asked, and then nothing has changed.
 */
export async function restore(file: string, dataDir: string, options: RestoreOptions): Promise<Restored> {
  const backup = openToRead(resolve(file));
  try {
    const [damage] = backup.damage();
    if (damage !== undefined) throw new Error(`${resolve(file)} is damaged (${damage}). Take another backup.`);
    const lock = lockFolder(dataDir);
    try {
      return { ...backup.contents(), kept: await exchange(backup, dataDir, options) };
    } finally {
      lock.close();
    }
  } finally {
    backup.close();
  }
}

/** Returns where the old log is kept. */
async function exchange(backup: LogFile, dataDir: string, options: RestoreOptions): Promise<string | null> {
  const log = join(dataDir, LOG_NAME);
  const had = existsSync(log) || existsSync(`${log}-wal`);
  if (had && !options.replace) {
    throw new Error(
      `There is a log in ${dataDir} already. Say --replace to put this one in its place (the old one is kept beside it), ` +
        'or name another folder with DATA_DIR.',
    );
  }
  const staging = join(dataDir, 'restoring');
  try {
    // Another try may have been broken off.
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { mode: 0o700 });
    const staged = join(staging, LOG_NAME);
    closeSync(openSync(staged, 'wx', 0o600));
    backup.copyTo(staged);
    await finishIn(staging, options.finish);
    const replaced = existsSync(log) ? settleOld(log) : new Map<EventId, string>();
    settle(staged, (db) => renameHistories(db, replaced));
    const kept = had ? keep(log, join(dataDir, `openfloor-replaced-${stamp(options.moment)}.db`), staging) : null;
    rmSync(join(dataDir, SNAPSHOTS_NAME), { recursive: true, force: true });
    placeFile(staged, log);
    return kept;
  } catch (error) {
    throw new Error(`The backup could not be restored (${reasonOf(error)}). The folder ${dataDir} is as it was.`, {
      cause: error,
    });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function finishIn(folder: string, finish: RestoreOptions['finish']): Promise<void> {
  const log = await openSqlite(folder);
  try {
    await finish(log);
  } finally {
    await log.close();
  }
}

/** Each goes on from where the backup ends; from nowhere, where what it takes the place of was no continuation of it. */
function renameHistories(db: DatabaseSyncInstance, replaced: ReadonlyMap<EventId, string>): void {
  const events = db.prepare(
    'SELECT key, id, epoch, (SELECT coalesce(max(seq), 0) FROM facts WHERE event = key) AS head FROM events',
  );
  const rename = db.prepare('UPDATE events SET epoch = ? WHERE key = ?');
  for (const { key, id, epoch, head } of events.all() as { key: number; id: EventId; epoch: string; head: number }[]) {
    const random = newEpoch();
    rename.run((replaced.get(id) ?? epoch) === epoch ? epochAfter(random, head) : random, key);
  }
}

/** Brings all of a log into its one file, with nothing beside it that would be taken for the next one's. */
function settle(file: string, change: (db: DatabaseSyncInstance) => void = () => undefined): void {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;');
    change(db);
  } finally {
    db.close();
  }
}

/** Copies a log, so that it stays where it is until the new one takes its place. One too damaged to settle is kept as it is, in its parts. */
function keep(log: string, kept: string, staging: string): string {
  if (existsSync(kept)) throw new Error(`${kept} is there already`);
  for (const part of ['', '-wal']) {
    if (!existsSync(log + part)) continue;
    const copy = join(staging, `kept${part}`);
    copyFileSync(log + part, copy);
    chmodSync(copy, 0o600);
    placeFile(copy, kept + part);
  }
  // A new log would take them for its own.
  for (const part of ['-wal', '-shm']) rmSync(log + part, { force: true });
  return kept;
}

/** Returns the epoch of each event; of a log too damaged to settle, none. */
function settleOld(log: string): ReadonlyMap<EventId, string> {
  const epochs = new Map<EventId, string>();
  try {
    settle(log, (db) => {
      const events = db.prepare('SELECT id, epoch FROM events').all() as { id: EventId; epoch: string }[];
      for (const { id, epoch } of events) epochs.set(id, epoch);
    });
  } catch (error) {
    if (!/locked|busy/i.test(reasonOf(error))) return epochs;
    throw new Error('it is being read, by a backup perhaps; try again when that is done', { cause: error });
  }
  return epochs;
}
