import { expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import { postView } from '../../server/view/post.ts';
import { ada, after, given, HALL, host, last, newEvent } from '../support/given.ts';

const asked = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' }]);
const post = last(asked, 'post');
const close = [host, { type: 'session.close', session: HALL }] as const;
const seal = [host, { type: 'session.seal', session: HALL }] as const;

function answerIn(log: readonly Fact[]) {
  const state = foldAll(log);
  const found = state.posts.get(post);
  return found ? postView(found, state).answer : null;
}

it('an answer says who gave it, aloud or in writing', () => {
  const aloud = after(asked, [host, { type: 'post.answer', post, on: true, name: ' Maya  Brandt ' }]);
  expect(answerIn(aloud)).toMatchObject({ text: null, name: 'Maya Brandt', late: false });
  const written = after(aloud, [host, { type: 'post.answer', post, on: true, text: 'You do.', name: 'Tom' }]);
  expect(answerIn(written)).toMatchObject({ text: 'You do.', name: 'Tom' });
  given(written)
    .when(host, { type: 'post.answer', post, on: true, text: 'You do.', name: 'Tom' })
    .refused('already-done');
  expect(answerIn(after(written, [host, { type: 'post.answer', post, on: true, text: 'You do.' }]))?.name).toBeNull();
});

it('[R4] hosts answer after the session too, sealed or not, and it is labelled so for good', () => {
  for (const over of [after(asked, close), after(asked, close, seal)]) {
    const answered = after(over, [host, { type: 'post.answer', post, on: true, text: 'The board.', name: 'Tom' }]);
    expect(answerIn(answered)).toMatchObject({ name: 'Tom', late: true });
    const [session] = archiveView(foldAll(answered))?.sessions ?? [];
    expect(session?.posts[0]?.answer?.late).toBe(true);
  }
  const reopened = after(
    asked,
    close,
    [host, { type: 'post.answer', post, on: true, text: 'The board.' }],
    [host, { type: 'session.start', session: HALL }],
  );
  expect(answerIn(reopened)?.late).toBe(true);
});

it('of a log from before answers had names, an answer has none', () => {
  const answered = after(asked, [host, { type: 'post.answer', post, on: true, text: 'You do.' }]);
  const old = answered.map((fact) => (fact.type === 'post.answered' ? (({ name: _, ...rest }) => rest)(fact) : fact));
  expect(foldAll(old)).toEqual(foldAll(answered));
});
