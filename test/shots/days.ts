import { json } from '../../server/archive/json.ts';
import { contentOf } from '../../server/bring/bring.ts';
import type { Line } from '../../server/simulator/script.ts';
import type { CreateEvent } from '../../shared/http.ts';
import { afterwards } from './afterwards.ts';
import { pollsOfEachKind } from '../rules/archive-polls-sample.ts';
import { LEADERS_MAX, TITLE_MAX } from '../../shared/limits.ts';
import type { Day } from './day.ts';
import { askEveryKind } from './host-poll-day.ts';
import { extremes, longName, type Script } from './script.ts';

/** How an event is created, beyond what its script says, and what has happened in it when a scene begins. */
type Plan = {
  readonly event: (script: Script) => Partial<CreateEvent>;
  readonly prepare: (day: Day) => Promise<void>;
};

const asScripted = () => ({});

export const days = {
  empty: { event: asScripted, prepare: () => Promise.resolve() },
  /** With a hashtag, an agenda and a little of everything. */
  ordinary: { event: hashtag('box10'), prepare: ordinary },
  /** For scenes that change what is on the wall. */
  shown: { event: asScripted, prepare: fill },
  frozen: {
    event: asScripted,
    async prepare(day) {
      await fill(day);
      await day.show({ mode: 'board', order: 'wanted', kind: 'question' });
      await day.ask({ type: 'wall.freeze', session: day.session, on: true });
      await day.show({ mode: 'join' });
    },
  },
  crowded: { event: asScripted, prepare: crowd },
  extreme: { event: ({ stage }) => ({ title: `${extremes[2]}: ${stage.title}`.slice(0, TITLE_MAX) }), prepare: overdo },
  /** A host looks first, and everything there is to look at waits. */
  waiting: {
    event: () => ({ lookFirst: true }),
    async prepare(day) {
      await talk(day, []);
    },
  },
  /** For scenes that open and close polls. */
  polls: { event: asScripted, prepare: () => Promise.resolve() },
  /** For scenes that ask a poll of each kind. */
  kinds: { event: asScripted, prepare: () => Promise.resolve() },
  /** Polls of every kind, and what hosts have to look at in them. */
  everyKind: { event: () => ({ attendeePolls: 'ask' }), prepare: askEveryKind },
  /** The best of a quiz are on the wall. */
  quiz: { event: asScripted, prepare: quiz },
  /** For scenes in which the phone is somebody who wrote. */
  own: { event: asScripted, prepare: fill },
  /** Where no numbers of people are told. */
  uncounted: {
    event: asScripted,
    async prepare(day) {
      await day.ask({ type: 'session.edit', session: day.session, details: { countPeople: false } });
    },
  },
  /** With all that a host does besides: a message to everyone, a slow session, questions that say the same, a board, a timer. */
  steered: { event: asScripted, prepare: steer },
  /** Several sessions are live at once, with something said in each. */
  parallel: { event: asScripted, prepare: parallel },
  /** Hosts have sorted it: what comes next, labels, a group, somebody muted, and somebody who waits for the microphone. */
  sorted: { event: asScripted, prepare: sort },
  /** For scenes in which somebody speaks: questions come next on the wall. */
  lectern: {
    event: asScripted,
    async prepare(day) {
      const [first = '', second = '', third = ''] = await talk(day);
      await day.support(second, 4);
      for (const post of [third, second, first]) await day.ask({ type: 'post.queue', post, on: true });
    },
  },
  closed: { event: hashtag('box9'), prepare: close },
  /** Something came in after the end. */
  late: {
    event: asScripted,
    async prepare(day) {
      await steer(day);
      await day.ask({ type: 'session.edit', session: day.session, details: { slow: null } });
      await day.ask({ type: 'session.close', session: day.session });
      await day.say({ kind: 'question', text: day.script.longQuestion });
    },
  },
  /** Over, and read by those who were not there. */
  afterwards: { event: hashtag('box8'), prepare: afterwards },
  /** Its archive is taken down. */
  down: {
    event: asScripted,
    async prepare(day) {
      await day.ask({ type: 'event.publish', state: 'down' });
    },
  },
  /** Brought in: a session with polls of every kind, as they are read afterwards. */
  gathered: {
    event: asScripted,
    async prepare(day) {
      const found = contentOf(json(pollsOfEachKind), 'openfloor', { zone: 'UTC', day: null, since: null });
      if ('reason' in found) throw new Error(`The sample is refused: ${found.reason}`);
      const { format, sessions } = found;
      await day.ask({ type: 'session.import', into: null, format, sessions });
    },
  },
  sealed: {
    event: asScripted,
    async prepare(day) {
      await close(day);
      await day.ask({ type: 'session.seal', session: day.session });
    },
  },
} as const satisfies Record<string, Plan>;

