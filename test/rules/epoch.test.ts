import { expect, it } from 'vitest';
import { epochAfter, sharedUpTo } from '../../shared/epoch.ts';

it('an epoch says how far its history is the same as the one before', () => {
  expect(sharedUpTo(epochAfter('4f0c', 120))).toBe(120);
  expect(sharedUpTo(epochAfter('4f0c', 0))).toBe(0);
});

it.each(['', '4f0c', '4f0c.', '4f0c.x', '4f0c.1.2', '.5', '1f8e.-1'])('`%s` does not say', (epoch) => {
  expect(sharedUpTo(epoch)).toBeNull();
});
