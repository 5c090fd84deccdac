import type { ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { closedRounds } from '../../shared/rounds.ts';
import type { PollView, PostView, ReplyView } from '../../shared/views.ts';
import { zonedTime } from './zoned-time.ts';

/**
 * The archive as one flat table (RFC 4180, UTF-8 with a byte-order mark, so that spreadsheets read it right): a row for
 * each post, each reply, and each option of each closed round of a poll.
 */
export function csv(view: ArchiveView): string {
  const rows = view.sessions.flatMap((session) => rowsOf(session, view.event.timeZone));
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
  return `\ufeff${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

const columns = [
  'session',
  'session_title',
  'kind',
  'id',
  'reply_to',
  'time',
  'time_utc',
  'from',
  'name',
  'standpoint',
  'text',
  'support',
  /** `aloud`, `written` or empty. */
  'answered',
  'answer',
  'poll_round',
  'poll_people',
  'poll_option',
  'poll_count',
] as const;
type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

function rowsOf(session: ArchiveSession, timeZone: string): Row[] {
  const shared = (of: { readonly id: string; readonly at: number; readonly from: string }): Row => ({
    session: session.id,
    session_title: session.title,
    id: of.id,
    time: zonedTime(of.at, timeZone),
    time_utc: new Date(of.at).toISOString(),
    from: of.from,
  });
  return [
    ...session.posts.flatMap((post) => [
      { ...shared(post), ...postCells(post) },
      ...post.replies.map((reply) => ({ ...shared(reply), ...replyCells(reply, post) })),
    ]),
    ...session.polls.flatMap((poll) => pollCells(poll).map((cells) => ({ ...shared(poll), ...cells }))),
  ];
}

function postCells({ kind, name, as, text, support, answer }: PostView): Row {
  const answered = answer && (answer.text === null ? 'aloud' : 'written');
  return { kind, name, standpoint: as, text, support, answered, answer: answer?.text ?? null };
}

function replyCells({ name, as, text }: ReplyView, to: PostView): Row {
  return { kind: 'reply', reply_to: to.id, name, standpoint: as, text };
}

function pollCells(poll: PollView): Row[] {
  const options = [...poll.options, ...(poll.unsure ? [{ id: 'unsure', text: 'unsure' }] : [])];
  return closedRounds(poll).flatMap(({ round, people, counts }) =>
    options.map(({ id, text }) => ({
      kind: 'poll',
      text: poll.question,
      poll_round: round,
      poll_people: people,
      poll_option: text,
      poll_count: counts && (counts[id] ?? 0),
    })),
  );
}

/** A cell as it is written: what a spreadsheet would run as a formula gets an apostrophe in front, and is text. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'number' || !startsFormula(value) ? String(value) : `'${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * `= + - @`, also in their full-width and small forms and behind spaces or what cannot be seen; and a leading tab, line
 * break or NUL, which some programs skip. Source: OWASP, CSV Injection.
 */
function startsFormula(text: string): boolean {
  return /^[\s\p{C}]*[=+\-@]|^[\t\r\n\0]/u.test(text.normalize('NFKC'));
}
