import { describe, expect, it } from 'vitest';
import { number, percent } from '../../client/ui/number.ts';
import { dateOf, dayOf, timeOf, whenOf } from '../../client/ui/time.ts';

const at = Date.UTC(2026, 10, 22, 9, 5);
const hour = 3_600_000;

describe('times', () => {
  it('are told in the time zone of the event', () => {
    expect(timeOf(at, 'en', 'Europe/London')).toBe('09:05');
    expect(timeOf(at, 'de', 'Europe/Berlin')).toBe('10:05');
    expect(dayOf(at, 'en', 'UTC')).toMatch(/^Sunday,? 22 November 2026$/);
  });

  it('leave out the day where it is today, and only there', () => {
    expect(whenOf(at, 'en', 'UTC', at + hour)).toBe('09:05');
    expect(whenOf(at, 'en', 'UTC', at + 24 * hour)).toMatch(/^22 Nov,? 09:05$/);
    expect(whenOf(at, 'en', 'UTC', at + 365 * 24 * hour)).toMatch(/^22 Nov,? 09:05$/);
  });

  it('do not move a date into another day', () => {
    expect(dateOf('2026-01-01', 'en')).toBe('1 January 2026');
    expect(dateOf('2026-01-01', 'de')).toBe('1. Januar 2026');
  });
});

describe('numbers', () => {
  it('are written as the language writes them', () => {
    expect(percent(0.35, 'en')).toBe('35%');
    expect(percent(0.35, 'de')).toMatch(/^35\s%$/u);
    expect(number(1234, 'de')).toBe('1.234');
  });

  it('have the digits of the code in Arabic too, so that what is read can be typed', () => {
    expect(number(1234, 'ar')).toContain('1,234');
    expect(percent(0.5, 'ar')).toMatch(/50/);
    expect(timeOf(at, 'ar', 'UTC')).toBe('09:05');
  });
});
