import { expect, it } from 'vitest';
import { archiveView } from '../../server/view/archive.ts';
import { foldAll } from '../../server/room/reduce.ts';
import type { Fact } from '../../shared/facts.ts';
import { SHOW_MIN_MS } from '../../shared/limits.ts';
import type { Screen } from '../../shared/screens.ts';
import { ada, after, ben, given, HALL, host, last, newEvent, START, type Wish } from '../support/given.ts';

const MINUTE = 60_000;
const show = (screen: Screen): Wish => ({ type: 'wall.show', session: HALL, screen });
/** The history with what the host asks a minute later. */
const then = (facts: readonly Fact[], wish: Wish, ms = MINUTE): Fact[] =>
  given(facts)
    .when(host, wish, foldAll(facts).at + ms)
    .history();

const asked = after(newEvent({ lookFirst: false }), [
  ada,
  { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' },
]);
const post = last(asked, 'post');
const wallOf = (facts: readonly Fact[]) =>
  archiveView(foldAll(facts))?.sessions[0]?.wall.map(({ screen }) => screen.mode);

it('what was on the wall is told with its time, and what goes on only once', () => {
  const day = then(
    then(then(asked, show({ mode: 'post', post })), show({ mode: 'post', post })),
    show({ mode: 'quiet' }),
  );
  expect(archiveView(foldAll(day))?.sessions[0]?.wall).toEqual([
    { at: START + MINUTE + 1000, screen: { mode: 'post', post } },
    { at: START + 3 * MINUTE + 1000, screen: { mode: 'quiet' } },
  ]);
});

it('a slip of the hand was never on the wall', () => {
  const slipped = then(then(asked, show({ mode: 'quiet' })), show({ mode: 'post', post }), SHOW_MIN_MS - 1);
  expect(wallOf(slipped)).toEqual(['post']);
  const back = then(then(slipped, show({ mode: 'quiet' })), show({ mode: 'post', post }), SHOW_MIN_MS - 1);
  expect(wallOf(back)).toEqual(['post']);
});

it('a frozen wall goes on with what it had, and shows what waited once it goes on', () => {
  const frozen = then(then(asked, show({ mode: 'quiet' })), { type: 'wall.freeze', session: HALL, on: true });
  const waits = then(frozen, show({ mode: 'post', post }));
  expect(wallOf(waits)).toEqual(['quiet']);
  expect(wallOf(then(waits, { type: 'wall.freeze', session: HALL, on: false }))).toEqual(['quiet', 'post']);
});

it('[R6] what everyone may not read any more is not told of either', () => {
  const shown = then(then(asked, show({ mode: 'post', post })), show({ mode: 'quiet' }));
  expect(wallOf(then(shown, { type: 'post.hide', post }))).toEqual(['quiet']);
});

it('counts what was said, supported and voted by the minute, and goes on saying so once sealed', () => {
  const voted = after(
    asked,
    [ben, { type: 'post.support', post, on: true }],
    [ben, { type: 'post.support', post, on: false }],
    [host, { type: 'poll.add', session: HALL, question: 'Shall we?', options: ['Yes', 'No'] }],
  );
  const balloted = after(voted, [ada, { type: 'ballot.cast', poll: last(voted, 'poll'), choices: ['o1'] }]);
  const minute = Math.floor((START + 1000) / MINUTE) * MINUTE;
  const counted = [{ at: minute, posts: 1, supports: 1, votes: 1 }];
  expect(archiveView(foldAll(balloted))?.sessions[0]?.minutes).toEqual(counted);
  const sealed = after(
    balloted,
    [host, { type: 'session.close', session: HALL }],
    [host, { type: 'session.seal', session: HALL }],
  );
  const untied = sealed.map(({ person: _, ...fact }) => fact as Fact);
  expect(archiveView(foldAll(untied))?.sessions[0]?.minutes).toEqual(counted);
});
