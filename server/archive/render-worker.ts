import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { csv } from './csv.ts';
import type { ArchiveFormat } from './documents.ts';
import { json } from './json.ts';
import type { Answer, Made, Order, Wanted } from './render-thread.ts';

/** The thread that renders archives, however long, while the rooms go on. One answer an order. */
parentPort?.on('message', (order: Order) => {
  void answer(order).then((answered) => parentPort?.postMessage(answered));
});

async function answer({ id, wanted }: Order): Promise<Answer> {
  try {
    return { id, made: await make(wanted) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

async function make({ format, view, part, address }: Wanted): Promise<Made> {
  const { type, write } = formats[format];
  const made = await write(view, address, part);
  const { text, style } = typeof made === 'string' ? { text: made, style: null } : made;
  const body = Buffer.from(text);
  return { body, gzip: gzipSync(body), type, filename: `openfloor-${view.event.code}.${format}`, style };
}

type Written = string | { readonly text: string; readonly style: string };
type Write = (view: ArchiveView, address: string, part: Part) => Written | Promise<Written>;

/** Page, Markdown and feed are loaded when asked for: run from source, without the build, only they need Svelte's compiler. */
const formats: Record<ArchiveFormat, { type: string; write: Write }> = {
  html: { type: 'text/html; charset=utf-8', write: async (...of) => (await import('./html.ts')).html(...of) },
  md: {
    type: 'text/markdown; charset=utf-8',
    write: async (view, address) => (await import('./markdown.ts')).markdown(view, address),
  },
  atom: {
    type: 'application/atom+xml; charset=utf-8',
    write: async (view, address) => (await import('./atom.ts')).atom(view, address),
  },
  json: { type: 'application/json; charset=utf-8', write: json },
  csv: { type: 'text/csv; charset=utf-8', write: csv },
};
