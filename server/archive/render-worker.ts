import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { archiveSchema } from '../../shared/archive-schema.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { csv } from './csv.ts';
import { DOWNLOADS, type ArchiveFormat } from './documents.ts';
import { json } from './json.ts';
import type { Answer, Made, Order, Wanted } from './render-thread.ts';
import { zip } from './zip.ts';

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

async function make({ format, view, address }: Wanted): Promise<Made> {
  const { type, write } = formats[format];
  const { text: content, style } = styled(await write(view, address));
  const body = Buffer.from(content);
  const gzip = typeof content === 'string' ? gzipSync(body) : null;
  return { body, gzip, type, filename: filename(view, format), style };
}

const filename = ({ event }: ArchiveView, ending: string) => `openfloor-${event.code}.${ending}`;

/** Every other download, and what explains the data. */
async function everything(view: ArchiveView, address: string): Promise<Uint8Array> {
  const files = new Map([[filename(view, 'schema.json'), Buffer.from(JSON.stringify(archiveSchema(), null, 2))]]);
  for (const format of DOWNLOADS) {
    if (format === 'zip') continue;
    const { text } = styled(await formats[format].write(view, address));
    files.set(filename(view, format), Buffer.from(text));
  }
  return zip(files);
}

type Styled = { readonly text: string; readonly style: string };
/** Bytes are compressed already. */
type Written = string | Uint8Array | Styled;
type Write = (view: ArchiveView, address: string) => Written | Promise<Written>;

const styled = (made: Written) => (typeof made === 'object' && 'style' in made ? made : { text: made, style: null });

/** What speaks the event's language is loaded when asked for: run from source, without the build, only that needs Svelte's compiler. */
const formats: Record<ArchiveFormat, { type: string; write: Write }> = {
  page: { type: 'text/html; charset=utf-8', write: async (...of) => (await import('./html.ts')).html(...of) },
  html: { type: 'text/html; charset=utf-8', write: async (...of) => (await import('./html-file.ts')).htmlFile(...of) },
  md: { type: 'text/markdown; charset=utf-8', write: async (...of) => (await import('./markdown.ts')).markdown(...of) },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (...of) => (await import('./xlsx.ts')).xlsx(...of),
  },
  json: { type: 'application/json; charset=utf-8', write: json },
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  zip: { type: 'application/zip', write: everything },
};
