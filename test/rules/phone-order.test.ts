import { expect, it } from 'vitest';
import { arrivedSince, newest } from '../../client/phone/arrived.ts';
import { ordered } from '../../client/phone/order.ts';
import { held, poll, post } from './phone-sample.ts';

const { posts, polls } = held(
  [
    post('p4', { support: 9 }),
    post('p10', { kind: 'comment', support: 1 }),
    post('p12', { kind: 'story', support: 5 }),
    post('p5', { support: 2, pinned: true }),
    post('p9'),
  ],
  [poll('v11', { people: 3 }), poll('v6', { status: 'closed', people: 20 }), poll('v7', { status: 'hidden' })],
);

it('puts the newest first, what is pinned before it, and keeps stories apart', () => {
  expect(ordered('ask', 'newest', posts, polls)).toEqual(['p5', 'v11', 'p10', 'p9', 'v6', 'p4']);
  expect(ordered('stories', 'newest', posts, polls)).toEqual(['p12']);
});

it('puts the most wanted first: posts by support, polls by people, equals by newness', () => {
  expect(ordered('ask', 'wanted', posts, polls)).toEqual(['p5', 'v6', 'p4', 'v11', 'p10', 'p9']);
});

it('counts as arrived only what is newer than what was known, not one’s own and not what the window brings back', () => {
  const list = held(
    [post('p3'), post('p8'), post('p9', { kind: 'story' }), post('p11', { kind: 'comment' })],
    [poll('v10'), poll('v12', { status: 'closed' })],
  );
  expect(arrivedSince(list, 4, new Set(['p11']))).toEqual({ questions: 1, stories: 1, comments: 0, polls: 1 });
  expect(newest(list)).toBe(12);
  expect(newest(held([]))).toBe(0);
});
