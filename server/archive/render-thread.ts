import type { Worker } from 'node:worker_threads';
import type { Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import type { ArchiveDocument, ArchiveFormat, PageScripts } from './documents.ts';

/** What the thread is asked for. */
export type Wanted = {
  readonly format: ArchiveFormat;
  /** Nothing in it but `part`. */
  readonly view: ArchiveView;
  readonly part: Part;
  readonly address: string;
  readonly scripts: PageScripts | null;
};
/** An id of its own for each, so that every answer finds who asked. */
export type Order = { readonly id: number; readonly wanted: Wanted };
/** Buffers arrive from a thread as plain bytes. */
export type Made = Omit<ArchiveDocument, 'body' | 'gzip'> & {
  readonly body: Uint8Array;
  readonly gzip: Uint8Array | null;
};
export type Answer = { readonly id: number; readonly made: Made } | { readonly id: number; readonly failed: string };

type Asker = {
  readonly resolve: (document: ArchiveDocument) => void;
  readonly reject: (error: Error) => void;
};

/** The thread that makes documents: started when first needed, and again after it died. */
export function renderThread(start: () => Worker) {
  const asking = new Map<number, Asker>();
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
    started.on('message', (answer: Answer) => {
      const asker = asking.get(answer.id);
      asking.delete(answer.id);
      if ('failed' in answer) asker?.reject(new Error(answer.failed));
      else asker?.resolve(delivered(answer.made));
    });
    started.on('error', gone);
    started.on('exit', () => gone(new Error('The thread that makes the archive has stopped.')));
    worker = started;
    return started;
  }

  return {
    document(wanted: Wanted): Promise<ArchiveDocument> {
      return new Promise((resolve, reject) => {
        orders += 1;
        asking.set(orders, { resolve, reject });
        running().postMessage({ id: orders, wanted } satisfies Order);
      });
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}

function delivered({ body, gzip, ...rest }: Made): ArchiveDocument {
  return { ...rest, body: asBuffer(body), gzip: gzip && asBuffer(gzip) };
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
