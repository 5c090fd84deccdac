import { describe, expect, it } from 'vitest';
import type { Asking } from '../../client/host/asking.ts';
import { inverse, type Before } from '../../client/host/inverse.ts';
import { deedName, touched } from '../../client/host/deeds.ts';
import type { Accepted } from '../../shared/replies.ts';
import type { HostPostView } from '../../shared/views.ts';
import { byId, poll, post, wall } from './host-sample.ts';

const before = (posts: readonly HostPostView[] = [], change: Partial<Before> = {}): Before => ({
  moment: 1_000_000,
  event: null,
  sessions: [],
  wall: wall(),
  posts: byId(posts),
  polls: byId([poll('v1', { reason: 'Too long' })]),
  ...change,
});
const made: Accepted = { ok: true, seq: 9 };
const undo = (command: Asking, stood: Before, reply = made) => inverse(command, stood, reply);

describe('taking something back', () => {
  const session = {
    id: 's3',
    title: 'Old',
    speakers: null,
    room: 'Hall',
    starts: null,
    ends: null,
    lookFirst: null,
    slow: null,
    board: false,
    openAfter: false,
    countPeople: true,
    closedAt: null,
    state: 'live',
    sealed: false,
  } as const;

  it('puts an approved post back to waiting, and one shown again back to hidden with its reason', () => {
    const show: Asking = { type: 'post.show', post: 'p1' };
    expect(undo(show, before([post('p1', { status: 'waiting' })]))).toEqual({ type: 'post.hold', post: 'p1' });
    expect(undo(show, before([post('p1', { status: 'hidden', reason: 'Names' })]))).toEqual({
      type: 'post.hide',
      post: 'p1',
      reason: 'Names',
    });
  });

  it('gives an approved edit its old words back', () => {
    const edited = before([post('p1', { text: 'old', draft: 'new' })]);
    expect(undo({ type: 'post.show', post: 'p1' }, edited)).toEqual({ type: 'post.edit', post: 'p1', text: 'old' });
  });

  it('never shows what had not been shown', () => {
    const hide: Asking = { type: 'post.hide', post: 'p1', reason: null };
    expect(undo(hide, before([post('p1', { status: 'waiting' })]))).toEqual({ type: 'post.hold', post: 'p1' });
    expect(undo(hide, before([post('p1')]))).toEqual({ type: 'post.show', post: 'p1', seen: 'text of p1' });
    expect(undo(hide, before([post('p1', { draft: 'new' })]))).toBeNull();
  });

  it('gives back a written answer', () => {
    const answered = before([post('p1', { answer: { at: 1, text: 'On Monday.', name: null, late: false } })]);
    const undone = { type: 'post.answer', post: 'p1', on: true, text: 'On Monday.', name: null };
    expect(undo({ type: 'post.answer', post: 'p1', on: false }, answered)).toEqual(undone);
    expect(undo({ type: 'post.answer', post: 'p1', on: true, text: 'Tuesday.' }, answered)).toEqual(undone);
  });

  it('shows on the wall what it showed, or what was to come next', () => {
    const show: Asking = { type: 'wall.show', session: 's3', screen: { mode: 'quiet' } };
    expect(undo(show, before())).toMatchObject({ screen: { mode: 'board' } });
    const frozen = before([], { wall: wall({ frozen: true, next: { mode: 'join' } }) });
    expect(undo(show, frozen)).toMatchObject({ screen: { mode: 'join' } });
  });

  it('[R4] has no way to reopen a closed round, and none back from sealing', () => {
    expect(undo({ type: 'poll.close', poll: 'v1' }, before())).toBeNull();
    expect(undo({ type: 'session.seal', session: 's3' }, before())).toBeNull();
  });

  it('names what the answer says was made', () => {
    const add: Asking = { type: 'post.add', kind: 'question', session: 's3', text: 'Why?' };
    expect(undo(add, before(), { ...made, post: 'p9' })).toEqual({ type: 'post.withdraw', post: 'p9' });
    expect(undo(add, before())).toBeNull();
    const key: Asking = { type: 'key.add', name: 'Sam', role: 'helper', key: 'x' };
    expect(undo(key, before(), { ...made, key: 'k9' })).toEqual({ type: 'key.revoke', key: 'k9' });
  });

  it('lets a timer that was taken off go on with what it had left', () => {
    const off: Asking = { type: 'wall.time', session: 's3', seconds: null };
    expect(undo(off, before([], { wall: wall({ until: 1_090_500 }) }))).toEqual({ ...off, seconds: 91 });
    expect(undo(off, before([], { wall: wall({ until: 999_000 }) }))).toEqual(off);
    expect(undo({ ...off, seconds: 300 }, before())).toEqual(off);
  });

  it('takes an added session off again, and puts one that was removed back with all its details', () => {
    const { id, state: _, closedAt: __, sealed: ___, ...details } = session;
    const add: Asking = { type: 'session.add', details };
    expect(undo(add, before(), { ...made, session: 's9' })).toEqual({ type: 'session.remove', session: 's9' });
    expect(undo({ type: 'session.remove', session: id }, before([], { sessions: [session] }))).toEqual(add);
  });

  it('sets back only the details that were changed', () => {
    const edit: Asking = { type: 'session.edit', session: 's3', details: { title: 'New' } };
    expect(undo(edit, before([], { sessions: [session] }))).toEqual({ ...edit, details: { title: 'Old' } });
  });

  it('of taking back is the deed itself, wherever both are switches', () => {
    const switches: readonly Asking[] = [
      { type: 'wall.freeze', session: 's3', on: true },
      { type: 'post.pin', post: 'p1', on: true },
      { type: 'poll.publish', poll: 'v1', on: false },
    ];
    for (const command of switches) {
      const back = undo(command, before());
      expect(back && undo(back, before())).toEqual(command);
    }
  });
});

describe('the name of a deed', () => {
  it('tells approving from showing again and from new words', () => {
    const show: Asking = { type: 'post.show', post: 'p1' };
    expect(deedName(show, before([post('p1', { status: 'waiting' })]))).toBe('approved');
    expect(deedName(show, before([post('p1', { status: 'hidden' })]))).toBe('shown');
    expect(deedName(show, before([post('p1', { draft: 'new' })]))).toBe('newWords');
    expect(deedName(show, before([post('p1', { reports: 1 })]))).toBe('letBe');
  });

  it('says what a frozen wall does with a choice', () => {
    const show: Asking = { type: 'wall.show', session: 's3', screen: { mode: 'post', post: 'p1' } };
    expect(deedName(show, before())).toBe('onWall');
    expect(deedName(show, before([], { wall: wall({ frozen: true }) }))).toBe('nextOnWall');
    expect(touched(show)).toEqual(['p1']);
  });
});
