import fc from 'fast-check';
import { commands, type Command, type CommandType } from '../../shared/commands.ts';
import type { Fact } from '../../shared/facts.ts';
import type { BroughtSession } from '../../shared/brought.ts';
import { eventDetails, sessionDetails } from '../../shared/settings.ts';
import { createEvent } from '../../server/room/create.ts';
import { decide, type Decision } from '../../server/room/decide.ts';
import type { Asker } from '../../server/room/permissions.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { leadersOf } from '../../server/room/leaders.ts';
import type { Poll, State } from '../../server/room/state.ts';
import { hasOptions } from '../../shared/polls.ts';
import { brought, broughtPoll, broughtPost, broughtReply } from './brought.ts';

/**
 * Random days at a conference: whatever commands in whatever order by whomever. Everything a person writes is a word of
 * its own (`w7!`), and everything secret begins with `secret-`, so that a test can tell what got where.
 */

type Step = {
  readonly command: Command;
  readonly asker: Asker;
  readonly decision: Decision;
  readonly before: State;
  readonly after: State;
};
export type Day = {
  readonly log: readonly Fact[];
  readonly first: State;
  readonly steps: readonly Step[];
  readonly last: State;
};

export const SECRET = 'secret-';
export const askers: readonly Asker[] = [
  ...['ada', 'bo', 'cyd', 'dee'].map((name) => ({ kind: 'attendee', id: `${SECRET}${name}` }) as const),
  { kind: 'key', id: 'k2' },
];

/** What one step is made of: numbers, so that a failing day shrinks to a short one. */
type Wish = {
  readonly who: number;
  readonly type: CommandType;
  readonly thing: number;
  readonly other: number;
  readonly yes: boolean;
  readonly wait: number;
};

const often = (type: CommandType, times: number) => Array.from({ length: times }, () => type);
/** Every command there is, and more of what people do more. */
const types: CommandType[] = [
  ...(Object.keys(commands) as CommandType[]),
  ...often('post.add', 8),
  ...often('reply.add', 3),
  ...often('post.support', 6),
  ...often('post.show', 4),
  ...often('ballot.cast', 8),
  ...often('poll.add', 3),
  ...often('poll.open', 2),
  ...often('wall.show', 2),
  ...often('post.group', 2),
  ...often('post.edit', 2),
  ...often('video.add', 2),
];

const wish: fc.Arbitrary<Wish> = fc.record({
  // Hosts decide more than one in five.
  who: fc.constantFrom(0, 1, 2, 3, 4, 4, 4),
  type: fc.constantFrom(...types),
  thing: fc.nat(40),
  other: fc.nat(40),
  yes: fc.boolean(),
  // Now and then the ten minutes after closing go by.
  wait: fc.constantFrom(0, 0, 0, 1000, 60_000, 660_000),
});

const settings = fc.record({
  lookFirst: fc.boolean(),
  attendeePolls: fc.constantFrom('on', 'on', 'ask', 'off'),
});

/** What makes a day: small, so that a failure prints the shortest script that fails. */
export type Script = readonly [settings: object, wishes: readonly Wish[]];

/** Scripts of up to `most` commands. */
export const scripts = (most: number): fc.Arbitrary<Script> =>
  fc.tuple(settings, fc.array(wish, { maxLength: most, size: 'max' }));

const MORNING = 1_800_000_000_000;

/** The day as the room would decide it. */
export function live([how, wishes]: Script): Day {
  const log: Fact[] = createEvent(
    eventDetails.parse({ title: 'A day', ...how }),
    null,
    { code: '482913', signingKey: `${SECRET}signing`, hostKey: `${SECRET}host-key`, command: 'command-0000' },
    { host: 'First host', session: 'Main hall' },
    MORNING,
  );
  const first = foldAll(log);
  const steps: Step[] = [];
  let state = first;
  let moment = MORNING;
  for (const [number, one] of wishes.entries()) {
    moment += one.wait;
    const asker = askers[one.who] ?? { kind: 'clock' };
    const command = commandOf(one, number, state);
    const decision = decide(command, state, asker, moment);
    const facts = 'facts' in decision ? decision.facts : [];
    const after = foldAll(facts, state);
    log.push(...facts);
    steps.push({ command, asker, decision, before: state, after });
    state = after;
  }
  return { log, first, steps, last: state };
}

/** One of these, the newest most easily; something that does not exist where there are none. */
const one = (ids: readonly string[], number: number, none: string): string =>
  ids[ids.length - 1 - (number % ids.length)] ?? none;

