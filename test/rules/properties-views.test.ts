import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL } from '../../shared/all.ts';
import { apply } from '../../shared/apply.ts';
import { isThere, nothingHeld, type Held } from '../../shared/held.ts';
import type { PostsPage } from '../../shared/http.ts';
import type { Fact } from '../../shared/facts.ts';
import { isTold } from '../../shared/tally.ts';
import type { Screen } from '../../shared/screens.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { Frame, ViewName } from '../../shared/wire.ts';
import type { Poll, Post, Round, State } from '../../server/room/state.ts';
import { archiveView, postPage, postsBefore } from '../../server/view/archive.ts';
import { lookedAgain, neverLooked, type Entered } from '../../server/view/entered.ts';
import { frameOf, type ViewOf } from '../../server/view/frame.ts';
import { mineOf } from '../../server/view/mine.ts';
import { orderOf } from '../../server/view/order.ts';
import { plainState } from '../support/plain-state.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { ada, after, ben, HALL, host, last, newEvent } from '../support/given.ts';
import { askers, live, scripts, SECRET } from '../support/random-day.ts';

/** A failure prints its seed and the shortest day that fails. */
const DAYS = 250;
const COMMANDS = 90;

const ROLES: readonly ViewRole[] = ['attendee', 'wall', 'speaker', 'host'];
const NAMES: readonly ViewName[] = ['now', 'list'];
const EPOCH = 'epoch-1';

/** Who stands before the wall has no list, and sees it frozen. */
const seesWall = (role: ViewRole): boolean => role === 'wall' || role === 'speaker';

/** Every view of all sessions, and of every session there is at a state. */
function viewsAt(state: State): ViewOf[] {
  const ofEach = state.agenda.toArray().flatMap((session) =>
    ROLES.flatMap((role) =>
      NAMES.filter((name) => !seesWall(role) || name === 'now').map((name) => ({
        session,
        role,
        name,
        keys: role === 'host',
      })),
    ),
  );
  return [...ofAll, ...ofEach];
}

const ofAll: readonly ViewOf[] = NAMES.map((name) => ({ session: ALL, role: 'attendee', name, keys: false }));

function look(memory: Entered, state: State, of: ViewOf): Entered {
  const session = of.session === ALL ? ALL : state.sessions.get(of.session);
  return session ? lookedAgain(memory, orderOf(state, session, of.role, of.name), state.seq) : memory;
}

const wholeFrame = (state: State, of: ViewOf) => frameOf(state, of, EPOCH, 0, look(neverLooked, state, of));

