import type { Worker } from 'node:worker_threads';
import type { Fault } from '../../shared/bring.ts';
import type { BroughtFormat } from '../../shared/source.ts';
import { startWorker } from '../worker.ts';
import { contentOf, type Content } from './bring.ts';
import type { Frame } from './read.ts';

/** What is to be read, and how; without `format` it is recognised. */
export type BringOrder = {
  readonly text: string;
  readonly format: BroughtFormat | undefined;
  readonly frame: Frame;
};

/** So many characters are read within 25 ms, sooner than a thread is started; a chat of several hours is shorter. */
export const READ_AT_ONCE_MAX = 256 * 1024;

let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a file as `contentOf` does. A long one is read in a thread of its own, so that no room stands still meanwhile, and
 * after those that came before it: each takes all of a core. Rejects where the thread fails.
 */
export function contentAside(order: BringOrder, start = startWorker): Promise<Content | Fault> {
  const { text, format, frame } = order;
  if (text.length <= READ_AT_ONCE_MAX) return Promise.resolve(contentOf(text, format, frame));
  const read = before.then(() => answerOf(start('bring-worker', import.meta.url, order)));
  before = read.catch(() => undefined);
  return read;
}

function answerOf(worker: Worker): Promise<Content | Fault> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that reads a file has stopped.')));
  });
}
