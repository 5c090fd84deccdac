import { planned, type Agenda, type Fault, type Frame } from './agenda.ts';
import { rowsOf, type Row } from './rows.ts';
import { writtenDay, writtenTime } from './written-time.ts';

/** What columns are called, in any order and case. */
const columns = {
  title: ['title', 'titel', 'session', 'sitzung', 'name', 'topic', 'thema', 'subject', 'betreff'],
  speakers: ['speakers', 'speaker', 'sprecher', 'sprechende', 'referent', 'referenten', 'referierende', 'wer spricht'],
  room: ['room', 'raum', 'location', 'ort', 'place', 'saal'],
  day: ['day', 'tag', 'date', 'datum'],
  starts: ['starts', 'start', 'begin', 'beginn', 'from', 'von', 'time', 'zeit', 'start time'],
  ends: ['ends', 'end', 'ende', 'until', 'to', 'bis', 'end time'],
} as const;
type Column = keyof typeof columns;

const separators = [',', ';', '\t'] as const;

/** An agenda as a table whose first row names its columns, with whichever separator makes most sense of that row. */
export function fromTable(text: string, frame: Frame): Agenda {
  const tables = separators.map((separator) => rowsOf(text, separator));
  const known = tables.map(({ rows }) => columnsOf(rows[0]?.cells ?? []));
  const best = known.reduce((best, each, place) => (each.size > (known[best]?.size ?? 0) ? place : best), 0);
  const at = known[best];
  const [header, ...rows] = tables[best]?.rows ?? [];
  const open = tables[best]?.open ?? null;
  if (!at?.has('title')) return { sessions: [], faults: [{ line: header?.line ?? 1, name: 'noHeader', said: '' }] };
  const read = rows.map((row) => readRow(row, at, frame));
  return {
    sessions: read.flatMap((each) => ('planned' in each ? [each] : [])),
    faults: [
      ...read.flatMap((each) => ('planned' in each ? [] : [each])),
      ...(open === null ? [] : [{ line: open, name: 'openQuote', said: '' } as const]),
    ],
  };
}

/** Where each column stands. */
function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const named = (cell: string) => {
    const name = cell.trim().toLowerCase();
    return (Object.keys(columns) as Column[]).find((column) => (columns[column] as readonly string[]).includes(name));
  };
  const found = new Map<Column, number>();
  header.forEach((cell, place) => {
    const column = named(cell);
    if (column !== undefined && !found.has(column)) found.set(column, place);
  });
  return found;
}

function readRow(
  { line, cells }: Row,
  at: ReadonlyMap<Column, number>,
  { zone, day: first }: Frame,
): Agenda['sessions'][number] | Fault {
  const cell = (column: Column) => cells[at.get(column) ?? -1]?.trim() ?? '';
  const day = cell('day') === '' ? first : writtenDay(cell('day'));
  const time = (said: string) => (said === '' ? null : (writtenTime(said, zone, day) ?? said));
  const [starts, ends] = [time(cell('starts')), time(cell('ends'))];
  if (day === null && cell('day') !== '') return { line, name: 'badTime', said: cell('day') };
  if (typeof starts === 'string') return { line, name: 'badTime', said: starts };
  if (typeof ends === 'string') return { line, name: 'badTime', said: ends };
  const session = planned({ title: cell('title'), speakers: cell('speakers'), room: cell('room'), starts, ends });
  return typeof session === 'string' ? { line, name: session, said: cell('title') } : { line, planned: session };
}
