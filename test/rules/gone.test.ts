import { describe, expect, it } from 'vitest';
import { apply } from '../../shared/apply.ts';
import type { Fact } from '../../shared/facts.ts';
import { isThere, nothingHeld, type Held } from '../../shared/held.ts';
import { GONE_MAX } from '../../shared/limits.ts';
import type { Frame } from '../../shared/wire.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { lookedAgain, neverLooked } from '../../server/view/entered.ts';
import { frameOf, type ViewOf } from '../../server/view/frame.ts';
import { orderOf } from '../../server/view/order.ts';
import { ada, after, ben, HALL, host, last, newEvent } from '../support/given.ts';

const PHONE: ViewOf = { session: HALL, role: 'attendee', name: 'list', keys: false };

/** What a screen is sent that holds what there was after `from` facts. */
function frameSince(log: readonly Fact[], from: number, of = PHONE): Frame | null {
  const memory = [from, log.length].reduce((before, to) => {
    const state = foldAll(log.slice(0, to));
    const session = state.sessions.get(HALL);
    return session ? lookedAgain(before, orderOf(state, session, of.role, of.name), to) : before;
  }, neverLooked);
  return frameOf(foldAll(log), of, 'epoch-1', from, memory);
}

const asked = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' }]);
const post = last(asked, 'post');
const replied = after(asked, [ben, { type: 'reply.add', post, text: 'Nobody.' }]);
const reply = last(replied, 'post');

describe('[R6] a phone is told what was taken away', () => {
  it.each([
    ['hidden by a host', host, { type: 'post.hide', post }],
    ['put back to waiting', host, { type: 'post.hold', post }],
    ['withdrawn by its author', ada, { type: 'post.withdraw', post }],
  ] as const)('a post that was %s', (_, asker, wish) => {
    const log = after(replied, [asker, wish]);
    expect(frameSince(log, replied.length)?.gone).toEqual([post]);
  });

  it('a reply, under its own id', () => {
    const log = after(replied, [host, { type: 'post.hide', post: reply }]);
    expect(frameSince(log, replied.length)?.gone).toEqual([reply]);
  });

  it('not what came back meanwhile, and once what went twice', () => {
    const hidden = after(replied, [host, { type: 'post.hide', post }]);
    const back = after(hidden, [host, { type: 'post.show', post }]);
    expect(frameSince(back, replied.length)).toBeNull();
    const again = after(back, [host, { type: 'post.hold', post }], [host, { type: 'post.hide', post }]);
    expect(frameSince(again, replied.length)?.gone).toEqual([post]);
    expect(frameSince(again, hidden.length)?.gone).toEqual([post]);
  });

  it('not what nobody had seen, nor what went before', () => {
    const waiting = after(replied, [ada, { type: 'post.add', session: HALL, kind: 'story', text: 'Once.' }]);
    const log = after(waiting, [host, { type: 'post.hide', post: last(waiting, 'post') }]);
    expect(frameSince(log, waiting.length)).toBeNull();
    const hidden = after(replied, [host, { type: 'post.hide', post }]);
    const later = after(hidden, [ben, { type: 'post.add', session: HALL, kind: 'comment', text: 'Well.' }]);
    expect(frameSince(later, hidden.length)).not.toHaveProperty('gone');
  });

  it('and nobody else is, nor does a whole view say it', () => {
    const log = after(replied, [host, { type: 'post.hide', post }]);
    for (const of of [
      { ...PHONE, role: 'host' },
      { ...PHONE, name: 'now' },
      { ...PHONE, role: 'wall', name: 'now' },
    ] as const) {
      expect(frameSince(log, replied.length, of) ?? {}).not.toHaveProperty('gone');
    }
    expect(frameSince(log, 0)).not.toHaveProperty('gone');
  });

  it('by a whole view, where more went than the session remembers', () => {
    const once = after(replied, [host, { type: 'post.hide', post }], [host, { type: 'post.show', post }]);
    const times = Array.from({ length: GONE_MAX }, () => once.slice(replied.length)).flat();
    const log = [...replied, ...times.slice(0, -1)];
    expect(frameSince(log, replied.length)).toMatchObject({ from: 0 });
    expect(frameSince(log, replied.length + 1)).toMatchObject({ from: replied.length + 1, gone: [post] });
    expect(frameSince(log, replied.length, { ...PHONE, role: 'host' })).toMatchObject({ from: replied.length });
  });
});

describe('what was fetched over HTTP', () => {
  const frame = (from: number, to: number, gone?: string[]): Frame => ({
    view: 'list',
    session: HALL,
    epoch: 'epoch-1',
    from,
    to,
    ...(gone && { gone }),
  });
  const heard = (...frames: Frame[]): Held =>
    frames.reduce((held, each) => apply(held, each) ?? expect.fail('It does not follow.'), nothingHeld());

  it('[R6] goes with the frame that says so, also where it came later than that frame', () => {
    const held = heard(frame(0, 10), frame(10, 20, ['p5']));
    expect(isThere('p5', 12, held)).toBe(false);
    expect(isThere('p6', 12, held)).toBe(true);
  });

  it('stays where it was fetched after it came back', () => {
    const held = heard(frame(0, 10), frame(10, 20, ['p5']), frame(20, 40));
    expect(isThere('p5', 20, held)).toBe(true);
    expect(isThere('p5', 30, held)).toBe(true);
    expect(isThere('p5', 30, heard(frame(0, 10), frame(10, 20, ['p5']), frame(20, 40, ['p5'])))).toBe(false);
  });

  it('[R6] goes with a whole view, which may have skipped what was taken away', () => {
    const held = heard(frame(0, 10), frame(10, 20, ['p5']), frame(0, 30));
    expect(isThere('p6', 29, held)).toBe(false);
    expect(isThere('p5', 30, held)).toBe(true);
  });

  it('[R6] goes once more was taken away than a phone notes', () => {
    const many = Array.from({ length: GONE_MAX }, (_, index) => `p${String(100 + index)}`);
    const noted = heard(frame(0, 10), frame(10, 20, many));
    expect(isThere('p5', 12, noted)).toBe(true);
    const held = heard(frame(0, 10), frame(10, 20, many), frame(20, 30, ['p5']));
    expect(held.gone).toEqual({});
    expect([isThere('p5', 29, held), isThere('p6', 29, held), isThere('p6', 30, held)]).toEqual([false, false, true]);
  });
});
