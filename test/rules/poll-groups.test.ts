import { describe, expect, it } from 'vitest';
import { groupsOf, withHidden } from '../../server/room/tally/groups.ts';
import { BALANCE_MIN } from '../../shared/limits.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import { pollView } from '../../server/view/poll.ts';
import { after, HALL, host, last, newEvent, attendee, type Wish } from '../support/given.ts';

/** All ways in which up to `most` people can be in `groups` groups, as a column of counts each. */
function columnsOf(groups: number, most: number): number[][] {
  if (groups === 0) return [[]];
  const counts = Array.from({ length: most + 1 }, (_, count) => count);
  return counts.flatMap((count) => columnsOf(groups - 1, most - count).map((others) => [count, ...others]));
}

/** All tables of so many of these columns. */
function* tablesOf(columns: readonly number[][], options: number): Generator<number[][]> {
  if (options === 0) yield [];
  else for (const others of tablesOf(columns, options - 1)) for (const column of columns) yield [column, ...others];
}

describe('[R6] how people answered by role', () => {
  it.each([
    { groups: 2, options: 1, most: 30 },
    { groups: 3, options: 1, most: 26 },
    { groups: 4, options: 1, most: 20 },
    { groups: 5, options: 1, most: 16 },
    { groups: 2, options: 2, most: 18 },
    { groups: 3, options: 2, most: 9 },
    { groups: 2, options: 3, most: 7 },
  ])(
    'gives away no number below five to whoever knows the rule and all sums: $groups groups, $options options',
    ({ groups, options, most }) => {
      /** By what everyone is told: what each cell may be. */
      const possible = new Map<string, { sums: number[]; cells: Set<number>[] }>();
      for (const columns of tablesOf(columnsOf(groups, most), options)) {
        const sums = columns.map((column) => column.reduce((sum, count) => sum + count, 0));
        const rows = Array.from({ length: groups }, (_, row) => columns.map((column) => column[row] ?? 0));
        const told = JSON.stringify([sums, withHidden(rows)]);
        const seen = possible.get(told) ?? { sums, cells: rows.flat().map(() => new Set<number>()) };
        possible.set(told, seen);
        rows.flat().forEach((count, at) => seen.cells[at]?.add(count));
      }
      const known = [...possible].filter(([, { sums, cells }]) =>
        cells.some((cell, at) => sums[at % options] !== 0 && cell.size === 1 && Math.min(...cell) < BALANCE_MIN),
      );
      expect(known).toEqual([]);
    },
  );

  it('hides small numbers, and more where these could be worked out', () => {
    expect(withHidden([[8], [6], [4], [1]])).toEqual([[8], [6], [null], [null]]);
    expect(withHidden([[8], [6], [4]])).toEqual([[8], [null], [null]]);
    expect(withHidden([[8], [6], [6], [0], [0]])).toEqual([[8], [null], [null], [null], [null]]);
    expect(withHidden([[8], [9]])).toEqual([[8], [9]]);
  });

  it('is nothing where there is one group, or nothing may be told', () => {
    const ballots = Array.from({ length: 9 }, () => ({ choices: ['o1'] }));
    expect(groupsOf(ballots, ['o1', 'o2'], [])).toBeNull();
    expect(groupsOf(ballots, ['o1', 'o2'], ['uses'])).toBeNull();
  });
});

describe('[R6] [R4] a poll', () => {
  const added = after(newEvent(), [
    host,
    { type: 'poll.add', session: HALL, question: 'Tea?', options: ['Yes', 'No'], unsure: false },
  ]);
  const poll = last(added, 'poll');
  const roles = [...Array<'uses'>(7).fill('uses'), ...Array<'cares'>(6).fill('cares'), 'works', null] as const;
  const voted = after(
    added,
    ...roles.map((as, place): [ReturnType<typeof attendee>, Wish] => [
      attendee(String(place)),
      { type: 'ballot.cast', poll, choices: [as === 'works' ? 'o2' : 'o1'], as },
    ]),
  );
  const close: Wish = { type: 'poll.close', poll };
  const viewOf = (facts: typeof voted) => {
    const found = foldAll(facts).polls.get(poll);
    return found ? pollView(found) : expect.fail('There is a poll.');
  };
  const told = { groups: { uses: { o1: 7, o2: null }, cares: { o1: 6, o2: null } } };

  it('tells nothing of groups while it is open, looked at before or not', () => {
    expect(viewOf(voted).details).toEqual({});
    expect(viewOf(after(voted, [host, close])).details).toEqual(told);
    const again = after(voted, [host, close], [host, { type: 'poll.open', poll }]);
    expect(viewOf(again)).toMatchObject({ details: {}, rounds: [{ details: told }] });
  });

  it('goes on telling it once nobody knows who voted', () => {
    const sealed = after(
      voted,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    expect(archiveView(foldAll(sealed))?.sessions[0]?.polls[0]?.details).toEqual(told);
  });
});
