/** One line of what `npm run bench:pages` tells. */
export type Figure = {
  readonly what: string;
  readonly unit: 'ms' | 'KB';
  /** Of all runs. */
  readonly values: readonly number[];
  /** The median is to be at most this; null where it is only told. */
  readonly aim: number | null;
  /** The same of a page without any script, where that says something: what the machine and the network cost. */
  readonly plain?: readonly number[];
  readonly besides?: string;
};

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

export const verdictOf = ({ values, aim }: Figure): '' | 'met' | 'short' =>
  aim === null ? '' : median(values) <= aim ? 'met' : 'short';

const HEAD = ['', 'median', 'worst', 'plain page', 'aim', '', ''];

export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column > 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(figure: Figure): string[] {
  const { what, unit, values, aim, plain, besides = '' } = figure;
  const told = (value: number) => `${value.toFixed(unit === 'KB' ? 1 : 0)} ${unit}`;
  return [
    what,
    told(median(values)),
    told(Math.max(...values)),
    plain ? told(median(plain)) : '',
    aim === null ? '' : told(aim),
    verdictOf(figure),
    besides,
  ];
}
