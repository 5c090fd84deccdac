import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { mineOf } from '../../server/view/mine.ts';
import { postView } from '../../server/view/post.ts';
import { openQuestions } from '../../client/archive/open-questions.ts';
import { post as question, session, view } from './archive-sample.ts';
import { ada, after, given, HALL, host, last, newEvent } from '../support/given.ts';

const asked = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' }]);
const post = last(asked, 'post');
const promise = (by: string | null, until: string | null = null) =>
  [host, { type: 'post.promise', post, by, until }] as const;

function seenIn(log: readonly Fact[]) {
  const state = foldAll(log);
  const found = state.posts.get(post);
  return found ? postView(found, state).promise : null;
}

describe('a promise of an answer', () => {
  it('says who and by when, can be changed, and is taken back', () => {
    const promised = after(asked, promise('Ana', '2026-12-03'));
    expect(seenIn(promised)).toEqual({ by: 'Ana', until: '2026-12-03' });
    expect(mineOf(foldAll(promised), 'attendee-ada').posts).toMatchObject([{ promise: { by: 'Ana' } }]);
    given(promised)
      .when(...promise('Ana', '2026-12-03'))
      .refused('already-done');
    expect(seenIn(after(promised, promise('Ana')))).toEqual({ by: 'Ana', until: null });
    expect(seenIn(after(promised, promise(null)))).toBeNull();
    given(asked)
      .when(...promise(null))
      .refused('already-done');
  });

  it('[R4] can be given after sealing, and ends with the answer', () => {
    const over = after(
      asked,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    const promised = after(over, promise('Ana', '2026-12-03'));
    const answered = after(promised, [host, { type: 'post.answer', post, on: true, text: 'You do.' }]);
    expect(seenIn(answered)).toBeNull();
    given(answered)
      .when(...promise('Tom'))
      .refused('already-done');
    expect(seenIn(after(answered, [host, { type: 'post.answer', post, on: false }]))).toMatchObject({ by: 'Ana' });
  });

  it('is for questions only, and never for a reply', () => {
    const told = after(asked, [host, { type: 'post.add', session: HALL, kind: 'comment', text: 'So it is' }]);
    given(told)
      .when(host, { type: 'post.promise', post: last(told, 'post'), by: 'Ana' })
      .refused('invalid');
    const replied = after(asked, [ada, { type: 'reply.add', post, text: 'And when?' }]);
    given(replied)
      .when(host, { type: 'post.promise', post: last(replied, 'post'), by: 'Ana' })
      .refused('invalid');
  });
});

it('open questions stand with the soonest promise first, then those with no day, then as they were asked', () => {
  const { sessions } = view([
    session({
      posts: [
        question(12, 'One'),
        question(13, 'Two', { promise: { by: 'Ana', until: null } }),
        question(14, 'Three', { promise: { by: 'Ana', until: '2026-12-10' } }),
        question(15, 'Four', { kind: 'comment' }),
      ],
    }),
    session({
      id: 's3',
      posts: [question(16, 'Five', { promise: { by: 'Tom', until: '2026-12-03' } }), question(17, 'Six')],
    }),
  ]);
  expect(openQuestions(sessions).map(({ post }) => post.text)).toEqual(['Five', 'Three', 'Two', 'One', 'Six']);
});
