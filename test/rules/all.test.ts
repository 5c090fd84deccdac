import { describe, expect, it } from 'vitest';
import { ALL } from '../../shared/all.ts';
import type { Fact } from '../../shared/facts.ts';
import type { PostsPage } from '../../shared/http.ts';
import { GONE_MAX, OPEN_POLLS_MAX, PAGE_MAX, WINDOW_MAX } from '../../shared/limits.ts';
import { foldAll } from '../../server/room/reduce.ts';
import type { State } from '../../server/room/state.ts';
import { postsBefore } from '../../server/view/archive.ts';
import { lookedAgain, neverLooked } from '../../server/view/entered.ts';
import { frameOf } from '../../server/view/frame.ts';
import { orderOf } from '../../server/view/order.ts';
import { after, ben, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

/** An event whose hall is live, with so many more sessions; their ids too. */
function eventWith(more: number): { facts: Fact[]; sessions: string[] } {
  let facts = newEvent();
  const sessions = [HALL];
  for (let which = 1; which <= more; which++) {
    facts = after(facts, [host, { type: 'session.add', details: { title: `Room ${which}` } }]);
    sessions.push(last(facts, 'session'));
  }
  return { facts, sessions };
}

const start = (session: string): Wish => ({ type: 'session.start', session });
const ask = (session: string): Wish => ({ type: 'post.add', session, kind: 'question', text: `In ${session}?` });

const poll = (session: string): Wish => ({ type: 'poll.add', session, question: 'Lunch?', options: ['Soup', 'Bread'] });

/** These wishes of hosts, each so many times; folded as they go, for there are many. */
function said(facts: readonly Fact[], ...wishes: readonly (readonly [number, Wish])[]): Fact[] {
  let all = [...facts];
  for (const [times, wish] of wishes) for (let time = 0; time < times; time++) all = after(all, [host, wish]);
  return all;
}

const list = (state: State) => orderOf(state, ALL, 'attendee', 'list');
const now = (state: State) => orderOf(state, ALL, 'attendee', 'now');
/** How many of these ids belong to each session. */
function shares(state: State, ids: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const id of ids) {
    const session = (state.posts.get(id) ?? state.polls.get(id))?.session ?? '';
    counts[session] = (counts[session] ?? 0) + 1;
  }
  return counts;
}

describe('the list over all sessions', () => {
  it('has everything that was said, newest first, where it fits', () => {
    const { facts, sessions } = eventWith(2);
    const [, second = '', third = ''] = sessions;
    const state = foldAll(
      said(
        facts,
        [1, start(second)],
        [3, ask(HALL)],
        [2, ask(second)],
        [1, ask(third)],
        [1, poll(second)],
        [1, ask(HALL)],
        [1, { type: 'session.close', session: HALL }],
        [1, { type: 'session.seal', session: HALL }],
      ),
    );
    const everything = [...state.posts.keys(), ...state.polls.keys()].map((id) => Number(id.slice(1)));
    expect(list(state).map((id) => Number(id.slice(1)))).toEqual(everything.sort((one, other) => other - one));
  });

  it('lets no busy session take from a quiet one, and gives away what a quiet one does not need', () => {
    const { facts, sessions } = eventWith(2);
    const [, second = '', third = ''] = sessions;
    const state = foldAll(
      said(
        facts,
        [1, start(second)],
        [1, start(third)],
        [20, ask(second)],
        [80, ask(third)],
        [WINDOW_MAX + 10, ask(HALL)],
      ),
    );
    expect(shares(state, list(state))).toEqual({ [second]: 20, [third]: 65, [HALL]: 65 });
    expect(list(state)).toHaveLength(WINDOW_MAX);
  });

  it('has the posts of live sessions first, and of the others what these leave', () => {
    const { facts, sessions } = eventWith(2);
    const [, second = '', third = ''] = sessions;
    const state = foldAll(
      said(
        facts,
        [1, start(second)],
        [WINDOW_MAX, ask(second)],
        [1, { type: 'session.close', session: second }],
        [1, start(third)],
        [3, ask(third)],
        [WINDOW_MAX - 10, ask(HALL)],
      ),
    );
    expect(shares(state, list(state))).toEqual({ [HALL]: WINDOW_MAX - 10, [third]: 3, [second]: 7 });
  });

  it('is never larger than a window, with many sessions that all have much to show', () => {
    const { facts, sessions } = eventWith(40);
    const state = foldAll(
      said(
        facts,
        ...sessions.flatMap((session) => [[1, start(session)] as const, [6, ask(session)] as const]).slice(1),
      ),
    );
    expect(list(state)).toHaveLength(WINDOW_MAX);
    const each = Object.values(shares(state, list(state)));
    expect(each).toHaveLength(sessions.length);
    expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
  });
});

