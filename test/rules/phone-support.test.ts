import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countShown, pressed, supported, type Press } from '../../client/phone/support.ts';
import { refused } from '../../shared/replies.ts';
import { nothingMine, waiting } from './phone-sample.ts';

it('shows a press at once and does not count it twice when the frame comes', () => {
  const press = pressed(undefined, true, false, 12);
  expect(countShown(12, true, press)).toBe(13);
  expect(countShown(13, true, press)).toBe(13);
});

it('takes a support back at once', () => {
  expect(countShown(12, false, pressed(undefined, false, true, 12))).toBe(11);
});

it('never says zero to someone who supports it', () => {
  expect(countShown(0, true, undefined)).toBe(1);
});

it('shows the truth however often it is pressed before a frame comes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.array(fc.boolean(), { maxLength: 8 }), (others, presses) => {
      let on = false;
      let press: Press | undefined;
      for (const next of presses) {
        press = pressed(press, next, on, others);
        on = next;
        expect(countShown(others, on, press)).toBe(others + Number(on));
      }
    }),
  );
});

it('believes what waits to be sent more than the server, and the server more than what it refused', () => {
  const mine = { ...nothingMine, supports: ['p1', 'p2'] };
  const off = waiting({ type: 'post.support', post: 'p1', on: false });
  const on = waiting({ type: 'post.support', post: 'p3', on: true });
  const late = waiting({ type: 'post.support', post: 'p4', on: true }, refused('closed'));
  expect([...supported(mine, [off, on, late], new Map())]).toEqual(['p2', 'p3']);
  expect([...supported(mine, [], new Map([['p2', { on: false, base: 1, delta: -1 }]]))]).toEqual(['p1']);
});
