import { strFromU8, unzipSync } from 'fflate';

/** A cell as a spreadsheet reads it: text, or a number (dates are days since the end of 1899). */
export type ReadCell = string | number;
/** The rows of each sheet by its name, without what is empty at their ends. */
export type Workbook = ReadonlyMap<string, readonly (readonly (ReadCell | null)[])[]>;

/** Reads a workbook (ECMA-376 part 1), sharing nothing with what wrote it. */
export function workbook(file: Uint8Array): { readonly sheets: Workbook; readonly xml: string } {
  const files = new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, parsed(strFromU8(bytes))]));
  const part = (path: string) => files.get(path) ?? fail(path);
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text = '']) =>
    textOf(text),
  );
  const names = [...part('xl/workbook.xml').matchAll(/<sheet r:id="[^"]*" sheetId="(\d+)" name="([^"]*)"/g)];
  const sheets = names.map(([, id = '', name = '']) => {
    const rows = part(`xl/worksheets/sheet${id}.xml`).match(/<row .*?(?:<\/row>|\/>)/gs) ?? [];
    return [textOf(name), rows.map((row) => cellsOf(row, shared))] as const;
  });
  return { sheets: new Map(sheets), xml: [...files.values()].join('\n') };
}

function cellsOf(row: string, shared: readonly string[]): (ReadCell | null)[] {
  const cells: (ReadCell | null)[] = [];
  for (const [, column = '', type, value = ''] of row.matchAll(
    /<c r="([A-Z]+)\d+"(?: s="\d+")?(?: t="(\w+)")?><v>([^<]*)<\/v><\/c>/g,
  )) {
    const at = Array.from(column).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    while (cells.length < at) cells.push(null);
    cells.push(type === 's' ? (shared[Number(value)] ?? fail(value)) : Number(value));
  }
  return cells;
}

/** As an XML parser hands it on (XML 1.0, 2.11), which refuses what XML forbids (2.2). */
function parsed(xml: string): string {
  // eslint-disable-next-line no-control-regex -- controls are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(xml)) fail('what XML forbids');
  return xml.replace(/\r\n?/g, '\n');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Entities, then `_x000B_` (ST_Xstring). */
const textOf = (xml: string): string =>
  xml
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? fail(name))
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)));

function fail(what: string): never {
  throw new Error(`Not a workbook: ${what}`);
}