describe('[R6] nobody receives what their role may not see', () => {
  it('in whole views, the archive, pages and exports of one', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        const { last } = live(script);
        const everyone = publicWords(last);
        for (const of of viewsAt(last)) expectOnly(wholeFrame(last, of), permitted(last, of));
        const archive = archiveView(last);
        expectOnly(archive, everyone);
        for (const post of last.posts.values()) {
          if (post.kind === 'story' && !post.archive && post.to === null) {
            expect(archive?.sessions.flatMap(({ posts }) => posts.map(({ id }) => id))).not.toContain(post.id);
          }
          expectOnly(postPage(last, post.id), everyone);
        }
        for (const session of [ALL, ...last.agenda]) expectOnly(postsBefore(last, session, null), everyone);
      }),
      { numRuns: DAYS },
    );
  });

  it('in what one attendee alone is told', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        const { last } = live(script);
        for (const asker of askers) {
          if (asker.kind !== 'attendee') continue;
          const own = [...last.posts.values()].filter(({ author }) => author === asker.id);
          const polls = [...last.polls.values()].filter(({ author }) => author === asker.id);
          const words = [
            ...own.flatMap(({ text, draft, kept, reason, answer, promise }) => [
              text,
              draft?.text,
              kept?.reason,
              reason,
              answer?.text,
              answer?.name,
              promise?.by,
            ]),
            ...polls.flatMap(({ question, reason, options }) => [
              question,
              reason,
              options.flatMap(({ from, text }) => (from === 'author' ? [text] : [])),
            ]),
            ...(last.people.get(asker.id)?.ballots ?? []).map(({ ballot }) => ballot.words),
          ];
          expectOnly(mineOf(last, asker.id), wordsIn(words));
        }
      }),
      { numRuns: DAYS },
    );
  });

  it('in pages fetched over HTTP, once the phone has its next frame, however late the page came', () => {
    const each = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: COMMANDS, maxLength: COMMANDS });
    // A page is none, or of so many commands ago.
    const phone = fc.record({
      looks: each(fc.boolean()),
      pages: each(fc.constantFrom(0, 1, 2, 9)),
      session: fc.constantFrom(HALL, ALL),
      restart: fc.nat(COMMANDS),
    });
    fc.assert(
      fc.property(scripts(COMMANDS), phone, (script, { looks, pages, session, restart }) => {
        const { log, steps, first } = live(script);
        const of: ViewOf = { session, role: 'attendee', name: 'list', keys: false };
        let memory = look(neverLooked, first, of);
        let screen = screenAfter(nothingHeld(), frameOf(first, of, EPOCH, 0, memory));
        const fetched: PostsPage[] = [];
        for (const [index, { after: state }] of steps.entries()) {
          const before = steps[index - (pages[index] ?? 0)]?.after ?? first;
          if (pages[index]) fetched.push(postsBefore(before, session, null) ?? expect.fail(`There is no ${session}.`));
          if (index === restart) memory = neverLooked;
          if (!looks[index]) continue;
          memory = look(memory, state, of);
          screen = screenAfter(screen, frameOf(state, of, EPOCH, screen.to, memory));
          const unseen = unseenWords(log.slice(0, state.seq), state);
          for (const { posts, to } of fetched) {
            const there = (id: string): boolean => isThere(id, to, screen);
            for (const { replies, grouped, ...post } of posts) {
              if (!there(post.id)) continue;
              expectNone([post, [...replies, ...grouped].filter(({ id }) => there(id))], unseen);
            }
            // Nor does it lose what nobody took away.
            const lost = posts
              .flatMap(({ id, replies }) => [id, ...replies.map((reply) => reply.id)])
              .filter((id) => !there(id));
            if (to < screen.hearsFrom) continue;
            const taken = log.slice(to, state.seq).flatMap((fact) => {
              if (fact.type === 'session.unimported') return broughtWith(fact.import, state);
              return TAKING.includes(fact.type) && 'post' in fact ? [fact.post] : [];
            });
            expect(taken).toEqual(expect.arrayContaining(lost));
          }
        }
      }),
      { numRuns: DAYS },
    );
  });

  it('counts are told only where the poll says so', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        const { last } = live(script);
        for (const of of viewsAt(last)) {
          for (const poll of wholeFrame(last, of)?.polls ?? []) {
            const { results, published, rounds, ...is } =
              last.polls.get(poll.id) ?? expect.fail(`There is no ${poll.id}.`);
            // A frozen wall goes on showing the result of a round that was closed.
            const held = seesWall(of.role) ? last.sessions.get(of.session)?.frozen?.poll : null;
            const run = held?.id === poll.id ? held.run : is.run;
            const secret = !published && (results === 'hosts' || (results === 'closed' && run !== 'closed'));
            const told = rounds.slice(-1).some(({ tally }) => isTold(tally));
            if (of.role === 'host') expect(poll.counts === null).toBe(!told);
            else if (secret) expect(poll.counts).toBeNull();
          }
        }
      }),
      { numRuns: DAYS },
    );
  });
});

