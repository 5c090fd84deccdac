import { countsOf, pollWording, wording, type Edition } from '../../client/archive/render.ts';
import type { ArchivePost, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import type { PostView } from '../../shared/views.ts';
import { countCell, dayCell, headCell, shareCell, textCell, timeCell, type Cell } from './cell.ts';
import { pollRows, type Labels, type PollRow } from './poll-rows.ts';
import { timelineOf } from './timeline.ts';

/** One sheet of the workbook; its rows are as wide as it has `widths`, in characters. */
export type Sheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that stay in sight. */
  readonly heads: number;
};

/** The archive as sheets in the event's language. `address` is the archive page's public address. */
export function sheetsOf(view: ArchiveView, address: string, edition: Edition): Sheet[] {
  return [
    summary(view, address, edition),
    questions(view, edition),
    stories(view, edition),
    polls(view, edition),
    timeline(view, edition),
  ];
}

type Column<Row> = { readonly title: string; readonly width: number; readonly cell: (row: Row) => Cell };

const cells = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Cell[][] => [
  columns.map(({ title }) => headCell(title)),
  ...rows.map((row) => columns.map(({ cell }) => cell(row))),
];

const table = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Sheet => ({
  name,
  widths: columns.map(({ width }) => width),
  rows: cells(columns, rows),
  heads: 1,
});

const NARROW = 10;
const TIME = 17;
const NAME = 24;
const TEXT = 70;

function summary({ event, sessions }: ArchiveView, address: string, edition: Edition): Sheet {
  const { words } = edition;
  const { columns } = words.sheets;
  const all = countsOf(sessions);
  const time = (at: number | null) => timeCell(at, event.timeZone);
  const counted: readonly Column<ArchiveSession>[] = (
    ['questions', 'answered', 'stories', 'comments', 'polls'] as const
  ).map((kind) => ({
    title: kind === 'answered' ? columns.answered : words[kind],
    width: NARROW,
    cell: (session) => countCell(countsOf([session])[kind]),
  }));
  const facts: readonly (readonly [string, Cell])[] = [
    [columns.event, textCell(event.title)],
    [columns.code, textCell(event.code)],
    [columns.hashtag, textCell(event.hashtag)],
    [columns.organiser, textCell(event.organiser)],
    [columns.contact, textCell(event.contact)],
    [columns.starts, dayCell(event.starts)],
    [columns.ends, dayCell(event.ends)],
    [columns.timeZone, textCell(event.timeZone)],
    [columns.address, textCell(address)],
    [words.questions, countCell(all.questions)],
    [columns.answered, countCell(all.answered)],
    [words.stories, countCell(all.stories)],
    [words.comments, countCell(all.comments)],
    [words.polls, countCell(all.polls)],
  ];
  const agenda: readonly Column<ArchiveSession>[] = [
    { title: columns.session, width: NAME, cell: ({ title }) => textCell(title) },
    { title: columns.number, width: NAME, cell: ({ id }) => textCell(id) },
    { title: columns.speakers, width: NAME, cell: ({ speakers }) => textCell(speakers) },
    { title: words.room, width: NAME, cell: ({ room }) => textCell(room) },
    { title: columns.starts, width: TIME, cell: ({ starts, startedAt }) => time(starts ?? startedAt) },
    { title: columns.ends, width: TIME, cell: ({ starts, ends, closedAt }) => time(starts === null ? closedAt : ends) },
    ...counted,
  ];
  return {
    name: words.sheets.summary,
    widths: agenda.map(({ width }) => width),
    rows: [
      ...facts.filter(([, cell]) => cell !== null).map(([title, cell]) => [headCell(title), cell]),
      [],
      ...cells(agenda, sessions),
    ],
    heads: 0,
  };
}

type Said = { readonly session: ArchiveSession; readonly post: ArchivePost };

const saidIn = (view: ArchiveView, kinds: readonly PostView['kind'][]): Said[] =>
  view.sessions.flatMap((session) =>
    session.posts.filter(({ kind }) => kinds.includes(kind)).map((post) => ({ session, post })),
  );

/** A question, or one that stands under it in other words: of that one only its number and its words are told. */
type Asked = Said & { readonly other: PostView['grouped'][number] | null };

