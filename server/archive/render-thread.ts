import type { Worker } from 'node:worker_threads';
import type { Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { asBuffer, openThread, type Order as OrderOf } from '../thread.ts';
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
export type Order = OrderOf<Wanted>;
export type Made = Omit<ArchiveDocument, 'body' | 'gzip'> & {
  readonly body: Uint8Array;
  readonly gzip: Uint8Array | null;
};

/** The thread that makes documents. */
export function renderThread(start: () => Worker) {
  const thread = openThread<Wanted, Made>(start, 'the archive');
  return {
    document: async (wanted: Wanted): Promise<ArchiveDocument> => delivered(await thread.ask(wanted)),
    close: () => thread.close(),
  };
}

function delivered({ body, gzip, ...rest }: Made): ArchiveDocument {
  return { ...rest, body: asBuffer(body), gzip: gzip && asBuffer(gzip) };
}
