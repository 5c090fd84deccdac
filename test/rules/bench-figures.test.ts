import { describe, expect, it } from 'vitest';
import { AT_EASE, verdictOf, type Figure } from '../bench/figure.ts';
import { Truth } from '../bench/freshness.ts';
import { Histogram } from '../bench/histogram.ts';
import { loopbackOf } from '../bench/loopback.ts';
import { endsOf } from '../bench/memory-course.ts';
import { spread } from '../bench/quantiles.ts';

const late = (value: number): Figure => ({ what: 'late', value, unit: 'ms', better: 'less', aim: 150 });

describe('the arithmetic of the bench', () => {
  it('finds the quantiles of very many times to a tenth of a millisecond', () => {
    const times = Array.from({ length: 1000 }, (_, n) => ((n * 7919) % 1000) / 3);
    const histogram = new Histogram();
    for (const time of times) histogram.add(time);
    const [exact, counted] = [spread(times), histogram.spread()];
    expect(counted?.p50).toBeCloseTo(exact?.p50 ?? NaN, 0);
    expect(Math.abs((counted?.p99 ?? NaN) - (exact?.p99 ?? NaN))).toBeLessThan(0.11);
    expect(counted?.worst).toBe(exact?.worst);
  });

  it('never tells of a time that is longer than the worst, nor loses one that is beyond all bounds', () => {
    const histogram = new Histogram();
    histogram.add(12.34);
    expect(histogram.spread()).toEqual({ p50: 12.34, p99: 12.34, worst: 12.34 });
    histogram.add(1e9);
    expect(histogram.spread()?.p99).toBe(1e9);
    histogram.clear();
    expect(histogram.spread()).toBeNull();
  });

  it('tells how old the oldest vote is that a screen does not show', () => {
    const truth = new Truth();
    truth.acknowledged(5, 1000);
    truth.acknowledged(9, 1300);
    truth.acknowledged(7, 1200);
    expect(truth.behind(4, 1500)).toBe(500);
    expect(truth.behind(5, 1500)).toBe(300);
    expect(truth.behind(7, 1500)).toBe(200);
    expect(truth.behind(9, 1500)).toBe(0);
  });

  it('blames the load only for what is not met, and only where it was short itself', () => {
    const [busy, slow] = [
      { share: 0.95, late: 5 },
      { share: 0.3, late: 400 },
    ];
    expect(verdictOf(late(150), AT_EASE)).toBe('met');
    expect(verdictOf(late(151), AT_EASE)).toBe('short');
    expect(verdictOf(late(151), busy)).toBe('the load was short');
    expect(verdictOf(late(151), slow)).toBe('the load was short');
    expect(verdictOf(late(100), slow)).toBe('met');
    expect(verdictOf({ ...late(100), better: 'more' }, AT_EASE)).toBe('short');
    expect(verdictOf(late(NaN), AT_EASE)).toBe('short');
  });

  it('compares what is held at the end with what was held once all was warm', () => {
    const course = [...Array<number>(10).fill(50), ...Array<number>(40).fill(100), ...Array<number>(10).fill(130)];
    expect(endsOf(course)).toEqual({ early: 100, late: 130 });
    expect(endsOf(course.with(52, 900))).toEqual({ early: 100, late: 130 });
  });

  it('gives twenty thousand visitors addresses of this machine that few share', () => {
    const addresses = Array.from({ length: 20_000 }, (_, n) => loopbackOf(n));
    const shared = new Map<string, number>();
    for (const address of addresses) shared.set(address, (shared.get(address) ?? 0) + 1);
    expect(Math.max(...shared.values())).toBe(50);
    expect(addresses.every((address) => /^127\.1\.\d{1,3}\.\d{1,3}$/.test(address))).toBe(true);
  });
});
