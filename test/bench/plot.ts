import type { Growth } from './growth.ts';
import { written } from './table.ts';

/** Of one chart, px; charts stand side by side, in as many rows as it takes. */
const [WIDTH, HEIGHT] = [360, 220];
const COLUMNS = 2;
/** Around what is drawn: the title above, the costs to the left, the sizes below. */
const EDGE = { top: 54, right: 24, bottom: 44, left: 60 };
/** Above the dearest point. */
const HEADROOM = 1.25;

/** What grows and what it costs, as a picture that is readable on light and on dark paper. */
export function plotOf(growths: readonly Growth[]): string {
  const rows = Math.ceil(growths.length / COLUMNS);
  const [width, height] = [WIDTH * COLUMNS, HEIGHT * rows];
  const charts = growths.map((growth, at) => {
    const [x, y] = [(at % COLUMNS) * WIDTH, Math.floor(at / COLUMNS) * HEIGHT];
    return `<g transform="translate(${x} ${y})">${chartOf(growth)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">What it costs as it grows</title>
<desc id="desc">${escaped(growths.map(sentenceOf).join(' '))}</desc>
<style>
text { font: 12px system-ui, sans-serif; fill: #4f4a43 }
.title { font-weight: 650; fill: #1c1a17 }
.value { fill: #0b5351; font-weight: 650 }
.axis { stroke: #857c70; fill: none }
.line { stroke: #0b5351; stroke-width: 2; fill: none }
.point { fill: #0b5351 }
@media (prefers-color-scheme: dark) {
text { fill: #cfc7ba }
.title { fill: #f4efe7 }
.value { fill: #8fd0c8 }
.axis { stroke: #9a9184 }
.line { stroke: #8fd0c8 }
.point { fill: #8fd0c8 }
}
</style>
${charts.join('\n')}
</svg>
`;
}

/** Sizes stand apart by how many times as large they are; costs begin at nothing. */
function chartOf({ what, unit, of, points }: Growth): string {
  const sizes = points.map(({ size }) => Math.log10(size));
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const most = Math.max(...points.map(({ cost }) => cost)) * HEADROOM;
  const [bottom, right] = [HEIGHT - EDGE.bottom, WIDTH - EDGE.right];
  const x = (size: number) =>
    rounded(EDGE.left + 20 + ((Math.log10(size) - low) / (high - low)) * (right - EDGE.left - 50));
  const y = (cost: number) => rounded(bottom - (cost / most) * (bottom - EDGE.top));
  const line = points.map(({ size, cost }) => `${x(size)},${y(cost)}`).join(' ');
  const marks = points.map(
    ({ size, cost }) =>
      `<circle class="point" cx="${x(size)}" cy="${y(cost)}" r="4"/>` +
      `<text class="value" x="${x(size)}" y="${y(cost) - 10}" text-anchor="middle">${written(cost)} ${unit}</text>` +
      `<text x="${x(size)}" y="${bottom + 18}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
  );
  return [
    ...lines(what).map((text, at) => `<text class="title" x="16" y="${20 + at * 16}">${escaped(text)}</text>`),
    `<path class="axis" d="M${EDGE.left} ${EDGE.top}V${bottom}H${right}"/>`,
    `<text x="${EDGE.left - 8}" y="${bottom + 4}" text-anchor="end">0</text>`,
    `<polyline class="line" points="${line}"/>`,
    ...marks,
    `<text x="${(EDGE.left + right) / 2}" y="${bottom + 36}" text-anchor="middle">${of}</text>`,
  ].join('');
}

/** About as many letters as fit over a chart. */
const LINE = 48;

function lines(text: string): string[] {
  const all: string[] = [];
  for (const word of text.split(' ')) {
    const last = all.at(-1);
    if (last === undefined || last.length + word.length >= LINE) all.push(word);
    else all[all.length - 1] = `${last} ${word}`;
  }
  return all;
}

function sentenceOf({ what, unit, of, points }: Growth): string {
  return `${what}: ${points.map(({ size, cost }) => `${written(cost)} ${unit} with ${size} ${of}`).join(', ')}.`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
