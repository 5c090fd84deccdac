import { partPath, WHOLE, type Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { startWorker } from '../worker.ts';
import { narrowed } from './parts.ts';
import { renderThread } from './render-thread.ts';

/** What can be downloaded, by how its address and its name end; `zip` is all the others. */
export const DOWNLOADS = ['html', 'xlsx', 'csv', 'md', 'json', 'zip'] as const;
export type Download = (typeof DOWNLOADS)[number];

/** What can be downloaded of one session: its chapters, for players and for YouTube. */
export const CHAPTERS = ['vtt', 'chapters.txt'] as const;
type Chapters = (typeof CHAPTERS)[number];

/** `page` is the archive page, `atom` its feed, `taken-down` the page in its place. */
export type ArchiveFormat = 'page' | 'atom' | 'taken-down' | Download | Chapters;

/** What is sent as it is. */
export type ArchiveDocument = {
  readonly body: Buffer;
  /** The same compressed, made once for all who ask; null where the format is compressed by itself. */
  readonly gzip: Buffer | null;
  /** The `Content-Type`. */
  readonly type: string;
  /** What a download is called: letters, digits, `-` and `.` only. */
  readonly filename: string;
  /** What a policy must let in for a style in it; null where it has none. */
  readonly style: string | null;
};

/** A script of the archive's pages: where this server has it, and what stands in it, for the file that has no server. */
export type PageScript = { readonly address: string; readonly text: string };
/** The page's own, and what plays a video. */
export type PageScripts = { readonly page: PageScript; readonly player: PageScript };

/**
 * The archive's documents. Pages are made in one thread and downloads in another, so that no reader waits until somebody's
 * ZIP is made. Each starts with the first one asked for.
 */
export type ArchiveDocuments = {
  /**
   * The archive, or a part of it, in one format. `address` is the archive page's public address, as people can reach it.
   * Asked again with the same view (the same object) it answers from memory, for as long as the view lives. Rejects where
   * the thread fails.
   */
  render(format: ArchiveFormat, view: ArchiveView, address: string, part?: Part): Promise<ArchiveDocument>;
  close(): Promise<void>;
};

/** `scripts` is null where this server has none: the documents are complete without. */
export function archiveDocuments(scripts: PageScripts | null, start = startWorker): ArchiveDocuments {
  const thread = () => renderThread(() => start('render-worker', import.meta.url, null));
  const [pages, downloads] = [thread(), thread()];
  const made = new WeakMap<ArchiveView, Map<string, Promise<ArchiveDocument>>>();

  return {
    render(format, view, address, part = WHOLE) {
      const ofView = made.get(view) ?? new Map<string, Promise<ArchiveDocument>>();
      made.set(view, ofView);
      return remembered(ofView, `${format} ${address}${partPath(part)}`, () =>
        (format === 'page' ? pages : downloads).document({
          format,
          view: narrowed(view, part),
          part,
          address,
          scripts,
        }),
      );
    },
    async close() {
      await Promise.all([pages.close(), downloads.close()]);
    },
  };
}

/** What was made before, or is being made; a failure is forgotten, so that the next one tries again. */
function remembered<Made>(known: Map<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}
