import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { archiveSchema } from '../../shared/archive-schema.ts';
import { WHOLE, type Part } from '../../shared/archive-part.ts';
import { writeCaptions } from '../../shared/captions.ts';
import type { ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { answered } from '../thread.ts';
import { csv } from './csv.ts';
import { CHAPTERS, DOWNLOADS, type ArchiveFormat } from './documents.ts';
import { json } from './json.ts';
import { narrowed } from './parts.ts';
import type { Made, Order, Wanted } from './render-thread.ts';
import { zip } from './zip.ts';

/** The thread that renders archives, however long, while the rooms go on. */
parentPort?.on('message', (order: Order) => {
  void answered(order, make).then((answer) => parentPort?.postMessage(answer));
});

async function make({ format, ...wanted }: Wanted): Promise<Made> {
  const { type, write } = formats[format];
  const { text: content, style } = styled(await write(wanted));
  const body = Buffer.from(content);
  const gzip = typeof content === 'string' ? gzipSync(body) : null;
  return { body, gzip, type, filename: filename(wanted.view, format, wanted.part), style };
}

const filename = ({ event }: ArchiveView, ending: string, part: Part = WHOLE) =>
  `openfloor-${event.code}${'session' in part ? `-${part.session}` : ''}.${ending}`;

/** Every other download, and what explains the data. */
async function everything(wanted: Of): Promise<Uint8Array> {
  const { view } = wanted;
  const files = new Map([[filename(view, 'schema.json'), Buffer.from(JSON.stringify(archiveSchema(), null, 2))]]);
  for (const format of DOWNLOADS) {
    if (format === 'zip') continue;
    const { text } = styled(await formats[format].write(wanted));
    files.set(filename(view, format), Buffer.from(text));
  }
  for (const session of view.sessions) {
    const part = { kind: 'session', session: session.id } as const;
    for (const format of CHAPTERS) {
      const { text } = styled(await formats[format].write({ ...wanted, view: narrowed(view, part), part }));
      if (text.length > 0) files.set(filename(view, format, part), Buffer.from(text));
    }
    if (session.transcript.length > 0)
      files.set(filename(view, 'captions.vtt', part), Buffer.from(writeCaptions(session.transcript)));
  }
  return zip(files);
}

type Of = Omit<Wanted, 'format'>;
type Styled = { readonly text: string; readonly style: string };
/** Bytes are compressed already. */
type Written = string | Uint8Array | Styled;
type Write = (of: Of) => Written | Promise<Written>;

const styled = (made: Written) => (typeof made === 'object' && 'style' in made ? made : { text: made, style: null });

/** Of the one session there is; nothing where it has no chapters. */
const written = (view: ArchiveView, write: (session: ArchiveSession, view: ArchiveView) => string | null) =>
  view.sessions.map((session) => write(session, view) ?? '').join('');

/** What speaks the event's language is loaded when asked for: run from source, without the build, only that needs Svelte's compiler. */
const formats: Record<ArchiveFormat, { type: string; write: Write }> = {
  page: {
    type: 'text/html; charset=utf-8',
    write: async ({ view, address, part, scripts }) =>
      (await import('./html.ts')).html(view, {
        archive: address,
        part,
        script: scripts?.page.address ?? null,
        player: scripts?.player.address ?? null,
      }),
  },
  'taken-down': {
    type: 'text/html; charset=utf-8',
    write: async ({ view }) => (await import('./taken-down.ts')).takenDown(view),
  },
  html: {
    type: 'text/html; charset=utf-8',
    write: async ({ view, address, scripts }) =>
      (await import('./html-file.ts')).htmlFile(view, address, scripts?.page.text ?? null),
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    write: async ({ view, address }) => (await import('./markdown.ts')).markdown(view, address),
  },
  atom: {
    type: 'application/atom+xml; charset=utf-8',
    write: async ({ view, address }) => (await import('./atom.ts')).atom(view, address),
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async ({ view, address }) => (await import('./xlsx.ts')).xlsx(view, address),
  },
  vtt: {
    type: 'text/vtt; charset=utf-8',
    write: async ({ view }) => written(view, (await import('./chapters.ts')).chaptersVtt),
  },
  'chapters.txt': {
    type: 'text/plain; charset=utf-8',
    write: async ({ view }) => written(view, (await import('./chapters.ts')).chaptersText),
  },
  json: { type: 'application/json; charset=utf-8', write: ({ view }) => json(view) },
  csv: { type: 'text/csv; charset=utf-8', write: ({ view }) => csv(view) },
  zip: { type: 'application/zip', write: everything },
};