function questions(view: ArchiveView, edition: Edition): Sheet {
  const { words } = edition;
  const { columns } = words.sheets;
  const { timeZone } = view.event;
  const own = (cell: (said: Said) => Cell) => (asked: Asked) => (asked.other ? null : cell(asked));
  const rows = saidIn(view, ['question']).flatMap((said): Asked[] => [
    { ...said, other: null },
    ...said.post.grouped.map((other) => ({ ...said, other })),
  ]);
  return table<Asked>(
    words.questions,
    [
      { title: columns.number, width: NARROW, cell: ({ post, other }) => textCell((other ?? post).id) },
      { title: columns.time, width: TIME, cell: own(({ post }) => timeCell(post.at, timeZone)) },
      { title: columns.session, width: NAME, cell: ({ session }) => textCell(session.title) },
      { title: columns.text, width: TEXT, cell: ({ post, other }) => textCell((other ?? post).text) },
      ...whoColumns(edition).map((column) => ({ ...column, cell: own(column.cell) })),
      { title: columns.support, width: NARROW, cell: own(({ post }) => countCell(post.support)) },
      { title: columns.answered, width: TIME, cell: own(({ post }) => timeCell(post.answer?.at ?? null, timeZone)) },
      {
        title: words.answer,
        width: TEXT,
        cell: own(({ post }) => textCell(post.answer && (post.answer.text ?? words.answeredAloud))),
      },
      { title: columns.answeredBy, width: NAME, cell: own(({ post }) => textCell(post.answer?.name ?? null)) },
      {
        title: columns.aboutAnswer,
        width: NAME,
        cell: own(({ post }) => textCell(post.answer?.late ? words.answerLater : null)),
      },
      { title: columns.promisedBy, width: NAME, cell: own(({ post }) => textCell(post.promise?.by ?? null)) },
      { title: columns.promisedUntil, width: TIME, cell: own(({ post }) => dayCell(post.promise?.until ?? null)) },
      { title: columns.replies, width: NARROW, cell: own(({ post }) => countCell(post.replies.length)) },
      { title: columns.labels, width: NAME, cell: own(({ post }) => textCell(post.labels.join('; '))) },
      { title: columns.under, width: NARROW, cell: ({ post, other }) => textCell(other && post.id) },
    ],
    rows,
  );
}

/** Comments stand here too: both are told, not asked. */
function stories(view: ArchiveView, edition: Edition): Sheet {
  const { words } = edition;
  const { columns } = words.sheets;
  return table<Said>(
    words.stories,
    [
      { title: columns.number, width: NARROW, cell: ({ post }) => textCell(post.id) },
      { title: columns.kind, width: NARROW, cell: ({ post }) => textCell(words.shared.kinds[post.kind]) },
      { title: columns.time, width: TIME, cell: ({ post }) => timeCell(post.at, view.event.timeZone) },
      { title: columns.session, width: NAME, cell: ({ session }) => textCell(session.title) },
      { title: columns.text, width: TEXT, cell: ({ post }) => textCell(post.text) },
      ...whoColumns(edition),
      { title: columns.support, width: NARROW, cell: ({ post }) => countCell(post.support) },
      { title: columns.replies, width: NARROW, cell: ({ post }) => countCell(post.replies.length) },
      { title: columns.labels, width: NAME, cell: ({ post }) => textCell(post.labels.join('; ')) },
      { title: columns.answersPoll, width: NARROW, cell: ({ post }) => textCell(post.poll) },
    ],
    saidIn(view, ['story', 'comment']),
  );
}

const whoColumns = (edition: Edition): readonly Column<Said>[] => [
  { title: edition.words.sheets.columns.name, width: NAME, cell: ({ post }) => textCell(post.name) },
  {
    title: edition.words.sheets.columns.about,
    width: NAME,
    cell: ({ post, session }) => textCell(wording.tagsOf(post, session, edition).join('; ')),
  },
];

type Counted = PollRow & { readonly session: ArchiveSession };