describe('[R8] frames', () => {
  /** When a screen comes, goes, misses frames, or the node forgets: numbers that pick steps of the day. */
  const happenings = fc.record({
    view: fc.nat(7),
    looks: fc.array(fc.boolean(), { minLength: COMMANDS, maxLength: COMMANDS }),
    takes: fc.array(fc.nat(15), { minLength: COMMANDS, maxLength: COMMANDS }),
    restarts: fc.option(fc.nat(COMMANDS), { nil: -1 }),
  });

  it('from wherever a screen was, however often it slept, give the same screen as the whole view', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), happenings, (script, { view, looks, takes, restarts }) => {
        const { steps, first } = live(script);
        const of = viewsAt(first)[view] ?? expect.fail('A session has six views, and all sessions have two.');
        let memory = neverLooked;
        const screens: Held[] = Array.from({ length: 4 }, () => nothingHeld());
        for (const [index, { after: state }] of steps.entries()) {
          if (index === restarts) memory = neverLooked;
          const taking = takes[index] ?? 0;
          if (!looks[index] || taking === 0) continue;
          memory = look(memory, state, of);
          const whole = plainHeld(screenAfter(nothingHeld(), wholeFrame(state, of)));
          for (const [number, screen] of screens.entries()) {
            if ((taking & (1 << number)) === 0) continue;
            // Some asked for changes.
            const frame = frameOf(state, of, EPOCH, screen.to, memory, number % 2 === 0);
            expectOnly(frame, permitted(state, of));
            const next = screenAfter(screen, frame);
            if (plainHeld(next) !== whole) expect(JSON.parse(plainHeld(next))).toEqual(JSON.parse(whole));
            screens[number] = next;
          }
        }
      }),
      { numRuns: DAYS },
    );
  });

  it('from any moment of a poll on a wall that is frozen and runs again give the same wall as the whole view', () => {
    const opened = after(newEvent(), [
      host,
      { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Soup', 'Bread'], results: 'closed' },
    ]);
    const poll = last(opened, 'poll');
    const vote = (choice: string) => ({ type: 'ballot.cast' as const, poll, choices: [choice] });
    const publish = (on: boolean) => [host, { type: 'poll.publish', poll, on }] as const;
    const freeze = (on: boolean) => [host, { type: 'wall.freeze', session: HALL, on }] as const;
    const log = after(
      opened,
      [host, { type: 'wall.show', session: HALL, screen: { mode: 'poll', poll } }],
      publish(true),
      [ada, vote('o1')],
      freeze(true),
      [ben, vote('o1')],
      publish(false),
      publish(true),
      freeze(false),
      [ada, vote('o2')],
      freeze(true),
      [host, { type: 'poll.close', poll }],
      [host, { type: 'poll.open', poll }],
      freeze(false),
      [ben, vote('o2')],
      freeze(true),
      [host, { type: 'poll.hide', poll }],
      [host, { type: 'poll.show', poll }],
      freeze(false),
      freeze(true),
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
      freeze(false),
    );
    expectSameFromAnywhere(log, opened.length);
  });

  it('from any moment of posts on a wall that is frozen and runs again give the same wall as the whole view', () => {
    const asked = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' }]);
    const post = last(asked, 'post');
    const support = (on: boolean) => [ben, { type: 'post.support', post, on }] as const;
    const show = (screen: Screen) => [host, { type: 'wall.show', session: HALL, screen }] as const;
    const freeze = (on: boolean) => [host, { type: 'wall.freeze', session: HALL, on }] as const;
    const frozen = after(asked, show({ mode: 'post', post }), freeze(true), support(true));
    expect(wallAt(frozen).posts.get(post)?.support).toBe(0);
    const log = after(
      frozen,
      freeze(false),
      show({ mode: 'board', order: 'wanted', kind: null }),
      freeze(true),
      support(false),
      [host, { type: 'post.hide', post }],
      [host, { type: 'post.show', post }],
      freeze(false),
      freeze(true),
      support(true),
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    expectSameFromAnywhere(log, asked.length);
  });

  it('a vote costs the bytes of a number', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        for (const { command, before, after } of live(script).steps) {
          if (command.type !== 'ballot.cast' || command.text !== null || before === after) continue;
          for (const of of viewsAt(before)) {
            const memory = look(look(neverLooked, before, of), after, of);
            const frame = frameOf(after, of, EPOCH, before.seq, memory);
            const extra = Object.keys(frame ?? {}).filter(
              (key) => !['view', 'session', 'epoch', 'from', 'to'].includes(key),
            );
            expect(['', 'polls']).toContain(extra.join());
            for (const poll of frame?.polls ?? []) expect(poll).not.toHaveProperty('question');
          }
        }
      }),
      { numRuns: DAYS },
    );
  });
});

const HALL_WALL: ViewOf = { session: HALL, role: 'wall', name: 'now', keys: false };

function wallAt(log: readonly Fact[]): Held {
  return screenAfter(nothingHeld(), wholeFrame(foldAll(log), HALL_WALL));
}

/** A wall that came at any time, and slept until any later one, holds what a new wall does. */
function expectSameFromAnywhere(log: readonly Fact[], start: number): void {
  let memory = neverLooked;
  let screens: readonly Held[] = [];
  for (let seq = start; seq <= log.length; seq++) {
    const state = foldAll(log.slice(0, seq));
    memory = look(memory, state, HALL_WALL);
    const whole = wallAt(log.slice(0, seq));
    for (const screen of screens) {
      const next = screenAfter(screen, frameOf(state, HALL_WALL, EPOCH, screen.to, memory));
      expect(JSON.parse(plainHeld(next))).toEqual(JSON.parse(plainHeld(whole)));
    }
    screens = [...screens, whole];
  }
}

function screenAfter(screen: Held, frame: Frame | null): Held {
  return frame ? (apply(screen, frame) ?? expect.fail('The frame does not follow what the screen holds.')) : screen;
}

/** What a person at the screen could tell apart. */
function plainHeld({ to: _, gone: __, hearsFrom: ___, posts, polls, ...rest }: Held): string {
  return JSON.stringify(plainState({ ...rest, posts: [...posts].sort(byId), polls: [...polls].sort(byId) }));
}

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

