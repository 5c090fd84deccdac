import { isCountedOff } from '../../shared/estimates.ts';
import type { ArchivePoll, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { isLate } from '../../shared/late.ts';
import type { PostView, ReplyView } from '../../shared/views.ts';
import { pollRows, type Labels } from './poll-rows.ts';
import { zonedTime } from './zoned-time.ts';

/**
 * The archive as one flat table (RFC 4180, UTF-8 with a byte-order mark, so that spreadsheets read it right): a row for
 * each post, each question that stands under another, each reply, and each option of each closed round of a poll, with all
 * that its kind tells besides.
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
  /** What hosts sort by, each after a semicolon. */
  'labels',
  /** `yes` where it came after the session was closed. */
  'late',
  /** Of a question in other words: the one it stands under. */
  'grouped_under',
  'answer_name',
  /** `yes` where it was given after the session was closed. */
  'answer_late',
  /** Who promised an answer by which day, where it has none yet. */
  'promised_by',
  'promised_until',
  /** Of a post: the poll it answers. */
  'answers_poll',
  'poll_kind',
  /** Polls of one name were asked in a row. */
  'poll_set',
  /** What the row tells of its round: see `PollRow`. */
  'poll_row',
  /** By show of hands: how many people, and for this option. */
  'poll_hands_people',
  'poll_hands',
  'poll_points',
  /** `yes`: a right answer of a quiz. */
  'poll_right',
  /** The round of the run-off, and `yes` where the option leaves after it. */
  'poll_runoff',
  'poll_out',
  'poll_value',
  'poll_opened_utc',
  'poll_closed_utc',
] as const;
type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

function rowsOf(session: ArchiveSession, timeZone: string): Row[] {
  const place: Row = { session: session.id, session_title: session.title };
  const lateness = ({ at }: { readonly at: number }): Row => (isLate(at, session) ? { late: 'yes' } : {});
  const shared = (of: { readonly id: string; readonly at: number; readonly from: string }): Row => ({
    ...place,
    id: of.id,
    time: zonedTime(of.at, timeZone),
    time_utc: new Date(of.at).toISOString(),
    from: of.from,
  });
  return [
    ...session.posts.flatMap((post) => [
      { ...shared(post), ...lateness(post), ...postCells(post) },
      ...post.grouped.map(({ id, text }) => ({ ...place, kind: 'question', id, text, grouped_under: post.id })),
      ...post.replies.map((reply) => ({ ...shared(reply), ...lateness(reply), ...replyCells(reply, post) })),
    ]),
    ...session.polls.flatMap((poll) => pollCells(poll).map((cells) => ({ ...shared(poll), ...cells }))),
  ];
}

function postCells({ kind, poll, name, as, text, support, answer, promise, labels }: PostView): Row {
  const answered = answer && (answer.text === null ? 'aloud' : 'written');
  const given: Row = {
    answered,
    answer: answer?.text ?? null,
    answer_name: answer?.name ?? null,
    answer_late: answer?.late ? 'yes' : null,
    promised_by: promise?.by ?? null,
    promised_until: promise?.until ?? null,
    labels: labels.join('; '),
  };
  return { kind, name, standpoint: as, text, support, answers_poll: poll, ...given };
}

function replyCells({ name, as, text }: ReplyView, to: PostView): Row {
  return { kind: 'reply', reply_to: to.id, name, standpoint: as, text };
}

function pollCells(poll: ArchivePoll): Row[] {
  return pollRows(poll, LABELS).map(({ result, part, label, count, hands, points, right, runoff, out, as, value }) => {
    const open = poll.times.find(({ round }) => round === result.round);
    return {
      ...{ kind: 'poll', text: poll.question, standpoint: as },
      ...{ poll_round: result.round, poll_people: result.people, poll_option: label, poll_count: count },
      ...{ poll_kind: poll.kind, poll_set: poll.set, poll_row: part, poll_hands: hands, poll_points: points },
      ...{ poll_right: right ? 'yes' : null, poll_runoff: runoff, poll_out: out ? 'yes' : null, poll_value: value },
      poll_hands_people: result.details?.hands?.people ?? null,
      poll_opened_utc: open ? new Date(open.openedAt).toISOString() : null,
      poll_closed_utc: open ? new Date(open.closedAt).toISOString() : null,
    };
  });
}

const LABELS: Labels = {
  unsure: 'unsure',
  removed: 'removed',
  interval: (numbers, { from, to }) => (isCountedOff(numbers) ? String(from) : `${from} to ${to}`),
  figure: {
    mean: 'mean',
    answers: 'answers',
    least: 'least',
    lower: 'lower quartile',
    median: 'median',
    upper: 'upper quartile',
    most: 'most',
    others: 'other words',
  },
};

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