/** Rows of `pollRows`; selections are empty where the hosts keep a result, or it could be about somebody. */
function polls(view: ArchiveView, edition: Edition): Sheet {
  const { words } = edition;
  const { columns, parts } = words.sheets;
  const labels = labelsIn(edition);
  const rows = view.sessions.flatMap((session) =>
    session.polls.flatMap((poll) => pollRows(poll, labels).map((row): Counted => ({ ...row, session }))),
  );
  const share = ({ part, count, result: { people } }: Counted) =>
    count === null || people === 0 || part === 'runoff' || part === 'role' ? null : count / people;
  const time = ({ poll, result }: Counted, end: 'openedAt' | 'closedAt') =>
    timeCell(poll.times.find(({ round }) => round === result.round)?.[end] ?? null, view.event.timeZone);
  return table<Counted>(
    words.polls,
    [
      { title: columns.number, width: NARROW, cell: ({ poll }) => textCell(poll.id) },
      { title: columns.time, width: TIME, cell: ({ poll }) => timeCell(poll.at, view.event.timeZone) },
      { title: columns.session, width: NAME, cell: ({ session }) => textCell(session.title) },
      { title: words.shared.kinds.question, width: TEXT, cell: ({ poll }) => textCell(poll.question) },
      { title: columns.round, width: NARROW, cell: ({ result }) => countCell(result.round) },
      { title: columns.people, width: NARROW, cell: ({ result }) => countCell(result.people) },
      { title: columns.option, width: NAME, cell: ({ label }) => textCell(label) },
      { title: columns.selections, width: NARROW, cell: ({ count }) => countCell(count) },
      { title: columns.share, width: NARROW, cell: (row) => shareCell(share(row)) },
      { title: columns.part, width: NAME, cell: ({ part }) => textCell(parts[part]) },
      {
        title: columns.role,
        width: NAME,
        cell: ({ as }) => textCell(as === null ? null : pollWording.groupName(as, edition)),
      },
      { title: columns.hands, width: NARROW, cell: ({ hands }) => countCell(hands) },
      {
        title: columns.handsPeople,
        width: NARROW,
        cell: ({ result }) => countCell(result.details?.hands?.people ?? null),
      },
      { title: columns.points, width: NARROW, cell: ({ points }) => countCell(points) },
      { title: columns.runoff, width: NARROW, cell: ({ runoff }) => countCell(runoff) },
      { title: columns.value, width: NARROW, cell: ({ value }) => countCell(value) },
      {
        title: columns.aboutChoice,
        width: NAME,
        cell: ({ right, out }) => textCell(right ? words.polling.right : out ? words.polling.leaves : null),
      },
      {
        title: columns.aboutPoll,
        width: NAME,
        cell: ({ poll }) => textCell(pollWording.aboutPoll(poll, edition).join('; ')),
      },
      { title: columns.set, width: NAME, cell: ({ poll }) => textCell(poll.set) },
      { title: columns.opened, width: TIME, cell: (row) => time(row, 'openedAt') },
      { title: columns.closed, width: TIME, cell: (row) => time(row, 'closedAt') },
    ],
    rows,
  );
}

const labelsIn = (edition: Edition): Labels => ({
  unsure: edition.words.shared.notSure,
  removed: edition.words.polling.removed,
  interval: (numbers, bin) => pollWording.intervalOf(numbers, bin, edition),
  figure: edition.words.sheets.figures,
});

function timeline(view: ArchiveView, edition: Edition): Sheet {
  const { columns, timeline, moments } = edition.words.sheets;
  return table(
    timeline,
    [
      { title: columns.time, width: TIME, cell: ({ at }) => timeCell(at, view.event.timeZone) },
      {
        title: columns.kind,
        width: NAME,
        cell: ({ kind }) => textCell({ ...edition.words.shared.kinds, ...moments }[kind]),
      },
      { title: columns.number, width: NARROW, cell: ({ id }) => textCell(id) },
      { title: columns.to, width: NARROW, cell: ({ to }) => textCell(to) },
      { title: columns.session, width: NAME, cell: ({ session }) => textCell(session) },
      { title: columns.text, width: TEXT, cell: ({ text }) => textCell(text) },
      { title: columns.name, width: NAME, cell: ({ name }) => textCell(name) },
      { title: columns.about, width: NAME, cell: ({ about }) => textCell(about) },
    ],
    timelineOf(view, edition),
  );
}