/** Fails where something secret, or a word that is not permitted, is anywhere in it. */
function expectOnly(told: unknown, permitted: ReadonlySet<string>): void {
  const text = JSON.stringify(told);
  const leaked = text.includes(SECRET) || [...wordsIn(text)].some((word) => !permitted.has(word));
  if (leaked)
    expect.fail(`Told too much: ${[...wordsIn(text)].filter((word) => !permitted.has(word)).join(', ')} in ${text}`);
}

function wordsIn(anything: unknown): ReadonlySet<string> {
  return new Set(JSON.stringify(anything).match(/w\d+!/g) ?? []);
}

const TAKING: readonly Fact['type'][] = ['post.hidden', 'post.held', 'post.withdrawn', 'post.grouped'];

const broughtWith = (id: string, { posts }: State): string[] =>
  [...posts.values()].flatMap((post) => (post.import === id ? [post.id] : []));

/** Every word that was ever said in posts which nobody may see now, and that nobody may read elsewhere. */
function unseenWords(log: readonly Fact[], state: State): ReadonlySet<string> {
  const words = wordsIn(
    log.filter(
      (fact) =>
        (fact.type === 'post.added' || fact.type === 'post.edited') && state.posts.get(fact.post)?.status !== 'shown',
    ),
  );
  const seen = publicWords(state);
  return new Set([...words].filter((word) => !seen.has(word)));
}

function expectNone(told: unknown, unseen: ReadonlySet<string>): void {
  const found = [...wordsIn(told)].filter((word) => unseen.has(word));
  if (found.length > 0) expect.fail(`Still there: ${found.join(', ')}`);
}

const saidIn = ({ text, name, answer, promise, labels }: Post) => [
  text,
  name,
  answer?.text,
  answer?.name,
  promise?.by,
  labels,
];

/** The note to the speakers of a session is theirs and the hosts'. */
function permitted(state: State, { role, session }: ViewOf): ReadonlySet<string> {
  if (!['host', 'speaker'].includes(role)) return publicWords(state);
  const words = role === 'host' ? hostWords(state) : publicWords(state);
  return new Set([...words, ...wordsIn([state.sessions.get(session)?.notice?.text])]);
}

/** What everyone may read: shown posts, shown replies to them, polls that run or ran, the hosts' message, and what they say of videos. */
function publicWords({ posts, polls, event, sessions }: State): ReadonlySet<string> {
  const shown = [...posts.values()].filter(
    ({ status, to }) => status === 'shown' && (to === null || posts.get(to)?.status === 'shown'),
  );
  const open = [...polls.values()].filter(
    ({ hidden, withdrawn, run }) => !hidden && !withdrawn && (run === 'open' || run === 'closed'),
  );
  const told = [...sessions.values()].map(({ video, leaders }) => [video?.moments, video?.transcript?.cues, leaders]);
  return wordsIn([
    shown.map(saidIn),
    open.map((poll) => [asksOf(poll, 'shown'), poll.rounds.map((round) => wordsSaid(poll, round, true))]),
    event?.notice?.text,
    told,
  ]);
}

const asksOf = ({ question, low, high, unit, set, options }: Poll, status?: 'shown') => [
  ...[question, low, high, unit, set],
  options.filter((option) => status === undefined || option.status === status),
];

/** A word is everyone's where a host showed it, or nobody hid it and somebody said it whom no host had to look at. */
function wordsSaid(poll: Poll, { ballots, tally }: Round, seen: boolean): unknown {
  const free = new Set([...ballots.values()].flatMap(({ words, waits }) => (waits ? [] : (words ?? []))));
  const keys = new Set([...free].map(({ key }) => key));
  const said = [...ballots.values()].flatMap(({ words }) => words ?? []);
  const shown = said.filter(({ key }) => !seen || (poll.words.get(key)?.shown ?? keys.has(key)));
  return [shown, seen ? poll.words.filter((word) => word.shown) : [], tally.details];
}

/** Hosts read all that was not withdrawn, and every reason. */
function hostWords({ posts, polls, event, sessions }: State): ReadonlySet<string> {
  const kept = [...posts.values()].filter(({ status }) => status !== 'withdrawn');
  const asked = [...polls.values()].filter(({ withdrawn }) => !withdrawn);
  return wordsIn([
    [...sessions.values()].map(({ leaders }) => leaders),
    kept.map((post) => [saidIn(post), post.draft, post.original, post.reason, post.reportReason]),
    asked.map((poll) => [
      asksOf(poll),
      poll.reason,
      poll.rounds.map((round) => wordsSaid(poll, round, false)),
      poll.words,
    ]),
    event?.notice?.text,
  ]);
}
