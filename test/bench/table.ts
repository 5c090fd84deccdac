import { verdictOf, type Figure, type SceneReport } from './figure.ts';
import type { Spread } from './quantiles.ts';

/** A scene for the terminal: each figure, what it was measured beside, its aim and whether it reached it. */
export function tableOf({ scene, about, figures, load }: SceneReport): string {
  const rows = figures.map((figure) => [
    figure.what,
    withUnit(figure.value, figure.unit),
    figure.beside ?? '',
    aimOf(figure),
    verdictOf(figure, load),
  ]);
  return `${scene}: ${about}\n${aligned([['', 'openfloor', 'beside', 'aim', ''], ...rows])}`;
}

function aimOf({ aim, unit, better }: Figure): string {
  if (aim === undefined) return '';
  return `${better === 'more' ? 'at least' : 'at most'} ${withUnit(aim, unit)}`;
}

export const withUnit = (value: number, unit: string): string => `${written(value)}${unit === '' ? '' : ` ${unit}`}`;

/** Three digits, or all that stand before the point. */
export function written(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}

export const shown = (spread: Spread) =>
  spread === null ? '' : `${spread.p50.toFixed(0)} / ${spread.p99.toFixed(0)} / ${spread.worst.toFixed(0)} ms`;

export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
