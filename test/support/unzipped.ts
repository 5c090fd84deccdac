import { unzipSync } from 'fflate';

/** All that can be read in a file: its text, or where it is a ZIP (a workbook is one), that of every file in it. */
export function unzipped(file: ArrayBuffer | Uint8Array): string {
  const bytes = new Uint8Array(file);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${unzipped(content)}`)
    .join('\n');
}
