/** The rows of a CSV text (RFC 4180). A quoted field may hold commas, line breaks and doubled quotes; empty lines are no rows. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const [field, end] = text[at] === '"' ? quoted(text, at) : bare(text, at);
    row.push(field);
    at = end;
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** The rows as records under the names of the first row. */
export function parseRecords(text: string): ReadonlyMap<string, string>[] {
  const [names = [], ...rows] = parseCsv(text);
  return rows.map((row, index) => {
    if (row.length !== names.length) {
      throw new Error(`CSV record ${index + 1} has ${row.length} fields where the first row names ${names.length}.`);
    }
    return new Map(names.map((name, column) => [name, row[column] ?? '']));
  });
}

type Field = readonly [value: string, end: number];

function quoted(text: string, start: number): Field {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new Error(`CSV: the quote opened at character ${start} is never closed.`);
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      if (!endsField(text[quote + 1])) throw new Error(`CSV: text after the closing quote at character ${quote}.`);
      return [value, quote + 1];
    }
    value += '"';
    from = quote + 2;
  }
}

function bare(text: string, start: number): Field {
  let end = start;
  while (!endsField(text[end])) end += 1;
  return [text.slice(start, end), end];
}

const endsField = (character: string | undefined) =>
  character === undefined || character === ',' || character === '\n' || character === '\r';