function commandOf({ type: wished, thing, other, yes }: Wish, number: number, state: State): Command {
  // Rarely, or hardly a day would come to its evening.
  const type = wished === 'event.delete' && thing + other > 4 ? 'event.tell' : wished;
  const word = `w${number}!`;
  const session = one(state.agenda.toArray(), thing, 's999');
  const post = one([...state.posts.keys()], thing, 'p999');
  const poll = one([...state.polls.keys()], thing, 'v999');
  const choice = state.polls.get(poll)?.options[other % 3]?.id ?? 'unsure';
  const kind = (['question', 'question', 'story', 'comment'] as const)[other % 4];
  const as = ([null, 'uses', 'works'] as const)[other % 3];
  const screens = [
    { mode: 'join' },
    { mode: 'board', order: yes ? 'latest' : 'wanted', kind: other % 2 ? null : 'story' },
    { mode: 'post', post: one([...state.posts.keys()], other, 'p999') },
    { mode: 'poll', poll: one([...state.polls.keys()], other, 'v999') },
    { mode: 'quiet' },
  ];
  const pollKind = (['one', 'several', 'rating', 'ranking', 'words', 'open', 'number'] as const)[
    yes ? other % 2 : other % 7
  ];
  const asked = {
    question: word,
    kind: pollKind,
    options: hasOptions(pollKind ?? 'one') ? [`${word}a`, `${word}b`, `${word}c`] : [],
    adding: thing % 2 === 0 && (pollKind === 'one' || pollKind === 'several'),
    seconds: thing % 5 === 0 ? 60 : null,
    right: thing % 3 === 0 && (pollKind === 'one' || pollKind === 'several') ? [0] : [],
    low: pollKind === 'rating' ? word : null,
  };
  const offered = state.polls.get(poll)?.options.findLast(({ from }) => from === 'attendee')?.id ?? choice;
  const said = [...(state.polls.get(poll)?.rounds.at(-1)?.ballots.values() ?? [])].flatMap(({ words }) => words ?? []);
  const answered = said.length > 0 ? said.slice(0, 2) : [{ key: word, text: word }];
  const room = state.sessions.get(session);
  const leaders = room ? leadersOf(state, room) : [];
  const rest: Record<CommandType, object> = {
    'event.edit': { details: { lookFirst: yes, attendeePolls: (['on', 'ask', 'off'] as const)[other % 3] } },
    'event.tell': { text: yes ? word : null },
    'event.publish': { state: (['draft', 'published', 'down'] as const)[other % 3] },
    'event.delete': {},
    'key.add': {
      name: 'Second host',
      role: (['host', 'moderator', 'helper', 'speaker'] as const)[other % 4],
      key: `${SECRET}${String(number).padStart(22, '0')}`,
    },
    'key.revoke': { key: one([...state.keys.keys()], thing, 'k999') },
    'session.add': { details: { title: 'Another room' } },
    'session.edit': {
      session,
      details: {
        title: `Room ${number}`,
        lookFirst: ([true, false, null] as const)[other % 3],
        board: other % 4 === 0,
        openAfter: yes,
      },
    },
    'session.remove': { session },
    'session.start': { session },
    'session.close': { session },
    'session.seal': { session },
    'session.import': {
      into: yes ? session : null,
      format: 'openfloor',
      sessions: [broughtDay(word, other), ...(other % 3 === 1 && !yes ? [broughtDay(`${word}!`, thing)] : [])],
    },
    'session.unimport': {
      import: one(
        [...state.sessions.values()].flatMap(({ imports }) => imports.map(({ id }) => id)),
        other,
        'i999',
      ),
    },
    'session.tell': { session, text: yes ? word : null },
    'post.add': {
      session,
      kind,
      as,
      text: word,
      name: yes ? word : null,
      ...(kind === 'story' && { archive: yes }),
    },
    'reply.add': { post, as, text: word },
    'post.edit': { post, text: word },
    'post.withdraw': { post },
    'post.support': { post, on: yes || other % 3 === 0 },
    'post.report': { post, reason: word },
    'post.consent': { post, archive: yes },
    'post.show': { post },
    'post.keep': { post, reason: word },
    'post.hide': { post, reason: word },
    'post.return': { post, note: word },
    'post.hold': { post },
    'post.answer': { post, on: other % 4 !== 0, text: yes ? word : null, name: other % 3 ? null : word },
    'post.promise': { post, by: yes ? word : null, until: other % 2 ? '2026-12-03' : null },
    'post.pin': { post, on: yes },
    'post.group': { post, into: yes ? one([...state.posts.keys()], other, 'p999') : null },
    'post.queue': { post, on: yes },
    'post.label': { post, labels: yes ? [word] : [] },
    'post.mute': { post, on: other % 3 === 0 },
    'poll.add': {
      session,
      ...asked,
      results: (['always', 'voted', 'closed', 'hosts'] as const)[other % 4],
      changeable: other % 5 !== 0,
      open: other % 3 !== 0,
    },
    'poll.edit': { poll, ...asked },
    'poll.open': { poll },
    'poll.reset': { poll },
    'poll.time': { poll, seconds: yes ? 60 : null },
    'poll.return': { poll, note: word },
    'poll.close': { poll },
    'poll.withdraw': { poll },
    'poll.hide': { poll, reason: word },
    'poll.show': { poll },
    'poll.publish': { poll, on: yes },
    'ballot.cast': { poll, ...ballotOf(state.polls.get(poll), word, thing, choice, yes) },
    'hands.count': { poll, counts: yes ? { [choice]: other } : {} },
    'option.add': { poll, text: `${word}d` },
    'option.show': { poll, option: offered },
    'option.hide': { poll, option: offered },
    'word.show': { poll, words: answered },
    'word.hide': { poll, words: answered },
    'leaders.tell': { session, rows: leaders.length > 0 && yes ? leaders : null },
    'wall.show': { session, screen: screens[other % 5] },
    'wall.freeze': { session, on: yes },
    'wall.time': { session, seconds: yes ? 300 : null },
    'video.add': { session, address: `https://films.example/${number}.mp4` },
    'video.remove': { session },
    'video.mark': { session, moment: MORNING + thing * 60_000, position: thing * 50 + other, title: yes ? word : null },
    'video.unmark': { session, moment: MORNING + thing * 60_000 },
    'transcript.add': { session, cues: [{ from: thing, to: thing + 1.5, text: word }] },
    'transcript.remove': { session },
  };
  return commands[type].parse({ id: `command-${number}`, outbox: `box${thing % 2}`, type, ...rest[type] });
}