export type DayName = keyof typeof days;

/** Never given away twice, so another language needs another one. */
function hashtag(word: string): Plan['event'] {
  return ({ stage }) => ({
    hashtag: stage.language === 'en' ? word : `${word}ar`,
    starts: '2026-11-20',
    ends: '2026-11-22',
  });
}

async function ordinary(day: Day): Promise<void> {
  for (const details of day.script.agenda) await day.ask({ type: 'session.add', details });
  await fill(day);
  const { stories } = linesOf(day);
  for (const story of stories.slice(0, 2)) await day.ask({ type: 'post.show', post: await day.say(story) });
  const [most, second] = day.script.ballots;
  if (second) {
    const closed = await day.poll(second, 9);
    await day.ask({ type: 'poll.close', poll: closed });
  }
  if (most) await day.poll(most, 7);
  await day.show({ mode: 'board', order: 'wanted', kind: 'question' });
}

/** Questions and comments with replies, support and answers, one of them reported, and a story that waits. */
async function fill(day: Day): Promise<void> {
  const { session, script } = day;
  const [first = '', second = '', third = '', fourth = '', ...others] = await talk(day);
  await day.support(first, 9);
  await day.support(third, 4);
  await day.support(fourth, 1);
  await day.ask({ type: 'post.answer', post: second, on: true });
  await day.ask({ type: 'post.answer', post: third, on: true, text: script.answer });
  await day.ask({ type: 'post.pin', post: fourth, on: true });
  const last = others.at(-1) ?? '';
  await day.askAs(3, { type: 'post.report', post: last, reason: script.reportReason });
  const room = { type: 'post.add' as const, session, kind: 'comment' as const };
  await day.ask({ ...room, text: linesOf(day).comments[0]?.text ?? '', name: null });
}

/** Some questions and comments, with these replies or their own, and a story that waits for a host. */
async function talk(day: Day, replies?: Line['replies']): Promise<readonly string[]> {
  const { questions, comments, stories } = linesOf(day);
  const posts: string[] = [];
  for (const line of [...questions.slice(0, 5), ...comments.slice(0, 2)])
    posts.push(await day.say(replies ? { ...line, replies } : line));
  for (const story of stories.slice(2, 3)) await day.say(story);
  return posts;
}

async function crowd(day: Day): Promise<void> {
  const { questions, comments } = linesOf(day);
  const lines = [...questions, ...comments];
  for (let count = 0; count < POSTS; count++) {
    const line = lines[count % lines.length];
    if (line) await day.say({ ...line, replies: [] });
  }
}

async function overdo(day: Day): Promise<void> {
  for (const text of extremes) {
    const as = { type: 'post.add' as const, session: day.session, kind: 'question' as const, text };
    await day.askAs(0, { ...as, name: longName, as: 'cares' });
  }
  const name = 'Li';
  const long = { kind: 'question' as const, session: day.session, text: day.script.longQuestion };
  const { post = '' } = await day.askAs(1, { type: 'post.add', ...long, name });
  await day.support(post, 3);
  const options = extremes.slice(0, 4).map((text) => text.slice(0, 80));
  await day.ask({ type: 'poll.add', session: day.session, question: day.script.longQuestion.slice(0, 200), options });
}

async function steer(day: Day): Promise<void> {
  const { session, script } = day;
  for (const details of script.agenda) await day.ask({ type: 'session.add', details });
  await day.ask({ type: 'session.add', details: { title: script.board, board: true } });
  const { questions } = linesOf(day);
  const [first, second, third, fourth, fifth] = questions.map((line) => ({ ...line, replies: [] }));
  if (!first || !second || !third || !fourth || !fifth) throw new Error('The script has too few questions.');
  const into = await day.say(third);
  const short = await day.say(fourth);
  await group(day, into, [first, second]);
  await group(day, short, [fifth]);
  await day.support(into, 7);
  await day.ask({ type: 'post.label', post: into, labels: [script.label] });
  await day.ask({ type: 'event.tell', text: script.notice });
  await day.ask({ type: 'session.edit', session, details: { slow: 30 } });
  await day.show({ mode: 'post', post: into });
}

