import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parseCsv } from '../../server/simulator/csv.ts';
import { executable } from './executable.ts';
import { emptyFolder } from './folder.ts';

const office = executable(['soffice', 'libreoffice']);

/** Why nothing can be opened here, and what to do; null where it can. */
export const noSpreadsheet =
  office === undefined
    ? 'LibreOffice is not here. To have this tried: sudo apt-get install --no-install-recommends libreoffice-calc'
    : null;

/**
 * Opens a file in LibreOffice, which runs the formulas it finds; the rows of each sheet, as it shows them, in the order of
 * the sheets' names. `ending` says what the file is.
 */
export async function openedBySpreadsheet(file: Uint8Array | string, ending: 'csv' | 'xlsx'): Promise<string[][][]> {
  const folder = emptyFolder();
  const path = join(folder, `book.${ending}`);
  writeFileSync(path, file);
  const args = [
    '--headless',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    ...(ending === 'csv' ? [`--infilter=CSV:${AS_ASKED}`] : []),
    '--convert-to',
    `csv:Text - txt - csv (StarCalc):${AS_SHOWN}`,
    '--outdir',
    join(folder, 'sheets'),
    path,
  ];
  await promisify(execFile)(office ?? '', args);
  const sheets = readdirSync(join(folder, 'sheets')).sort();
  return sheets.map((name) => parseCsv(readFileSync(join(folder, 'sheets', name), 'utf8')));
}

/** Commas, quotation marks, UTF-8, from line 1; texts quoted, cells as they are shown and not their formulas; every sheet. */
const AS_SHOWN = '44,34,76,1,,0,true,true,true,false,false,-1';
/** Commas, quotation marks, UTF-8 as its mark says: without a window nobody reads that mark. Formulas are run. */
const AS_ASKED = '44,34,76,1,,0,false,true,false,false,false,-1,true';
