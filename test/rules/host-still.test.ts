import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { still } from '../../client/host/still.ts';

const nobody = new Set<string>();

describe('a list of the host page', () => {
  it('takes the order it should have while nobody is in it', () => {
    expect(still(['a', 'b'], ['c', 'b'], false, nobody)).toEqual({ shown: ['c', 'b'], arrivals: 0 });
  });

  it('[R12] moves nothing while it is held: new ones wait, what another host dealt with keeps its place', () => {
    expect(still(['a', 'b', 'c'], ['d', 'c', 'a'], true, nobody)).toEqual({ shown: ['a', 'b', 'c'], arrivals: 1 });
  });

  it('lets go of what this person dealt with', () => {
    expect(still(['a', 'b', 'c'], ['a', 'c'], true, new Set(['b']))).toEqual({ shown: ['a', 'c'], arrivals: 0 });
  });

  it('puts back where it was what this person took back', () => {
    expect(still(['a', 'c'], ['x', 'a', 'b', 'c'], true, new Set(['b']))).toEqual({
      shown: ['a', 'b', 'c'],
      arrivals: 1,
    });
    expect(still(['c'], ['b', 'c'], true, new Set(['b'])).shown).toEqual(['b', 'c']);
  });

  it('[R12] held, what stays keeps its order whatever the others do', () => {
    const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g'));
    fc.assert(
      fc.property(ids, ids, ids, (shown, wanted, own) => {
        const mine = new Set(own);
        const next = still(shown, wanted, true, mine);
        if (shown.length === 0) return;
        expect(next.shown.filter((id) => shown.includes(id))).toEqual(
          shown.filter((id) => wanted.includes(id) || !mine.has(id)),
        );
        expect(new Set(next.shown).size).toBe(next.shown.length);
        const unseen = wanted.filter((id) => !next.shown.includes(id));
        expect(next.arrivals).toBe(unseen.length);
        expect(unseen.every((id) => !mine.has(id))).toBe(true);
      }),
    );
  });
});
