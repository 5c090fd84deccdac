import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Call } from './calls.ts';
import { openFacts } from './sqlite-facts.ts';

/** The thread that owns the file: it may wait for the disk, so that the other never does. One answer a call, in order. */
const facts = openFacts((workerData as { dataDir: string }).dataDir);

parentPort?.on('message', ({ id, name, args }: Call) => {
  parentPort?.postMessage(answer(id, name, args));
});

function answer(id: number, name: string, args: readonly unknown[]): Answer {
  try {
    const call = facts[name as keyof typeof facts] as (...args: readonly unknown[]) => unknown;
    return { id, value: call(...args) };
  } catch (error) {
    if (isBroken(error)) throw error;
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * After a failed read, write or sync nobody knows what the disk has: the thread ends, and the next one reads the file
 * and syncs it before it answers. A full disk or a busy file harms nothing that is stored.
 */
function isBroken(error: unknown): boolean {
  return error instanceof Error && 'sqliteCodeName' in error && String(error.sqliteCodeName).startsWith('SQLITE_IOERR');
}