/** An answer that fits, mostly. */
function ballotOf(poll: Poll | undefined, word: string, number: number, choice: string, yes: boolean): object {
  switch (poll?.kind) {
    case 'words':
      return { words: yes ? [word] : ['hope', 'Hópe', word], as: 'uses' };
    case 'number':
      return { number };
    case 'open':
      return { text: word, name: yes ? word : null };
    case 'ranking':
      return { choices: poll.options.map(({ id }) => id).slice(0, (number % 3) + 1) };
    default:
      return { choices: yes || choice === 'o1' ? [choice] : [choice, 'o1'], name: word };
  }
}

/** Something of all that can be brought in. */
function broughtDay(word: string, other: number): BroughtSession {
  const asked = broughtPost(`${word}asked`, {
    name: word,
    support: other,
    pinned: other % 2 === 0,
    labels: [word],
    grouped: other % 4 === 0 ? [`${word}first`, `${word}second`] : [],
    replies: other % 3 === 0 ? [broughtReply(`${word}replied`)] : [],
    answer:
      other % 5 === 0
        ? {
            at: MORNING,
            text: other % 2 === 0 ? word : null,
            name: other % 10 === 0 ? word : null,
            late: other % 4 === 0,
          }
        : null,
    promise: other % 5 === 1 ? { by: word, until: other % 2 === 0 ? '2027-01-31' : null } : null,
  });
  const told = broughtPost(`${word}told`, { kind: 'story', from: 'room', at: MORNING, as: 'uses' });
  const untold = { results: 'hosts' as const, rounds: [{ people: other, counts: {} }] };
  return brought([asked, told], {
    details: sessionDetails.parse({ title: 'Elsewhere' }),
    sealed: other % 6 === 0,
    polls: [broughtPoll(`${word}?`, other % 4 === 3 ? untold : {})],
    wall: [
      { at: MORNING, screen: { mode: 'post', nth: other % 3 } },
      { at: MORNING + 60_000, screen: { mode: 'poll', nth: other % 2 } },
    ],
    minutes: [{ at: MORNING, posts: 2, supports: other, votes: 0 }],
    video:
      other % 3 === 0
        ? { film: { kind: 'youtube', id: 'abcdefghijk' }, moments: [{ at: MORNING, position: 1.5, title: word }] }
        : null,
    transcript: other % 6 === 0 ? [{ from: 1, to: 2, text: word }] : [],
  });
}
