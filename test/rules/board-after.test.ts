import { describe, expect, it } from 'vitest';
import { BOARD_AFTER_MS } from '../../shared/limits.ts';
import { DRAIN_MS } from '../../server/room/decide/rule.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { defaultSession } from '../../server/room/state.ts';
import { ada, after, ben, given, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

/** A board on which something was asked and voted, closed; it stays open unless `details` say otherwise. */
const closed = (details: object = {}) =>
  after(
    newEvent(),
    [host, { type: 'session.edit', session: HALL, details: { board: true, openAfter: true, ...details } }],
    [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' }],
    [host, { type: 'poll.add', session: HALL, question: 'Shall we?', options: ['Yes', 'No'] }],
    [host, { type: 'session.close', session: HALL }],
  );
const log = closed();
const post = last(log, 'post');
const poll = last(log, 'poll');
const { at } = foldAll(log);
const say = (kind: 'question' | 'story' | 'comment'): Wish => ({
  type: 'post.add',
  session: HALL,
  kind,
  text: 'One more',
});
const reply: Wish = { type: 'reply.add', post, text: 'And when?' };
const words = [say('question'), say('story'), say('comment'), reply];

describe('a board that stays open after it was closed', () => {
  it('takes words for two weeks, and a host looks at each first, whatever the mode says', () => {
    for (const moment of [at, at + DRAIN_MS + 1, at + BOARD_AFTER_MS])
      for (const wish of words) given(log).when(ben, wish, moment).then({ type: 'post.added', status: 'waiting' });
    for (const wish of words)
      given(log)
        .when(ben, wish, at + BOARD_AFTER_MS + 1)
        .refused('closed');
  });

  it('takes support, reports and changes, which wait too', () => {
    const later = at + BOARD_AFTER_MS;
    given(log).when(ben, { type: 'post.support', post, on: true }, later).then({ type: 'post.supported' });
    given(log).when(ben, { type: 'post.report', post }, later).then({ type: 'post.reported' });
    given(log)
      .when(ada, { type: 'post.edit', post, text: 'Who?' }, later)
      .then({ type: 'post.edited', status: 'waiting' });
  });

  it('[R4] opens no poll and takes no ballot', () => {
    const later = at + DRAIN_MS + 1;
    const ask: Wish = { type: 'poll.add', session: HALL, question: 'Again?', options: ['Yes', 'No'] };
    for (const asker of [ben, host]) given(log).when(asker, ask, later).refused('closed');
    given(log).when(host, { type: 'poll.open', poll }, later).refused('closed');
    given(log)
      .when(ben, { type: 'ballot.cast', poll, choices: ['o1'] }, later)
      .refused('closed');
  });

  it('keeps its other limits: a muted person says nothing, and a slow board is slow', () => {
    const muted = after(log, [host, { type: 'post.mute', post, on: true }]);
    given(muted).when(ada, say('comment')).refused('muted');
    const slow = after(closed({ slow: 60 }), [ben, say('comment')]);
    given(slow).when(ben, say('comment')).refused('slow-down');
  });

  it('ends when a host seals it, and begins again where it is closed again', () => {
    given(after(log, [host, { type: 'session.seal', session: HALL }]))
      .when(ben, reply)
      .refused('sealed');
    const again = after(
      log,
      [host, { type: 'session.start', session: HALL }],
      [host, { type: 'session.close', session: HALL }],
    );
    given(again)
      .when(ben, reply, foldAll(again).at + BOARD_AFTER_MS)
      .then({ type: 'post.added' });
  });

  it('is where a phone comes to that names no session, once none is live', () => {
    const two = after(newEvent(), [
      host,
      { type: 'session.add', details: { title: 'Wishes', board: true, openAfter: true } },
    ]);
    const board = last(two, 'session');
    const end = (session: string) => [host, { type: 'session.close', session }] as const;
    const over = after(two, [host, { type: 'session.start', session: board }], end(HALL));
    expect(defaultSession(foldAll(over))?.id).toBe(board);
    expect(defaultSession(foldAll(after(over, end(board))))?.id).toBe(board);
    const live = after(over, end(board), [host, { type: 'session.start', session: HALL }]);
    expect(defaultSession(foldAll(live))?.id).toBe(HALL);
  });
});

it.each([{ openAfter: false }, { board: false }])('any other session is closed as before: %o', (details) => {
  const other = closed(details);
  const since = foldAll(other).at;
  given(other)
    .when(ben, say('comment'), since + DRAIN_MS)
    .then({ type: 'post.added', status: 'shown' });
  for (const wish of words)
    given(other)
      .when(ben, wish, since + DRAIN_MS + 1)
      .refused('closed');
});
