import type { Ballot } from '../../../shared/ballots.ts';
import type { OptionId } from '../../../shared/ids.ts';
import { BALANCE_MIN } from '../../../shared/limits.ts';
import type { Standpoint } from '../../../shared/settings.ts';
import type { Details } from '../../../shared/tally.ts';

type Groups = NonNullable<Details['groups']>;

/**
 * How people of each of these groups, and those who did not say, answered: how many chose each option, null where that is
 * hidden; without groups that have nothing to tell, and null where nothing may be told. Of ballots with one choice each:
 * where people choose several, how many they are is known besides, and more could be worked out from that.
 */
export function groupsOf(
  ballots: Iterable<Ballot>,
  options: readonly OptionId[],
  standpoints: readonly Standpoint[],
): Groups | null {
  const groups = [...standpoints, 'unsaid' as const];
  const rows = groups.map(() => options.map(() => 0));
  for (const { as = 'unsaid', choices } of ballots) {
    const row = rows[groups.indexOf(as)] ?? rows.at(-1);
    const at = options.indexOf(choices[0] ?? '');
    if (row?.[at] !== undefined) row[at]++;
  }
  // A group alone is everybody.
  const cells = groups.length === 1 ? [] : withHidden(rows);
  const told = groups.flatMap((as, index) => {
    const row = cells[index] ?? [];
    if (row.every((cell) => cell === null)) return [];
    return [[as, Object.fromEntries(options.map((id, at) => [id, row[at] ?? null]))] as const];
  });
  return told.length > 0 ? Object.fromEntries(told) : null;
}

/**
 * A table, a row a group and a column an option, of which everyone knows the sum of each column. Hidden are the cells below
 * `BALANCE_MIN`, and of each column as many of the next smallest, with all of one size, as it takes for the hidden ones
 * not to be all alike. The same would be told if these had changed places, so that neither the sum less what is told nor
 * knowing this rule says what any of them is. (That a cell is 0 is known where the whole column is.)
 */
export function withHidden(rows: readonly (readonly number[])[]): (number | null)[][] {
  const hidden = (rows[0] ?? []).map((_, at) => largestHidden(rows.map((row) => row[at] ?? 0)));
  return rows.map((row) => row.map((count, at) => (count > (hidden[at] ?? Infinity) ? count : null)));
}

/** The largest number of a column that is hidden; -1 where none has to be. */
function largestHidden(column: readonly number[]): number {
  const sizes = [...new Set(column)].sort((one, other) => one - other);
  const small = sizes.filter((size) => size < BALANCE_MIN);
  if (small.length === 0) return -1;
  return small.length > 1 ? Math.max(...small) : (sizes[1] ?? Infinity);
}
