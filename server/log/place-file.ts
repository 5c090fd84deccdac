import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a finished file its name, in the same folder's file system: a crash or a power cut leaves what had the name before, or all of it. */
export function placeFile(finished: string, target: string): void {
  sync(finished, 'r+');
  renameSync(finished, target);
  syncFolder(dirname(target));
}

/** What came to a folder or left it has done so for good. */
export function syncFolder(folder: string): void {
  // Windows has no folders to sync.
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
