import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
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
    settle(staged, 'UPDATE events SET epoch = lower(hex(randomblob(16)))');
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

/** Brings all of a log into its one file, with nothing beside it that would be taken for the next one's. */
function settle(file: string, change = ''): void {
  const db = new DatabaseSync(file);
  try {
    db.exec(`PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; ${change}`);
  } finally {
    db.close();
  }
}

/** Copies a log, so that it stays where it is until the new one takes its place. One too damaged to settle is kept as it is, in its parts. */
function keep(log: string, kept: string, staging: string): string {
  if (existsSync(kept)) throw new Error(`${kept} is there already`);
  if (existsSync(log)) settleOld(log);
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

function settleOld(log: string): void {
  try {
    settle(log);
  } catch (error) {
    if (!/locked|busy/i.test(reasonOf(error))) return;
    throw new Error('it is being read, by a backup perhaps; try again when that is done', { cause: error });
  }
}
