import type { Worker } from 'node:worker_threads';
import type { EventId } from '../../shared/ids.ts';
import { LogUnavailable } from './log.ts';

/** What a thread is started for: the state of this event after fact `seq`, from the log of this data folder. */
export type SnapshotOrder = { readonly dataDir: string; readonly event: EventId; readonly seq: number | 'head' };

type Waiting = {
  readonly order: SnapshotOrder;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Takes snapshots, one at a time over all events, each in a thread of its own that ends with it: what it folded may be
 * large, and nobody needs it there again.
 */
export function snapshotThread(start: (order: SnapshotOrder) => Worker) {
  let waiting: Waiting[] = [];
  let running: { readonly one: Waiting; readonly worker: Worker } | undefined;
  let closed = false;

  function next(): void {
    const [first, ...rest] = waiting;
    if (running || !first) return;
    waiting = rest;
    const worker = start(first.order);
    running = { one: first, worker };
    worker.once('error', first.reject);
    worker.once('exit', (code) => {
      running = undefined;
      if (code === 0) first.resolve();
      else first.reject(brokenOff());
      next();
    });
  }

  async function breakOff(concerns: (event: EventId) => boolean): Promise<void> {
    const broken = waiting.filter(({ order }) => concerns(order.event));
    waiting = waiting.filter((one) => !broken.includes(one));
    for (const { reject } of broken) reject(brokenOff());
    if (!running || !concerns(running.one.order.event)) return;
    // A thread that had not begun yet ends as if it had done its work.
    running.one.reject(brokenOff());
    await running.worker.terminate();
  }

  return {
    async take(order: SnapshotOrder, signal?: AbortSignal): Promise<void> {
      const stop = (): void => void breakOff((one) => one === order.event);
      signal?.addEventListener('abort', stop);
      try {
        await new Promise<void>((resolve, reject) => {
          if (closed || signal?.aborted) reject(brokenOff());
          else waiting.push({ order, resolve, reject });
          next();
        });
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    /** When it resolves nobody is at work on this event; a file may be half written. */
    breakOff: (event: EventId) => breakOff((one) => one === event),
    close(): Promise<void> {
      closed = true;
      return breakOff(() => true);
    },
  };
}

const brokenOff = () => new LogUnavailable('The snapshot was broken off.');
