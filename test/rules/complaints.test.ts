import { expect, it } from 'vitest';
import { openComplaints } from '../../server/complaints.ts';

function complaints() {
  const told: string[] = [];
  let now = 0;
  const complain = openComplaints(
    (what, why, keptBack) => told.push(`${what}: ${String(why)} ${keptBack}`),
    () => now,
  );
  return { told, complain, pass: (ms: number) => (now += ms) };
}

it('tells a trouble at once, and while it goes on now and then how often it came', () => {
  const { told, complain, pass } = complaints();
  for (let time = 0; time < 1000; time++) complain('appending', 'away');
  expect(told).toEqual(['appending: away 0']);
  pass(10_000);
  complain('appending', 'away');
  expect(told).toEqual(['appending: away 0', 'appending: away 999']);
});

it('keeps back no other trouble', () => {
  const { told, complain } = complaints();
  complain('appending', 'away');
  complain('appending', 'full');
  complain('seating', 'away');
  expect(told).toEqual(['appending: away 0', 'appending: full 0', 'seating: away 0']);
});
