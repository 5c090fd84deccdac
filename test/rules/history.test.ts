import { describe, expect, it } from 'vitest';
import { PAGE_MAX } from '../../shared/limits.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { historyBefore } from '../../server/view/history.ts';
import { erased } from '../support/erased.ts';
import { ada, after, ben, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

const question = { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' } as const;
const asked = after(newEvent({ lookFirst: true }), [ada, question]);
const post = last(asked, 'post');
const began = historyBefore(foldAll(newEvent()), null, true).deeds.length;

/** What was done since the event began, oldest first. */
const done = (facts: typeof asked, keys = true) =>
  historyBefore(foldAll(facts), null, keys).deeds.slice(0, -began).reverse();

describe('the history of an event', () => {
  it('tells what hosts did, to what and who it was, and nothing of what attendees do', () => {
    const facts = after(
      asked,
      [host, { type: 'post.show', post }],
      [ben, { type: 'post.support', post, on: true }],
      [host, { type: 'post.edit', post, text: 'Who decides here?' }],
      [host, { type: 'wall.show', session: HALL, screen: { mode: 'post', post } }],
      [host, { type: 'post.answer', post, on: true }],
      [ben, { type: 'reply.add', post, text: 'And when?' }],
      [host, { type: 'wall.freeze', session: HALL, on: true }],
      [host, { type: 'wall.show', session: HALL, screen: { mode: 'quiet' } }],
    );
    const about = 'Who decides here?';
    expect(done(facts)).toMatchObject([
      { did: 'approved', by: 'Hana', about },
      { did: 'corrected', by: 'Hana', about },
      { did: 'onWall', by: 'Hana', about },
      { did: 'answered', by: 'Hana', about },
      { did: 'frozen', by: 'Hana', about: 'Hall' },
      { did: 'nextOnWall', by: 'Hana', about: 'Hall' },
    ]);
  });

  it('tells apart what hosts and authors do with the same fact', () => {
    const hidden = after(asked, [host, { type: 'post.show', post }], [host, { type: 'post.hide', post, reason: null }]);
    const again = after(hidden, [ada, { type: 'post.edit', post, text: 'Who pays?' }]);
    expect(done(again).map(({ did }) => did)).toEqual(['approved', 'hidden']);
    const held = after(hidden, [host, { type: 'post.hold', post }]);
    expect(done(held).map(({ did }) => did)).toEqual(['approved', 'hidden', 'held']);
    const poll: Wish = { type: 'poll.add', session: HALL, question: 'Now?', options: ['Yes', 'No'] };
    const open = after(newEvent(), [ada, poll]);
    expect(done(open)).toEqual([]);
    expect(done(after(open, [ada, { type: 'poll.close', poll: last(open, 'poll') }]))).toMatchObject([
      { did: 'pollClosed', by: null, about: 'Now?' },
    ]);
    expect(done(after(newEvent(), [host, poll])).map(({ did }) => did)).toEqual(['pollPrepared', 'pollOpened']);
  });

  it('says no longer who it was once the session is sealed, and is the same when that is erased', () => {
    const sealed = after(
      asked,
      [host, { type: 'post.show', post }],
      [host, { type: 'event.tell', text: 'Lunch' }],
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    expect(done(sealed)).toMatchObject([
      { did: 'approved', by: null },
      { did: 'told', by: 'Hana' },
      { did: 'sessionClosed', by: null },
      { did: 'sessionSealed', by: null },
    ]);
    expect(done(erased(sealed))).toEqual(done(sealed));
  });

  it('has the words of what was withdrawn no more, and tells moderators nothing of keys', () => {
    const gone = after(asked, [host, { type: 'post.show', post }], [ada, { type: 'post.withdraw', post }]);
    expect(done(gone)).toMatchObject([{ did: 'approved', about: null }]);
    const keyed = after(asked, [host, { type: 'key.add', name: 'Mo', role: 'helper', key: 'k'.repeat(22) }]);
    expect(done(keyed)).toMatchObject([{ did: 'keyAdded', by: 'Hana', about: 'Mo' }]);
    expect(historyBefore(foldAll(keyed), null, false).deeds.map(({ did }) => did)).not.toContain('keyAdded');
  });

  it('comes in pages that hold everything once', () => {
    const turns = Array.from(
      { length: PAGE_MAX * 2 + 5 },
      (_, n) => [host, { type: 'wall.freeze', session: HALL, on: n % 2 === 0 }] as const,
    );
    const state = foldAll(after(asked, ...turns));
    const seqs: number[] = [];
    for (let before: number | null = null; ;) {
      const page = historyBefore(state, before, true);
      seqs.push(...page.deeds.map(({ seq }) => seq));
      if (page.before === null) break;
      before = page.before;
    }
    expect(seqs).toEqual(
      state.deeds
        .map(({ seq }) => seq)
        .reverse()
        .toArray(),
    );
  });
});
