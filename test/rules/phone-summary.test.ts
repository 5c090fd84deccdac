import { expect, it } from 'vitest';
import { SAYING_MS, Summary, SUMMARY_EVERY } from '../../client/phone/summary.ts';
import en from '../../client/words/en/phone.ts';

const none = { questions: 0, stories: 0, comments: 0, polls: 0 };

it('says nothing where nothing came', () => {
  expect(new Summary().take(0, false, -Infinity)).toBeNull();
});

it('gathers what came and says it once', () => {
  const summary = new Summary();
  summary.add({ ...none, questions: 4 });
  summary.add({ ...none, questions: 2, stories: 2 });
  expect(summary.take(1000, false, -Infinity)).toEqual({ ...none, questions: 6, stories: 2 });
  expect(summary.take(1000 + SUMMARY_EVERY, false, -Infinity)).toBeNull();
});

it('speaks at most once in twenty seconds', () => {
  const summary = new Summary();
  const said: number[] = [];
  for (let now = 0; now < 120_000; now += 500) {
    summary.add({ ...none, comments: 1 });
    if (summary.take(now, false, -Infinity)) said.push(now);
  }
  expect(said).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000]);
});

it('is silent while the person types and forgets nothing', () => {
  const summary = new Summary();
  summary.add({ ...none, polls: 1 });
  expect(summary.take(50_000, true, -Infinity)).toBeNull();
  expect(summary.take(50_500, false, -Infinity)).toEqual({ ...none, polls: 1 });
});

it('is worded in one short line', () => {
  expect(en.summary({ ...none, questions: 6, stories: 2 })).toBe('6 new questions, 2 new stories');
  expect(en.summary({ ...none, polls: 1 })).toBe('1 new poll');
});

it('lets what was just said be heard out first', () => {
  const summary = new Summary();
  summary.add({ ...none, polls: 1 });
  const saidAt = 50_000;
  expect(summary.take(saidAt + SAYING_MS - 1, false, saidAt)).toBeNull();
  expect(summary.take(saidAt + SAYING_MS, false, saidAt)).toEqual({ ...none, polls: 1 });
});
