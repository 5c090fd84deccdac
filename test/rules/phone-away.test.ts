import { expect, it } from 'vitest';
import { AWAY, isNothing, missedSince, wasAway } from '../../client/phone/away.ts';
import { held, poll, post } from './phone-sample.ts';

const list = held(
  [
    post('p2', { at: 10, answer: { at: 90, text: null, name: null, late: false } }),
    post('p3', { at: 20, answer: { at: 30, text: 'Yes.', name: null, late: false } }),
    post('p4', { at: 60, support: 1 }),
    post('p5', { at: 70, support: 4 }),
    post('p6', { at: 80, kind: 'story' }),
    post('p7', { at: 40, kind: 'story' }),
  ],
  [poll('v8', { status: 'closed' }), poll('v9', { status: 'closed' }), poll('v10')],
);

it('tells what was asked and answered, the polls that closed and some stories since one was here', () => {
  const missed = missedSince({ at: 50, closed: ['v8'] }, list);
  expect(missed.answered.map(({ id }) => id)).toEqual(['p2']);
  expect(missed.asked.map(({ id }) => id)).toEqual(['p5', 'p4']);
  expect(missed.polls.map(({ id }) => id)).toEqual(['v9']);
  expect(missed.stories.map(({ id }) => id)).toEqual(['p6']);
});

it('tells what is still promised whenever it was asked, and not once more among what was asked', () => {
  const promise = { by: 'Ana', until: null };
  const promised = held([post('p2', { at: 10, promise }), post('p3', { at: 60, promise }), post('p4', { at: 60 })]);
  const missed = missedSince({ at: 50, closed: [] }, promised);
  expect(missed.promised.map(({ id }) => id)).toEqual(['p3', 'p2']);
  expect(missed.asked.map(({ id }) => id)).toEqual(['p4']);
  expect(isNothing(missedSince({ at: 90, closed: [] }, promised))).toBe(false);
});

it('takes the newest stories, never the most supported', () => {
  const stories = held(
    Array.from({ length: 6 }, (_, n) => post(`p${String(n)}`, { kind: 'story', at: n, support: 9 - n })),
  );
  expect(missedSince(null, stories).stories.map(({ id }) => id)).toEqual(['p5', 'p4', 'p3', 'p2', 'p1']);
});

it('tells some of each, and everything where one was never here', () => {
  const many = held(Array.from({ length: 40 }, (_, n) => post(`p${String(n + 1)}`, { at: n })));
  expect(missedSince(null, many).asked).toHaveLength(5);
  expect(missedSince(null, list).answered.map(({ id }) => id)).toEqual(['p2', 'p3']);
  expect(isNothing(missedSince(null, held([])))).toBe(true);
  expect(isNothing(missedSince(null, list))).toBe(false);
});

it('counts as away from ten minutes on', () => {
  expect(wasAway(null, 5_000_000)).toBe(false);
  expect(wasAway({ at: 1000, closed: [] }, 1000 + AWAY - 1)).toBe(false);
  expect(wasAway({ at: 1000, closed: [] }, 1000 + AWAY)).toBe(true);
});
