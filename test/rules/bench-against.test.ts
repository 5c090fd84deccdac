import { describe, expect, it } from 'vitest';
import { changes, NOISE, type Report } from '../bench/against.ts';
import type { Outcome, Trial } from '../bench/trial.ts';

const outcome: Outcome = {
  seconds: 60,
  votes: 12_000,
  posts: 300,
  refused: 0,
  messages: 100_000,
  bytes: 50_000_000,
  answers: { p50: 10, p99: 50, worst: 80 },
  behind: { p50: 100, p99: 600, worst: 700 },
  cpu: 6,
  cpuPerMinute: 6,
  cpuPerMessage: 60e-6,
  memoryPerPhone: 30 * 1024,
};
const bare: Outcome = { ...outcome, cpuPerMessage: 20e-6, memoryPerPhone: 10 * 1024 };
const trial: Trial = {
  profile: { phones: 200, votes: 200, posts: 5, plain: false },
  openfloor: {
    ...outcome,
    wrongTallies: { phones: 0, unanswered: 0, expected: '', shown: '' },
    saturation: { perSecond: 10_000, slowDowns: 0 },
  },
  bare,
  plain: null,
};
const report = (...trials: Trial[]): Report => ({ conditions: {}, trials });
const ours = (change: Partial<Trial['openfloor']>): Trial => ({
  ...trial,
  openfloor: { ...trial.openfloor, ...change },
});
const verdicts = (now: Trial) =>
  changes(report(trial), report(now)).flatMap(({ what, verdict }) => (verdict === 'same' ? [] : [[what, verdict]]));

describe('a bench against an earlier one', () => {
  it('finds no change where there is none, nor within what runs differ by', () => {
    expect(verdicts(trial)).toEqual([]);
    expect(verdicts(ours({ answers: { p50: 10, p99: 50 * (NOISE - 0.01), worst: 80 } }))).toEqual([]);
  });

  it('says which figure got worse, whichever way worse is', () => {
    expect(verdicts(ours({ answers: { p50: 10, p99: 60, worst: 80 } }))).toEqual([
      ['200 phones, 200+5/s: answers to commands, p99 ms', 'worse'],
    ]);
    const slower = ours({ saturation: { perSecond: 5000, slowDowns: 0 } });
    expect(verdicts(slower)).toEqual([['200 phones, 200+5/s: durable votes a second', 'worse']]);
    expect(verdicts(ours({ refused: 3 }))).toEqual([['200 phones, 200+5/s: commands refused', 'worse']]);
  });

  it('compares with the baseline of its own run, so that a slower machine is no worse build', () => {
    const slow = { ...ours({ cpuPerMessage: 120e-6 }), bare: { ...bare, cpuPerMessage: 40e-6 } };
    expect(verdicts(slow)).toEqual([]);
  });

  it('leaves out what only one of them ran', () => {
    expect(changes(report(trial), report({ ...trial, profile: { ...trial.profile, phones: 2000 } }))).toEqual([]);
  });
});
