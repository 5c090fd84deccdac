import { describe, expect, it } from 'vitest';
import { visitAfter, VISIT_MS } from '../../client/archive/visit.ts';

const [NOON, ONE, TWO] = ['2026-11-22T12:00:00.000Z', '2026-11-22T13:00:00.000Z', '2026-11-22T14:00:00.000Z'];

describe('what is new since the last visit', () => {
  it('is nothing on the first one', () => {
    expect(visitAfter(null, NOON, 0)).toEqual({ seen: NOON, before: null, at: 0 });
  });

  it('is what came after the newest thing that was there then', () => {
    const first = visitAfter(null, NOON, 0);
    expect(visitAfter(first, TWO, VISIT_MS)).toEqual({ seen: TWO, before: NOON, at: VISIT_MS });
  });

  it('stays so when the page is loaded again on the same visit', () => {
    const second = visitAfter(visitAfter(null, NOON, 0), ONE, VISIT_MS);
    const again = visitAfter(second, TWO, 2 * VISIT_MS - 1);
    expect(again).toMatchObject({ seen: TWO, before: NOON });
    expect(visitAfter(again, TWO, 3 * VISIT_MS)).toMatchObject({ before: TWO });
  });

  it('does not come back when the newest post was withdrawn', () => {
    const first = visitAfter(null, TWO, 0);
    expect(visitAfter(first, ONE, VISIT_MS)).toMatchObject({ seen: TWO, before: TWO });
  });
});
