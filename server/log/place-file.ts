import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a finished file its name, in the same folder's file system: a crash or a power cut leaves what had the name before, or all of it. */
export function placeFile(finished: string, target: string): void {
  sync(finished, 'r+');
  renameSync(finished, target);
  // Windows has no folders to sync.
  if (process.platform !== 'win32') sync(dirname(target), 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
