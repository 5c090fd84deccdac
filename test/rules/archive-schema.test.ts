import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { json } from '../../server/archive/json.ts';
import { archiveView } from '../../server/view/archive.ts';
import { archiveSchema } from '../../shared/archive-schema.ts';
import { live, scripts } from '../support/random-day.ts';
import { pollsOfEachKind } from './archive-polls-sample.ts';
import { oneOfEach } from './archive-sample.ts';

/** What is published, read as any other program would read it. */
const published = z.fromJSONSchema(
  JSON.parse(JSON.stringify(archiveSchema())) as Parameters<typeof z.fromJSONSchema>[0],
);
const faults = (document: unknown) => published.safeParse(document).error?.issues ?? [];

it('holds for one of everything', () => {
  for (const one of [oneOfEach, pollsOfEachKind]) expect(faults(JSON.parse(json(one)))).toEqual([]);
});

it('holds for the archive of any day', () => {
  fc.assert(
    fc.property(scripts(90), (script) => {
      const view = archiveView(live(script).last) ?? expect.fail('There is an event.');
      expect(faults(JSON.parse(json(view)))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it.each([oneOfEach, pollsOfEachKind])(
  '[R6] names every key there is: with one more, or one fewer, it does not hold',
  (day) => {
    const places = objectsIn(day, (document) => document);
    expect(places.length).toBeGreaterThan(20);
    for (const place of places) {
      for (const key of keysOf(place(structuredClone(day)))) {
        const copy = structuredClone(day);
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- whatever key it is
        delete place(copy)[key];
        expect(faults(copy), `without ${key}`).not.toEqual([]);
      }
      const copy = structuredClone(day);
      place(copy)['author'] = 'somebody';
      expect(faults(copy)).not.toEqual([]);
    }
  },
);

const keysOf = (of: object): string[] => Object.keys(of).filter((key) => !mayBeMissing(key, of));

/** What only some rounds have, and only some screens. */
const mayBeMissing = (key: string, of: object): boolean =>
  ['hands', 'ranking', 'words', 'numbers', 'groups', 'against'].includes(key) || (key === 'details' && !('id' in of));

type Place = (document: unknown) => Record<string, unknown>;

/** Where each object of the document is, but for those by option, which may have fewer options. */
function objectsIn(value: unknown, place: (document: unknown) => unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.keys(value).filter((key) => !['counts', 'points', 'groups'].includes(key));
  const inside = within.flatMap((key) =>
    objectsIn((value as Record<string, unknown>)[key], (document) => (place(document) as Record<string, unknown>)[key]),
  );
  return Array.isArray(value) ? inside : [place as Place, ...inside];
}
