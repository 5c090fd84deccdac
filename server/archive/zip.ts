import { zipSync, type Zippable } from 'fflate';

/** One ZIP with these files in it, by their names. A workbook is compressed already, and is kept as it is. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: name.endsWith('.xlsx') ? 0 : 6 }];
  return zipSync(entries);
}