it('`now` over all sessions has what each live wall shows first, and the newest open polls of all', () => {
  const { facts, sessions } = eventWith(2);
  const [, second = '', third = ''] = sessions;
  const polls = (session: string, many: number): readonly [number, Wish] => [many, poll(session)];
  const board = (session: string): Wish => ({ type: 'wall.show', session, screen: { mode: 'board', order: 'latest' } });
  const log = said(facts, [1, start(second)], [2, ask(HALL)], [2, ask(second)], [1, ask(third)], polls(HALL, 15));
  const state = foldAll(said(log, polls(second, 15), [1, board(HALL)], [1, board(second)], [1, board(third)]));
  const newest = (session: string) => state.sessions.get(session)?.posts.last();
  const open = [...state.polls.keys()].sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)));
  expect(now(state)).toEqual([newest(HALL), newest(second), ...open.slice(0, OPEN_POLLS_MAX)]);
});

describe('[R6] pages over all sessions', () => {
  it('go through everything that is shown once, newest first', () => {
    const { facts, sessions } = eventWith(2);
    const [, second = '', third = ''] = sessions;
    const log = said(facts, [1, start(second)], [40, ask(HALL)], [30, ask(second)], [40, ask(third)], [30, ask(HALL)]);
    const hidden = last(log, 'post');
    const state = foldAll(after(log, [host, { type: 'post.hide', post: hidden }]));
    const read: string[] = [];
    let before: string | null = null;
    do {
      const page: PostsPage = postsBefore(state, ALL, before) ?? expect.fail('There is no page.');
      expect(page.posts.length).toBeLessThanOrEqual(PAGE_MAX);
      read.push(...page.posts.map(({ id }) => id));
      before = page.before;
    } while (before !== null);
    const shown = [...state.posts.keys()].filter((id) => id !== hidden);
    expect(read).toEqual(shown.sort((one, other) => Number(other.slice(1)) - Number(one.slice(1))));
  });

  it('are of a session that is there, or of all', () => {
    const state = foldAll(newEvent());
    expect(postsBefore(state, 's999', null)).toBeNull();
    expect(postsBefore(state, ALL, null)?.posts).toEqual([]);
  });
});

it('[R6] [R8] who follows all is told of what was taken away in any session, and is sent the whole list where one forgot', () => {
  const { facts, sessions } = eventWith(1);
  const second = sessions[1] ?? '';
  const asked = said(facts, [1, start(second)], [1, ask(HALL)], [1, ask(second)]);
  const of = { session: ALL, role: 'attendee', name: 'list', keys: false } as const;
  const before = foldAll(asked);
  const memory = lookedAgain(neverLooked, list(before), before.seq);
  const taken = [...before.posts.keys()];
  const log = after(asked, ...taken.map((post) => [host, { type: 'post.hide', post }] as const));
  const state = foldAll(log);
  const frame = frameOf(state, of, 'epoch', before.seq, lookedAgain(memory, list(state), state.seq));
  expect(frame).toMatchObject({ session: ALL, from: before.seq, order: [] });
  expect([...(frame?.gone ?? [])].sort()).toEqual(taken.sort());
  expect(frame).not.toHaveProperty('wall');

  const again = after(
    log,
    [host, { type: 'post.show', post: taken[1] ?? '' }],
    [host, { type: 'post.hide', post: taken[1] ?? '' }],
  );
  const toAndFro = Array.from({ length: GONE_MAX }, () => again.slice(log.length)).flat();
  const later = foldAll([...log, ...toAndFro]);
  expect(frameOf(later, of, 'epoch', before.seq, lookedAgain(memory, list(later), later.seq))?.from).toBe(0);
});

it('nothing can be said in all sessions at once', () => {
  expect(() => after(newEvent(), [ben, ask(ALL)])).toThrow();
});
