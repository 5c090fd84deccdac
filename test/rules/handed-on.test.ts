import { expect, it } from 'vitest';
import { apply } from '../../shared/apply.ts';
import { handedOn } from '../../shared/handed-on.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Frame, ViewName } from '../../shared/wire.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { lookedAgain, neverLooked, type Entered } from '../../server/view/entered.ts';
import { frameOf } from '../../server/view/frame.ts';
import { orderOf } from '../../server/view/order.ts';
import type { Fact } from '../../shared/facts.ts';
import { after, HALL, host, last, newEvent } from '../support/given.ts';

/** A phone's view, brought on by frames as they would be sent. */
function view(name: ViewName) {
  let memory: Entered = neverLooked;
  let held: Held = nothingHeld();
  return (facts: readonly Fact[]): Held => {
    const state = foldAll(facts);
    const session = state.sessions.get(HALL) ?? expect.fail('There is no hall.');
    memory = lookedAgain(memory, orderOf(state, session, 'attendee', name), state.seq);
    const of = { session: HALL, role: 'attendee', name, keys: false } as const;
    const frame: Frame | null = frameOf(state, of, 'epoch', held.to, memory, false);
    held = (frame && apply(held, frame)) ?? held;
    return held;
  };
}

it('[R4] a poll that was seen closed is not open again when it leaves the wall before the list has heard of it', () => {
  const [toNow, toList] = [view('now'), view('list')];
  const asked = after(newEvent(), [
    host,
    { type: 'poll.add', session: HALL, question: 'Tea?', options: ['Yes', 'No'] },
  ]);
  const poll = last(asked, 'poll');
  const shown = after(asked, [host, { type: 'wall.show', session: HALL, screen: { mode: 'poll', poll } }]);
  toNow(shown);
  const list = toList(shown);
  const closed = after(shown, [host, { type: 'poll.close', poll }]);
  const before = toNow(closed);
  expect([before.polls.get(poll)?.status, list.polls.get(poll)?.status]).toEqual(['closed', 'open']);
  const on = after(closed, [host, { type: 'wall.show', session: HALL, screen: { mode: 'join' } }]);
  const now = toNow(on);
  expect(now.polls.has(poll)).toBe(false);
  expect(handedOn(list, before, now).polls.get(poll)?.status).toBe('closed');
  // A list that heard more has the last word, and so has one of another session.
  const fresher = toList(on);
  expect(handedOn(fresher, before, now)).toBe(fresher);
  const elsewhere = { ...list, session: 's9' };
  expect(handedOn(elsewhere, before, now)).toBe(elsewhere);
});
