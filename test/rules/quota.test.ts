import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { FACTS_MAX, HOSTS_FURTHER, TEXTS_MAX } from '../../shared/limits.ts';
import type { Refusal } from '../../shared/replies.ts';
import { decide } from '../../server/room/decide.ts';
import type { Asker } from '../../server/room/permissions.ts';
import { foldAll } from '../../server/room/reduce.ts';
import type { State } from '../../server/room/state.ts';
import { erased } from '../support/erased.ts';
import { ada, after, ben, commandOf, HALL, host, last, newEvent, START, type Wish } from '../support/given.ts';

const said = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'story', text: 'Once.', archive: true }]);
const post = last(said, 'post');
const shown = after(said, [host, { type: 'post.show', post }]);
const polled = after(shown, [ada, { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Soup', 'Bread'] }]);
const poll = last(polled, 'poll');
const day = foldAll(polled);

const clock: Asker = { kind: 'clock' };
const server: Asker = { kind: 'server' };

const ask: Wish = { type: 'post.add', session: HALL, kind: 'question', text: 'Is there room?' };
const support: Wish = { type: 'post.support', post, on: true };

/** A day that has taken so much; the rest of it is as it was. */
const having = (taken: Partial<Pick<State, 'seq' | 'texts'>>): State => ({ ...day, ...taken });
const outcome = (state: State, asker: Asker, wish: Wish): Refusal | 'taken' => {
  const decision = decide(commandOf(wish), state, asker, START + 1000);
  return 'refusal' in decision ? decision.refusal : 'taken';
};

const HOSTS_TEXTS = TEXTS_MAX * HOSTS_FURTHER;
const HOSTS_FACTS = FACTS_MAX * HOSTS_FURTHER;

describe('an event takes so many texts', () => {
  it('and the last one that fits', () => {
    expect(outcome(having({ texts: TEXTS_MAX - 1 }), ben, ask)).toBe('taken');
    expect(outcome(having({ texts: TEXTS_MAX }), ben, ask)).toBe('full');
  });

  it.each<[string, Asker, Wish]>([
    ['posts', ben, ask],
    ['replies', ben, { type: 'reply.add', post, text: 'So did I.' }],
    ['edits', ada, { type: 'post.edit', post, text: 'Twice.' }],
    ['reports', ben, { type: 'post.report', post }],
    ['polls', ben, { type: 'poll.add', session: HALL, question: 'Tea?', options: ['Yes', 'No'] }],
  ])('%s are refused then, and hosts go on for a while', (_, asker, wish) => {
    expect(outcome(having({ texts: TEXTS_MAX }), asker, wish)).toBe('full');
    expect(outcome(having({ texts: TEXTS_MAX }), host, { type: 'post.answer', post, on: true, text: 'Yes.' })).toBe(
      'taken',
    );
    expect(outcome(having({ texts: HOSTS_TEXTS }), host, { type: 'post.answer', post, on: true, text: 'Yes.' })).toBe(
      'full',
    );
  });

  it('votes and support go on', () => {
    const full = having({ texts: HOSTS_TEXTS });
    expect(outcome(full, ben, support)).toBe('taken');
    expect(outcome(full, ben, { type: 'ballot.cast', poll, choices: ['o1'] })).toBe('taken');
  });

  it('counted by what happened, not by words that may be erased', () => {
    const log = after(polled, [ada, { type: 'post.withdraw', post }], [ada, { type: 'poll.withdraw', poll }]);
    expect(foldAll(log).texts).toBe(day.texts);
    expect(foldAll(erased(log)).texts).toBe(day.texts);
    expect(texts(after(polled, [ben, support]))).toBe(day.texts);
    expect(texts(after(polled, [ben, { type: 'reply.add', post, text: 'So did I.' }]))).toBe(day.texts + 1);
  });
});

describe('an event takes so many facts', () => {
  it('and the last one that fits, where a command makes several too', () => {
    expect(outcome(having({ seq: FACTS_MAX - 1 }), ben, support)).toBe('taken');
    expect(outcome(having({ seq: FACTS_MAX }), ben, support)).toBe('full');
    const addAndOpen: Wish = { type: 'poll.add', session: HALL, question: 'Tea?', options: ['Yes', 'No'] };
    expect(outcome(having({ seq: FACTS_MAX - 2 }), ben, addAndOpen)).toBe('taken');
    expect(outcome(having({ seq: FACTS_MAX - 1 }), ben, addAndOpen)).toBe('full');
  });

  it('and from hosts a tenth more', () => {
    const pin: Wish = { type: 'post.pin', post, on: true };
    expect(outcome(having({ seq: FACTS_MAX }), host, pin)).toBe('taken');
    expect(outcome(having({ seq: HOSTS_FACTS }), host, pin)).toBe('full');
  });
});

describe('in an event that is as full as can be', () => {
  const full = having({ seq: HOSTS_FACTS * 2, texts: HOSTS_TEXTS * 2 });

  it.each<[string, Asker, Wish]>([
    ['an author withdraws a post', ada, { type: 'post.withdraw', post }],
    ['an author withdraws a poll', ada, { type: 'poll.withdraw', poll }],
    ['an author closes a poll', ada, { type: 'poll.close', poll }],
    ['a teller takes consent back', ada, { type: 'post.consent', post, archive: false }],
    ['a host hides a post', host, { type: 'post.hide', post, reason: 'It names somebody.' }],
    ['a host hides a poll', host, { type: 'poll.hide', poll }],
    ['a host closes a poll', host, { type: 'poll.close', poll }],
    ['a host closes the session', host, { type: 'session.close', session: HALL }],
  ])('%s', (_, asker, wish) => {
    expect(outcome(full, asker, wish)).toBe('taken');
  });

  it('a session that is closed is sealed, by a host or when it is due', () => {
    const state = { ...foldAll(after(polled, [host, { type: 'session.close', session: HALL }])), seq: full.seq };
    for (const asker of [host, clock])
      expect(outcome(state, asker, { type: 'session.seal', session: HALL })).toBe('taken');
  });

  it('whoever has the server makes a new host key, and a host revokes one', () => {
    const key = 'k'.repeat(22);
    const add: Wish = { type: 'key.add', name: 'Helper', role: 'helper', key };
    expect(outcome(full, host, add)).toBe('full');
    expect(outcome(full, server, add)).toBe('taken');
    const shared = after(polled, [host, add]);
    const id = `k${String(shared.length)}`;
    expect(outcome({ ...foldAll(shared), seq: full.seq }, host, { type: 'key.revoke', key: id })).toBe('taken');
  });

  it('nothing is taken away twice to fill it further', () => {
    expect(outcome(full, host, { type: 'post.show', post })).not.toBe('taken');
    expect(outcome(full, host, { type: 'post.hold', post })).toBe('full');
    const without = after(polled, [ada, { type: 'post.consent', post, archive: false }]);
    const state = { ...foldAll(without), seq: full.seq };
    expect(outcome(state, ada, { type: 'post.consent', post, archive: true })).toBe('full');
    expect(outcome(state, ada, { type: 'post.consent', post, archive: false })).toBe('full');
  });

  it('[R2] what was accepted before gets its first answer again', () => {
    const wish = { ...ask, id: 'the-last-one-in' };
    const state = { ...foldAll(after(polled, [ben, wish])), texts: full.texts };
    expect(decide(commandOf(wish), state, ben, START)).toMatchObject({ again: { ok: true } });
  });
});

function texts(log: readonly Fact[]): number {
  return foldAll(log).texts;
}
