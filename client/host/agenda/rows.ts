/** A row of a table and the line it begins in, from 1. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

export type Rows = {
  readonly rows: readonly Row[];
  /** The line of a quotation mark that is never closed; nothing from its row on is in `rows`. */
  readonly open: number | null;
};

/** The rows of a CSV text (RFC 4180) with any separator. A quoted cell may hold separators, line breaks and doubled quotes; empty lines are no rows. */
export function rowsOf(text: string, separator: string): Rows {
  const rows: Row[] = [];
  const rest = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  let at = 0;
  let line = 1;
  while (at < rest.length) {
    const first = line;
    const cells: string[] = [];
    for (;;) {
      const cell = cellAt(rest, at, separator);
      if (cell === null) return { rows, open: line };
      cells.push(cell.text);
      line += rest.slice(at, cell.end).split('\n').length - 1;
      at = cell.end + 1;
      if (rest[cell.end] !== separator) break;
    }
    line += 1;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: first, cells });
  }
  return { rows, open: null };
}

/** The cell that begins at `at`, and where its separator or line break is; null where its quote never closes. */
function cellAt(text: string, at: number, separator: string): { text: string; end: number } | null {
  if (text[at] !== '"') return bare(text, at, separator, '');
  let said = '';
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    said += text.slice(from, quote);
    if (text[quote + 1] !== '"') return bare(text, quote + 1, separator, said);
    said += '"';
    from = quote + 2;
  }
}

function bare(text: string, at: number, separator: string, before: string): { text: string; end: number } {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return { text: before + text.slice(at, end), end };
}
