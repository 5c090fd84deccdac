import writeXlsxFile from 'write-excel-file/node';
import { directionOf, editionFor } from '../../client/archive/render.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { sheetsOf } from './sheets.ts';

/** The archive as a workbook (Office Open XML) in the event's language. `address` is the archive page's public address. */
export async function xlsx(view: ArchiveView, address: string): Promise<Buffer> {
  const edition = editionFor(view);
  const rightToLeft = directionOf(edition.language) === 'rtl';
  const sheets = sheetsOf(view, address, edition).map(({ name, widths, rows, heads }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    data: rows.map((row) => [...row]),
    stickyRowsCount: heads,
    rightToLeft,
  }));
  return writeXlsxFile(sheets).toBuffer();
}
