import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { applyMine, type HeldMine, type MineChange, type MineWhole } from '../../shared/mine.ts';
import type { Mine } from '../../shared/views.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { openMine } from '../../server/live/mine.ts';
import { MINE_MS, SUPPORT_MS } from '../../server/live/pace.ts';
import type { Room } from '../../server/live/room.ts';
import type { Screen } from '../../server/live/screen.ts';
import { mineOf } from '../../server/view/mine.ts';
import { testClock } from '../support/clock.ts';
import { ada, after, attendee, HALL, host, last, newEvent } from '../support/given.ts';
import { askers, live, scripts } from '../support/random-day.ts';

const DAYS = 100;
const COMMANDS = 90;

const nothing: Mine = { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] };

type OwnScreen = Screen & { held: HeldMine; reads: boolean; got: (MineWhole | MineChange)[] };

function screenOf(attendee: string, changes: boolean): OwnScreen {
  const made: OwnScreen = {
    ...{ role: 'attendee', session: 's2', keys: false, key: null, attendee, changes },
    ...{ held: { mine: nothing, to: 0 }, reads: true, got: [] },
    ready: () => made.reads,
    take({ packet }) {
      if (!made.reads) return false;
      const message = JSON.parse(packet) as MineWhole | MineChange;
      made.got.push(message);
      made.held = applyMine(made.held, message) ?? expect.fail(`A change from ${message.from} follows nothing.`);
      return true;
    },
  };
  return made;
}

/** As sets have no order. */
const plain = ({ supports, reports, ballots, ...rest }: Mine) =>
  JSON.stringify([
    rest,
    ...[supports, reports].map((ids) => [...ids].sort()),
    [...ballots].sort((one, other) => (one.poll < other.poll ? -1 : 1)),
  ]);

it('[R8] what is one\u2019s own, told whole and by changes, is the same however often a screen came, left or was passed over', () => {
  // By step: what happens to which of the screens before it, and how long after it.
  const happenings = fc.array(
    fc.record({ what: fc.constantFrom('nothing', 'nothing', 'reads', 'moves'), which: fc.nat(11), wait: fc.boolean() }),
    { minLength: COMMANDS, maxLength: COMMANDS },
  );
  fc.assert(
    fc.property(scripts(COMMANDS), happenings, (script, plan) => {
      const { first, steps } = live(script);
      const clock = testClock();
      let state = first;
      const encode = (_: string, payload: unknown) => ({ packet: JSON.stringify(payload), frame: new Uint8Array() });
      const mine = openMine({ state: () => state } as Room, encode, clock);
      const people = askers.flatMap((asker) => (asker.kind === 'attendee' ? [asker.id] : []));
      // Of each person two screens that know changes, and one of before.
      const screens = people.flatMap((id) => [true, true, false].map((changes) => screenOf(id, changes)));
      screens.forEach((screen) => mine.join(screen));
      for (const [index, { decision, before, after }] of steps.entries()) {
        const { what, which, wait } = plan[index] ?? expect.fail('Every step has a happening.');
        const screen = screens[which] ?? expect.fail('There are twelve screens.');
        if (what === 'reads') screen.reads = !screen.reads;
        if (what === 'moves') {
          mine.leave(screen);
          screen.held = { mine: nothing, to: 0 };
          mine.join(screen);
        }
        state = after;
        if ('facts' in decision) mine.heard({ facts: decision.facts, before, after });
        if (!wait) continue;
        clock.pass(SUPPORT_MS + MINE_MS);
        for (const { reads, held, attendee } of screens)
          if (reads) expect(plain(held.mine)).toBe(plain(mineOf(state, attendee ?? '')));
      }
      for (const screen of screens) screen.reads = true;
      clock.pass(SUPPORT_MS + MINE_MS);
      for (const { held, attendee } of screens) expect(plain(held.mine)).toBe(plain(mineOf(state, attendee ?? '')));
    }),
    { numRuns: DAYS },
  );
});

it('[R8] a screen that comes between two changes is told of the second also where it undoes the first', () => {
  const clock = testClock();
  const asked = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who pays?' }]);
  const post = last(asked, 'post');
  const returned = after(asked, [host, { type: 'post.return', post, note: 'Please say more.' }]);
  const held = after(returned, [host, { type: 'post.hold', post }]);
  let state = foldAll(asked);
  const encode = (_: string, payload: unknown) => ({ packet: JSON.stringify(payload), frame: new Uint8Array() });
  const mine = openMine({ state: () => state } as Room, encode, clock);
  const [there, comes] = [screenOf('attendee-ada', true), screenOf('attendee-ada', true)];
  const go = (facts: readonly Fact[]): void => {
    const before = state;
    state = foldAll(facts);
    mine.heard({ facts: facts.slice(before.seq), before, after: state });
  };
  mine.join(there);
  go(returned);
  mine.join(comes);
  go(held);
  clock.pass(MINE_MS);
  for (const { held: own } of [there, comes]) expect(plain(own.mine)).toBe(plain(mineOf(state, 'attendee-ada')));
  expect(comes.held.mine.posts[0]).toMatchObject({ status: 'waiting', reason: null });
});

it('how many support it is told soon after a quiet time, less often while that goes on, and with whatever else there is', () => {
  const clock = testClock();
  const asked = after(newEvent(), [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who pays?' }]);
  const post = last(asked, 'post');
  let facts = asked;
  let state = foldAll(facts);
  const encode = (_: string, payload: unknown) => ({ packet: JSON.stringify(payload), frame: new Uint8Array() });
  const mine = openMine({ state: () => state } as Room, encode, clock);
  const screen = screenOf('attendee-ada', true);
  mine.join(screen);
  const go = (...step: Parameters<typeof after>[1]): void => {
    const before = state;
    facts = after(facts, step);
    state = foldAll(facts);
    mine.heard({ facts: facts.slice(before.seq), before, after: state });
  };
  const support = (who: number): void => go(attendee(`${who}`), { type: 'post.support', post, on: true });
  const told = (): number | undefined => screen.held.mine.posts[0]?.support;

  support(1);
  clock.pass(MINE_MS);
  expect(told()).toBe(1);

  for (let who = 2; who <= 4; who += 1) {
    support(who);
    clock.pass(MINE_MS);
  }
  expect(told()).toBe(1);
  clock.pass(SUPPORT_MS);
  expect(told()).toBe(4);

  support(5);
  go(host, { type: 'post.hide', post, reason: 'off-topic' });
  clock.pass(MINE_MS);
  expect(screen.held.mine.posts[0]).toMatchObject({ status: 'hidden', support: 5 });
  expect(screen.got).toHaveLength(4);
});
