import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUp, refuseTaken } from './backup.ts';
import { copyEvents, type Copied } from './copying.ts';
import type { Contents } from './log-file.ts';
import type { Log } from './log.ts';
import { restore, type RestoreOptions } from './restore.ts';
import { lockFolder } from './sqlite-folder.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Backups of a log that is not a file are the same files. Between the log and the file there is, for as long as that takes,
 * a log in the data folder.
 */

/** Copies a log into a new file, while others write it or not. What was erased by then is not in it. */
export async function backUpLog(log: Log, dataDir: string, file: string): Promise<Contents> {
  refuseTaken(resolve(file));
  return staged(dataDir, async (folder) => {
    await withSqlite(folder, (copy) => copyEvents(log, copy));
    return backUp(folder, file);
  });
}

/** Copies a backup into a log that has none of its events. Each gets another epoch, as `restore` gives it. */
export async function restoreToLog(
  file: string,
  log: Log,
  dataDir: string,
  options: Omit<RestoreOptions, 'replace'>,
): Promise<Copied> {
  return staged(dataDir, async (folder) => {
    await restore(file, folder, { ...options, replace: false });
    return withSqlite(folder, (copy) => copyEvents(copy, log));
  });
}

async function staged<Answer>(dataDir: string, work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const lock = lockFolder(dataDir);
  const folder = join(dataDir, 'copying');
  try {
    // Another try may have been broken off.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    lock.close();
  }
}

async function withSqlite<Answer>(folder: string, work: (log: Log) => Promise<Answer>): Promise<Answer> {
  const log = await openSqlite(folder);
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
