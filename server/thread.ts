import type { Worker } from 'node:worker_threads';

/** An id of its own for each, so that every answer finds who asked. */
export type Order<Wanted> = { readonly id: number; readonly wanted: Wanted };
export type Answer<Made> =
  { readonly id: number; readonly made: Made } | { readonly id: number; readonly failed: string };

/** A thread that makes what it is asked for. */
export type Thread<Wanted, Made> = {
  /** Before it is needed, so that the first who asks does not wait for that. */
  start(): void;
  /** Rejects where that fails, or the thread dies. */
  ask(wanted: Wanted): Promise<Made>;
  close(): Promise<void>;
};

type Asker<Made> = { readonly resolve: (made: Made) => void; readonly reject: (error: Error) => void };

/** Started when first needed, and again after it died. `what` names it in an error. */
export function openThread<Wanted, Made>(start: () => Worker, what: string): Thread<Wanted, Made> {
  const asking = new Map<number, Asker<Made>>();
  let worker: Worker | undefined;
  let orders = 0;

  function running(): Worker {
    if (worker) return worker;
    const started = start();
    const gone = (error: Error) => {
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of asking.values()) reject(error);
      asking.clear();
    };
    started.on('message', (answer: Answer<Made>) => {
      const asker = asking.get(answer.id);
      asking.delete(answer.id);
      if ('failed' in answer) asker?.reject(new Error(answer.failed));
      else asker?.resolve(answer.made);
    });
    started.on('error', gone);
    started.on('exit', () => gone(new Error(`The thread that makes ${what} has stopped.`)));
    worker = started;
    return started;
  }

  return {
    start: () => void running(),
    ask(wanted) {
      return new Promise((resolve, reject) => {
        orders += 1;
        asking.set(orders, { resolve, reject });
        running().postMessage({ id: orders, wanted } satisfies Order<Wanted>);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** The thread's own end: one answer an order. */
export async function answered<Wanted, Made>(
  { id, wanted }: Order<Wanted>,
  make: (wanted: Wanted) => Made | Promise<Made>,
): Promise<Answer<Made>> {
  try {
    return { id, made: await make(wanted) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Buffers arrive from a thread as plain bytes. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
