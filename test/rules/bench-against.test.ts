import { describe, expect, it } from 'vitest';
import { changes, NOISE } from '../bench/against.ts';
import { AT_EASE, type Figure, type Report } from '../bench/figure.ts';

const answers: Figure = { what: 'answers', value: 50, unit: 'ms', better: 'less', aim: 150 };
const votes: Figure = { what: 'votes', value: 10_000, unit: '/s', better: 'more' };
const refused: Figure = { what: 'refused', value: 0, unit: '', better: 'less', aim: 0 };
const frames: Figure = { what: 'frames', value: 100, unit: '/s' };

const report = (scene: string, ...figures: Figure[]): Report => ({
  conditions: {},
  scenes: [{ scene, about: '', figures, load: AT_EASE }],
});
const earlier = report('room', answers, votes, refused, frames);
const verdicts = (...now: Figure[]) =>
  changes(earlier, report('room', ...now)).flatMap(({ what, verdict }) =>
    verdict === 'same' ? [] : [[what, verdict]],
  );

describe('a bench against an earlier one', () => {
  it('finds no change where there is none, nor within what runs differ by', () => {
    expect(verdicts(answers, votes, refused, frames)).toEqual([]);
    expect(verdicts({ ...answers, value: 50 * (NOISE - 0.01) })).toEqual([]);
  });

  it('says which figure got worse, whichever way worse is', () => {
    expect(verdicts({ ...answers, value: 60 })).toEqual([['room: answers', 'worse']]);
    expect(verdicts({ ...votes, value: 5000 })).toEqual([['room: votes', 'worse']]);
    expect(verdicts({ ...refused, value: 3 })).toEqual([['room: refused', 'worse']]);
  });

  it('says which got better, also where nothing is left of it', () => {
    expect(verdicts({ ...answers, value: 0 }, { ...votes, value: 20_000 })).toEqual([
      ['room: answers', 'better'],
      ['room: votes', 'better'],
    ]);
  });

  it('says nothing of what is better neither way, nor of what only one of them has', () => {
    expect(verdicts({ ...frames, value: 500 }, { ...answers, what: 'joins', value: 5000 })).toEqual([]);
    expect(changes(earlier, report('growth', { ...answers, value: 5000 }))).toEqual([]);
  });
});
