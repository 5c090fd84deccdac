import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOG_NAME, openToRead, type Contents } from './log-file.ts';
import { placeFile } from './place-file.ts';
import { reasonOf } from './reason.ts';

/**
 * Copies the log of a data folder into a new file, as it is at one moment, while a server writes it or not. What was
 * erased is not in it. Durable when it returns; where it fails, it throws in words for whoever asked and leaves no file.
 */
export function backUp(dataDir: string, file: string): Contents {
  const target = resolve(file);
  const source = join(dataDir, LOG_NAME);
  if (!existsSync(source)) throw new Error(`There is no log in ${dataDir}. Set DATA_DIR if it is kept elsewhere.`);
  refuseTaken(target);
  const log = openToRead(source);
  try {
    write(target, (part) => log.copyTo(part));
  } finally {
    log.close();
  }
  return contentsOf(target);
}

/** Under another name first, so that what has the name is whole; readable by its owner alone, as the data folder is. */
function write(target: string, fill: (part: string) => void): void {
  const part = `${target}.part`;
  try {
    closeSync(openSync(part, 'wx', 0o600));
  } catch (error) {
    const why = reasonOf(error);
    throw new Error(
      (error as NodeJS.ErrnoException).code === 'EEXIST'
        ? `${part} is there already: another backup is being written, or one was broken off. Remove it, or name another file.`
        : `${target} cannot be written (${why}). Name a file in a folder that this user can write to.`,
      { cause: error },
    );
  }
  try {
    fill(part);
    refuseTaken(target);
    placeFile(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    rmSync(`${part}-journal`, { force: true });
    const why = reasonOf(error);
    throw new Error(
      /malformed|not a database/i.test(why)
        ? `The log is damaged (${why}), so no backup was made. \`npm run verify\` says more; keep your earlier backups.`
        : `The backup ${target} could not be made (${why}). Make sure that there is room for it, or name a file elsewhere.`,
      { cause: error },
    );
  }
}

/** A backup takes no other file's place. */
export function refuseTaken(target: string): void {
  if (existsSync(target))
    throw new Error(`${target} is there already, and a backup never overwrites. Name another file.`);
}

function contentsOf(file: string): Contents {
  const log = openToRead(file);
  try {
    return log.contents();
  } finally {
    log.close();
  }
}
