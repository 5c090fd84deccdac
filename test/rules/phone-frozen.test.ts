import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals, extended, promoted, settled, shownNew } from '../../client/phone/frozen.ts';

type Act =
  | { readonly do: 'frame'; readonly wanted: readonly string[] }
  | { readonly do: 'show' | 'older' | 'own' }
  | { readonly do: 'older'; readonly ids: readonly string[] };

const ids = fc.uniqueArray(
  fc.integer({ min: 1, max: 40 }).map((n) => `p${String(n)}`),
  { maxLength: 20 },
);
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: ids.map((wanted) => ({ do: 'frame' as const, wanted })) },
    { weight: 1, arbitrary: fc.constantFrom({ do: 'show' as const }, { do: 'own' as const }) },
    { weight: 1, arbitrary: ids.map((older) => ({ do: 'older' as const, ids: older })) },
  ),
  { maxLength: 40 },
);

describe('[R12] the order a person sees', () => {
  it('changes by their own acts alone, holds nothing twice and counts exactly what waits', () => {
    fc.assert(
      fc.property(acts, (each) => {
        let shown: readonly string[] = [];
        let wanted: readonly string[] = [];
        const older = new Set<string>();
        each.forEach((act, step) => {
          const before = shown;
          if (act.do === 'frame') {
            wanted = act.wanted;
            shown = settled(shown, wanted);
            expect(shown.slice(0, before.length)).toEqual(before);
            // What was added stands at the end of the room's order too: it belongs where it is.
            const added = shown.slice(before.length);
            expect(wanted.slice(wanted.length - added.length)).toEqual(added);
            if (before.length === 0) expect(shown).toEqual(wanted);
          } else if (act.do === 'show') {
            shown = shownNew(shown, wanted, (id) => older.has(id));
            expect(shown.slice(0, wanted.length)).toEqual(wanted);
            expect(shown.slice(wanted.length)).toEqual(before.filter((id) => older.has(id) && !wanted.includes(id)));
          } else if (act.do === 'own') {
            const own = `p${String(100 + step)}`;
            shown = promoted(shown, own);
            expect(shown).toEqual([own, ...before]);
          } else {
            const found = 'ids' in act ? act.ids : [];
            found.forEach((id) => older.add(id));
            shown = extended(shown, found);
            expect(shown.slice(0, before.length)).toEqual(before);
          }
          expect(new Set(shown).size).toBe(shown.length);
          expect(arrivals(shown, wanted)).toEqual(wanted.filter((id) => !shown.includes(id)));
        });
      }),
    );
  });

  it('moves an own post that is already there to the top, and the others stay in their order', () => {
    expect(promoted(['p1', 'p2', 'p3'], 'p2')).toEqual(['p2', 'p1', 'p3']);
  });

  it('lets what was taken away go when new ones are shown', () => {
    expect(shownNew(['p1', 'p2', 'p9'], ['p3', 'p1'], (id) => id === 'p9')).toEqual(['p3', 'p1', 'p9']);
  });
});
