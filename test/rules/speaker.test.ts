import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { SpeakerPostView } from '../../shared/views.ts';
import type { Frame } from '../../shared/wire.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import { lookedAgain, neverLooked } from '../../server/view/entered.ts';
import { frameOf, type ViewOf } from '../../server/view/frame.ts';
import { orderOf } from '../../server/view/order.ts';
import { ada, after, ben, given, HALL, host, last, newEvent } from '../support/given.ts';

const SPEAKER: ViewOf = { session: HALL, role: 'speaker', name: 'now', keys: false };
const NOTE = 'Two more questions, then stop';
const tell = (text: string | null) => [host, { type: 'session.tell', session: HALL, text }] as const;

/** What a screen is sent that holds what there was after `from` facts. */
function frameSince(log: readonly Fact[], from: number, of = SPEAKER): Frame<SpeakerPostView> | null {
  const memory = [from, log.length].reduce((before, to) => {
    const state = foldAll(log.slice(0, to));
    const session = state.sessions.get(HALL);
    return session ? lookedAgain(before, orderOf(state, session, of.role, of.name), to) : before;
  }, neverLooked);
  return frameOf(foldAll(log), of, 'epoch-1', from, memory);
}

const asked = ['First?', 'Second?', 'Third?', 'Fourth?'].reduce(
  (log, text) => after(log, [ada, { type: 'post.add', session: HALL, kind: 'question', text }]),
  newEvent(),
);
const [first = '', second = '', third = '', fourth = ''] = foldAll(asked).posts.keySeq().toArray().sort();
const queue = (post: string, on = true) => [host, { type: 'post.queue', post, on }] as const;
const show = (post: string) => [host, { type: 'wall.show', session: HALL, screen: { mode: 'post', post } }] as const;
const queued = after(asked, queue(third), queue(second), queue(fourth));

describe('a note to the speakers', () => {
  it('is said, replaced and taken back, and never said twice', () => {
    const told = given(asked)
      .when(...tell(NOTE))
      .then({ type: 'session.told', session: HALL, notice: NOTE });
    given(told)
      .when(...tell(NOTE))
      .refused('already-done');
    given(told)
      .when(...tell('Stop, please'))
      .then({ type: 'session.told', session: HALL, notice: 'Stop, please' });
    const silent = given(told)
      .when(...tell(null))
      .then({ type: 'session.told', session: HALL, notice: null });
    given(silent)
      .when(...tell(null))
      .refused('already-done');
    given(asked).when(host, { type: 'session.tell', session: 's99', text: NOTE }).refused('unknown');
  });

  it('comes to hosts and speakers with the wall alone, frozen or not', () => {
    const opened = after(queued, show(first), [
      host,
      { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Yes', 'No'] },
    ]);
    for (const log of [opened, after(opened, [host, { type: 'wall.freeze', session: HALL, on: true }])]) {
      const told = after(log, tell(NOTE));
      for (const of of [SPEAKER, { ...SPEAKER, role: 'host' }, { ...SPEAKER, role: 'host', name: 'list' }] as const) {
        const {
          view: _,
          session: __,
          epoch: ___,
          from,
          to,
          ...content
        } = frameSince(told, log.length, of) ?? expect.fail();
        expect([from, to]).toEqual([log.length, told.length]);
        expect(content).toMatchObject({ wall: { notice: { text: NOTE } } });
        expect(Object.keys(content)).toEqual(['wall']);
      }
    }
  });

  it('[R6] is in no view of phones and walls and in no archive, and nothing is sent to them because of it', () => {
    const told = after(queued, tell(NOTE));
    for (const role of ['attendee', 'wall'] as const) {
      for (const name of ['now', 'list'] as const) {
        const of = { ...SPEAKER, role, name };
        expect(frameSince(told, queued.length, of)).toBeNull();
        expect(frameSince(told, 0, of)?.wall?.notice).toBeNull();
        expect(JSON.stringify(frameSince(told, 0, of))).not.toContain(NOTE);
      }
    }
    expect(JSON.stringify(archiveView(foldAll(told)))).not.toContain(NOTE);
  });
});

describe('a speaker', () => {
  it('holds what is on the wall, what comes next in its order, and the open polls', () => {
    const log = after(queued, show(first), [
      host,
      { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Yes', 'No'] },
    ]);
    const frame = frameSince(log, 0);
    expect(frame?.order).toEqual([first, third, second, fourth, last(log, 'poll')]);
    const place = (post: string) => foldAll(log).posts.get(post)?.next;
    expect(frame?.posts?.map(({ next }) => next)).toEqual([null, place(third), place(second), place(fourth)]);
    expect(frameSince(after(log, show(third)), 0)?.order?.slice(0, 3)).toEqual([third, second, fourth]);
  });

  it('[R6] holds nothing of what comes next that is not to be seen', () => {
    const held = after(queued, [host, { type: 'post.hold', post: second }]);
    expect(frameSince(held, 0)?.order).not.toContain(second);
    expect(JSON.stringify(frameSince(held, 0))).not.toContain('Second?');
  });

  it('[R6] is told of a post what everyone is, and when it comes', () => {
    const [post] = frameSince(after(queued, [host, { type: 'post.mute', post: third, on: true }]), 0)?.posts ?? [];
    const [everyones] = frameSince(after(asked, show(third)), 0, { ...SPEAKER, role: 'attendee' })?.posts ?? [];
    expect(Object.keys(post ?? {}).sort()).toEqual([...Object.keys(everyones ?? {}), 'next'].sort());
  });

  it('hears of a place in the queue that was given up and taken anew', () => {
    const later = after(queued, queue(third, false), queue(third));
    const frame = frameSince(later, queued.length);
    expect(frame?.order).toEqual([second, fourth, third]);
    expect(frame?.posts).toEqual([{ id: third, next: later.length }]);
  });

  it('sees a frozen wall as it is, and nothing of what waits behind it', () => {
    const frozen = after(queued, show(first), [host, { type: 'wall.freeze', session: HALL, on: true }]);
    const log = after(frozen, [ben, { type: 'post.support', post: first, on: true }], show(third));
    const frame = frameSince(log, 0);
    expect(frame?.wall).toMatchObject({ screen: { mode: 'post', post: first }, frozen: true, next: null });
    expect(frame?.order).toEqual([first, second, fourth]);
    expect(frame?.posts?.[0]?.support).toBe(0);
  });
});
