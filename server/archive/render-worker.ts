import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
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

async function make({ format, ...wanted }: Wanted): Promise<Made> {
  const { type, write } = formats[format];
  const made = await write(wanted);
  const { text, style } = typeof made === 'string' ? { text: made, style: null } : made;
  const body = Buffer.from(text);
  return { body, gzip: gzipSync(body), type, filename: `openfloor-${wanted.view.event.code}.${format}`, style };
}

type Written = string | { readonly text: string; readonly style: string };
type Write = (wanted: Omit<Wanted, 'format'>) => Written | Promise<Written>;

/** Page, Markdown and feed are loaded when asked for: run from source, without the build, only they need Svelte's compiler. */
const formats: Record<ArchiveFormat, { type: string; write: Write }> = {
  html: {
    type: 'text/html; charset=utf-8',
    write: async ({ view, address, part, script }) =>
      (await import('./html.ts')).html(view, { archive: address, part, script }),
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    write: async ({ view, address }) => (await import('./markdown.ts')).markdown(view, address),
  },
  atom: {
    type: 'application/atom+xml; charset=utf-8',
    write: async ({ view, address }) => (await import('./atom.ts')).atom(view, address),
  },
  json: { type: 'application/json; charset=utf-8', write: ({ view }) => json(view) },
  csv: { type: 'text/csv; charset=utf-8', write: ({ view }) => csv(view) },
};
