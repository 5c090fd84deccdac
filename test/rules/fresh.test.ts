import { describe, expect, it } from 'vitest';
import type { Fact, FactOf } from '../../shared/facts.ts';
import { BOARD_MAX, NEW_EVERY_MS, WINDOW_MAX } from '../../shared/limits.ts';
import { boardOf } from '../../server/room/board.ts';
import { foldAll } from '../../server/room/reduce.ts';
import type { State } from '../../server/room/state.ts';
import { orderOf } from '../../server/view/order.ts';
import { HALL, newEvent, START } from '../support/given.ts';
import { post } from '../support/sample-facts.ts';

type Said = Partial<Pick<FactOf<'post.added'>, 'kind' | 'poll' | 'from' | 'status'>>;

/** The facts of an event, and so many posts after them, one each `everyMs`, the first `from` ms after its start. */
function said(facts: readonly Fact[], many: number, everyMs: number, from = 0, more: Said = {}): Fact[] {
  const posts = Array.from({ length: many }, (_, index) => {
    const seq = facts.length + index + 1;
    return { ...post(seq, `Post ${seq}`), session: HALL, at: START + from + index * everyMs, ...more };
  });
  return [...facts, ...posts];
}

const hall = (state: State) => state.sessions.get(HALL) ?? expect.fail('There is no hall.');
const list = (facts: readonly Fact[]) => {
  const state = foldAll(facts);
  return orderOf(state, hall(state), 'attendee', 'list');
};
/** The ids of the last so many posts, newest first. */
const newest = (facts: readonly Fact[], many: number) =>
  Array.from({ length: many }, (_, index) => `p${facts.length - index}`);
const missingFrom = (before: readonly string[], now: readonly string[]) => before.filter((id) => !now.includes(id));

const A_MINUTE = 60_000;
const STORM_MS = 50;

describe('[R8] new posts in everyone’s window', () => {
  it('are all there where they come no faster than they can be read, however many', () => {
    const calm = said(newEvent(), 3 * WINDOW_MAX, NEW_EVERY_MS);
    expect(list(calm).slice(0, 20)).toEqual(newest(calm, 20));
  });

  it('are all there where no more came at once than it holds', () => {
    const burst = said(newEvent(), WINDOW_MAX, 1);
    expect(list(burst)).toEqual(newest(burst, WINDOW_MAX));
  });

  it('give way to no more than can be read in a storm, and are spread over it', () => {
    const begun = said(newEvent(), A_MINUTE / STORM_MS, STORM_MS);
    const on = said(begun, A_MINUTE / STORM_MS, STORM_MS, A_MINUTE);
    const [before, now] = [list(begun), list(on)];
    expect(now).toHaveLength(WINDOW_MAX);
    const came = missingFrom(now, before);
    expect(came).toHaveLength(A_MINUTE / NEW_EVERY_MS);
    const { posts } = foldAll(on);
    const times = came.map((id) => posts.get(id)?.at ?? 0).sort((one, other) => one - other);
    for (const [index, at] of times.entries()) {
      expect(at - (times[index - 1] ?? at)).toBeLessThanOrEqual(NEW_EVERY_MS);
    }
  });

  it('are all let in again when it is calm after a storm', () => {
    const storm = said(newEvent(), A_MINUTE / STORM_MS, STORM_MS);
    const calm = said(storm, 20, NEW_EVERY_MS, 2 * A_MINUTE);
    expect(list(calm).slice(0, 20)).toEqual(newest(calm, 20));
  });

  it('are let in where they are of another sort than those that storm, and where they are a host’s', () => {
    const storm = said(newEvent(), A_MINUTE / STORM_MS, STORM_MS);
    const story = said(storm, 1, 1, A_MINUTE, { kind: 'story' });
    const answer = said(story, 1, 1, A_MINUTE, { kind: 'comment', poll: 'v9' });
    const byHost = said(answer, 1, 1, A_MINUTE, { from: 'host' });
    const question = said(byHost, 1, 1, A_MINUTE);
    const [passedOver = '', ...others] = newest(question, 4);
    expect(list(question).slice(0, 3)).toEqual(others);
    expect(list(question)).not.toContain(passedOver);
  });

  it('make room for those that were passed over where hosts took them away', () => {
    const storm = said(newEvent(), 2 * WINDOW_MAX, 1);
    const [last = ''] = newest(storm, 1);
    const gone = list(storm).slice(0, 10);
    expect(gone).not.toContain(last);
    const hidden = gone.map((id) => ({
      ...({ type: 'post.hidden', at: START + A_MINUTE, session: HALL, post: id, reason: null } as const),
    }));
    const now = list([...storm, ...hidden]);
    expect(now).toHaveLength(WINDOW_MAX);
    expect(now[0]).toBe(last);
  });

  it('count from when they are seen, not from when they were said', () => {
    const waiting = said(newEvent(), WINDOW_MAX + 1, 1, 0, { status: 'waiting' });
    const ids = newest(waiting, WINDOW_MAX + 1);
    const shown = ids.map((id, index) => ({
      ...({ type: 'post.shown', at: START + A_MINUTE + index * NEW_EVERY_MS, session: HALL, post: id } as const),
    }));
    const { posts } = foldAll([...waiting, ...shown]);
    expect(ids.filter((id) => posts.get(id)?.fresh !== true)).toEqual([]);
  });

  it('are no less let in because much was brought in from elsewhere, all of which is there', () => {
    const brought = Array.from({ length: 2 * WINDOW_MAX }, (_, index): Fact => {
      const seq = newEvent().length + index + 1;
      const { kind, to, from, voice, text, session } = { ...post(seq, `Post ${seq}`), session: HALL };
      return {
        ...{ type: 'post.imported', at: START, session, post: `p${seq}`, import: 'i1', kind, to, from, voice },
        ...{ source: null, saidAt: START + A_MINUTE, answeredAt: null, late: false, edited: false, support: 0 },
        ...{
          pinned: false,
          text: { ...text, text: '', name: null, as: null, answer: null, answeredBy: null, promise: null, labels: [] },
        },
      };
    });
    const facts = said([...newEvent(), ...brought], 1, 1);
    expect(list(facts).slice(0, 20)).toEqual(newest(facts, 20));
  });

  it('turn over on the wall no faster', () => {
    const begun = said(newEvent(), A_MINUTE / STORM_MS, STORM_MS);
    const on = said(begun, 20_000 / STORM_MS, STORM_MS, A_MINUTE);
    const board = (facts: readonly Fact[]) => {
      const state = foldAll(facts);
      return boardOf(hall(state), { mode: 'board', kind: null, order: 'latest' }, state);
    };
    expect(board(on)).toHaveLength(BOARD_MAX);
    expect(missingFrom(board(on), board(begun))).toHaveLength(20_000 / NEW_EVERY_MS);
  });
});