async function parallel(day: Day): Promise<void> {
  const { session, script } = day;
  const { questions, comments, stories } = linesOf(day);
  await day.ask({ type: 'session.edit', session, details: { title: script.stage.title } });
  const sessions = [session];
  for (const details of [...script.agenda.slice(0, 2), { title: script.board, board: true }]) {
    const { session: added = '' } = await day.ask({ type: 'session.add', details });
    await day.ask({ type: 'session.start', session: added });
    sessions.push(added);
  }
  const posts: string[] = [];
  for (const [index, { kind, text }] of [...questions.slice(0, 6), ...comments.slice(0, 2)].entries()) {
    const said = { type: 'post.add' as const, session: sessions[index % sessions.length] ?? session, text };
    const { post = '' } = await day.askAs(index, { ...said, kind: kind === 'story' ? 'comment' : kind });
    posts.push(post);
    await day.support(post, index);
  }
  const [told] = stories;
  const { post = '' } = await day.askAs(0, { type: 'post.add', session, kind: 'story', text: told?.text ?? '' });
  await day.ask({ type: 'post.show', post });
  const [first = '', second = ''] = sessions;
  await day.ask({ type: 'wall.show', session: first, screen: { mode: 'post', post: posts[0] ?? '' } });
  await day.ask({ type: 'wall.show', session: second, screen: { mode: 'board', order: 'wanted', kind: 'question' } });
  const [ballot] = script.ballots;
  if (ballot) await day.poll(ballot, 5);
}

async function group(day: Day, into: string, lines: readonly Line[]): Promise<void> {
  for (const line of lines) await day.ask({ type: 'post.group', post: await day.say(line), into });
}

async function sort(day: Day): Promise<void> {
  const { session, script } = day;
  const { questions, stories } = linesOf(day);
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = await talk(day);
  await day.support(first, 9);
  await day.support(third, 4);
  for (const post of [third, first]) await day.ask({ type: 'post.queue', post, on: true });
  for (const post of [fourth, first]) await day.ask({ type: 'post.label', post, labels: [script.label] });
  await day.ask({ type: 'post.group', post: second, into: fourth });
  await day.ask({ type: 'post.mute', post: fifth, on: true });
  await day.ask({ type: 'post.hide', post: sixth, reason: script.hideReason });
  const aloud = { type: 'post.add' as const, session, kind: 'question' as const, voice: 'self' as const };
  await day.askAs(9, { ...aloud, text: questions[5]?.text ?? '' });
  for (const story of stories.slice(0, 1)) await day.ask({ type: 'post.show', post: await day.say(story) });
  await day.ask({ type: 'wall.time', session, seconds: 600 });
  await day.ask({ type: 'event.tell', text: script.notice });
}

async function quiz(day: Day): Promise<void> {
  const { session, script } = day;
  const names = script.cast.slice(0, LEADERS_MAX).map(({ name }, place) => name ?? String(place));
  const right = names.map(() => 0);
  for (const [asked, { question, options }] of script.ballots.slice(0, 2).entries()) {
    const { poll = '' } = await day.ask({ type: 'poll.add', session, question, options: [...options], right: [0] });
    for (const [place, name] of names.entries()) {
      const knows = place % (asked + 2) === 0;
      right[place] = (right[place] ?? 0) + (knows ? 1 : 0);
      await day.askAs(place, { type: 'ballot.cast', poll, choices: [knows ? 'o1' : 'o2'], name });
    }
    await day.ask({ type: 'poll.close', poll });
  }
  const rows = names.map((name, place) => ({ name, right: right[place] ?? 0 })).filter((row) => row.right > 0);
  rows.sort((one, other) => other.right - one.right || (one.name < other.name ? -1 : 1));
  await day.ask({ type: 'leaders.tell', session, rows });
  await day.show({ mode: 'leaders' });
}

async function close(day: Day): Promise<void> {
  await ordinary(day);
  await day.ask({ type: 'session.close', session: day.session });
}

function linesOf({ script: { lines } }: Day) {
  const of = (kind: string) => lines.filter((line) => line.kind === kind);
  return { questions: of('question'), comments: of('comment'), stories: of('story') };
}

/** More than a phone holds at once. */
const POSTS = 200;
