import { rowsOf, type Row } from '../../client/host/agenda/rows.ts';
import type { LeftOut } from '../../shared/bring.ts';
import { cleanText } from '../../shared/text.ts';
import { noneLeft, plainPost, shown, talk, type FoundPost, type Frame, type Read } from './read.ts';
import { writtenTime } from './written-time.ts';

/** What the columns of the questions are called, in any order and case. */
const columns = {
  question: ['question'],
  name: ['asker name', 'asker', 'user name', 'asked by'],
  answer: ['answer(s)', 'answers', 'answer'],
  askedAt: ['question time', 'question created time', 'created time', 'asked time', 'time asked'],
  answeredAt: ['answered time', 'answer time', 'time answered'],
  support: ['upvotes', 'upvote count', 'votes'],
} as const;
type Column = keyof typeof columns;

/**
 * The report of a webinar's or meeting's questions that Zoom writes as CSV: a block about the report and one about the
 * webinar (`Topic`, `Webinar ID`, `Actual Start Time`, …) with headers of their own, then one with a row a question
 * (`#`, `Question`, `Asker Name`, `Asker Email`, `Answer(s)`, and times since 2023). Further answers stand in rows without
 * a question. Columns are known by their English names. Addresses are not read.
 * Written without a real report at hand: after Zoom Support, "Generating webinar reports", and what public parsers expect
 * of its sister reports. Which columns there are is known in general only, so that several names are taken for each.
 */
export function zoomQuestions(text: string, frame: Frame): Read {
  const { rows, open } = tableOf(text);
  if (open !== null) return { fault: { reason: 'open-quote', line: open } };
  const header = rows.findIndex(isHeader);
  if (header < 0) return { fault: { reason: 'no-header', line: 1 } };
  const at = columnsOf(rows[header]?.cells ?? []);
  const began = beganAt(rows.slice(0, header), frame);
  const found: FoundPost[] = [];
  const left: Record<LeftOut, number> = { ...noneLeft };
  for (const { line, cells } of rows.slice(header + 1)) {
    const cell = (column: Column): string => cells[at.get(column) ?? -1]?.trim() ?? '';
    const last = found[found.length - 1];
    const question = cleanText(cell('question'));
    const askedAt = timeIn(cell('askedAt'), frame) ?? (cell('askedAt') === '' ? began : null);
    const answeredAt = timeIn(cell('answeredAt'), frame) ?? (cell('answeredAt') === '' ? askedAt : null);
    if (cell('askedAt') !== '' && askedAt === null)
      return { fault: { reason: 'bad-time', line, said: shown(cell('askedAt')) } };
    if (cell('answeredAt') !== '' && answeredAt === null)
      return { fault: { reason: 'bad-time', line, said: shown(cell('answeredAt')) } };
    const answer = answerOf(cell('answer'), answeredAt ?? last?.post.at ?? null);
    if (question === '') {
      if (last && answer) last.post.answer = joined(last.post.answer, answer);
      else left.empty += 1;
      continue;
    }
    if (askedAt === null) return { fault: { reason: 'no-date', line } };
    const said = {
      at: askedAt,
      text: question,
      name: nameOf(cell('name')),
      source: 'zoom-questions',
      kind: 'question',
    } as const;
    const support = Number(/^\d{1,7}$/.exec(cell('support'))?.[0] ?? 0);
    found.push({ line, post: plainPost(said, { answer, support }) });
  }
  return talk(found, left);
}

/** Whether a text has the header of such a report. */
export const isZoomQuestions = (text: string): boolean => tableOf(text.slice(0, 20_000)).rows.some(isHeader);

/** With whichever separator makes most of a header. */
function tableOf(text: string): ReturnType<typeof rowsOf> {
  const tables = [',', ';', '\t'].map((separator) => rowsOf(text, separator));
  return tables.find(({ rows }) => rows.some(isHeader)) ?? rowsOf(text, ',');
}

function isHeader({ cells }: Row): boolean {
  const at = columnsOf(cells);
  return at.has('question') && (at.has('name') || at.has('answer'));
}

function columnsOf(cells: readonly string[]): ReadonlyMap<Column, number> {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  return new Map(
    (Object.keys(columns) as Column[]).flatMap((column): [Column, number][] => {
      const place = names.findIndex((name) => (columns[column] as readonly string[]).includes(name));
      return place < 0 ? [] : [[column, place]];
    }),
  );
}

/** When the webinar began, as the blocks before the questions tell; else when the session did. */
function beganAt(rows: readonly Row[], frame: Frame): number | null {
  for (const [index, { cells }] of rows.entries()) {
    const place = cells.findIndex((cell) => /^(?:actual )?start time$/i.test(cell.trim()));
    const at = place < 0 ? null : timeIn(rows[index + 1]?.cells[place] ?? '', frame);
    if (at !== null) return at;
  }
  return frame.since;
}

const timeIn = (text: string, { zone, day }: Frame): number | null => writtenTime(text, zone, day);

const nameOf = (name: string): string | null => (/^(?:anonymous(?: attendee)?|guest|)$/i.test(name) ? null : name);

type Answer = NonNullable<FoundPost['post']['answer']>;

/** `live answered` is what Zoom writes where nobody wrote anything. */
function answerOf(said: string, at: number | null): Answer | null {
  const text = cleanText(said);
  if (text === '' || at === null) return null;
  return { at, text: /^live answered$/i.test(text) ? null : text, name: null, late: false };
}

const joined = (one: Answer | null, other: Answer): Answer =>
  one?.text && other.text ? { ...one, text: `${one.text}\n\n${other.text}` } : one?.text ? one : other;
