import { expect, it } from 'vitest';
import { atom } from '../../server/archive/atom.ts';
import { csv } from '../../server/archive/csv.ts';
import { htmlFile } from '../../server/archive/html-file.ts';
import { html } from '../../server/archive/html.ts';
import { json } from '../../server/archive/json.ts';
import { markdown } from '../../server/archive/markdown.ts';
import { narrowed } from '../../server/archive/parts.ts';
import { xlsx } from '../../server/archive/xlsx.ts';
import { WHOLE } from '../../shared/archive-part.ts';
import { unzipped } from '../support/unzipped.ts';
import { oneOfEach } from './archive-sample.ts';

const address = 'https://floor.example/482913/archive';

it('holds the archive, all of it', () => {
  expect(JSON.parse(json(oneOfEach))).toEqual(oneOfEach);
});

it('is the same text whatever order the keys came in', () => {
  expect(json(reordered(oneOfEach) as typeof oneOfEach)).toBe(json(oneOfEach));
});

it('[R6] says nothing that a view might come to carry besides', async () => {
  const planted = withSecrets(oneOfEach) as typeof oneOfEach;
  const part = { kind: 'session', session: 's2' } as const;
  const documents = [
    json(planted),
    csv(planted),
    html(planted, { archive: address, part: WHOLE, script: null, player: null }).text,
    html(narrowed(planted, part), { archive: address, part, script: null, player: null }).text,
    htmlFile(planted, address, null),
    markdown(planted, address),
    atom(planted, address),
    unzipped(await xlsx(planted, address)),
  ];
  for (const document of documents) {
    expect(document).not.toContain('planted-secret');
    expect(document).toContain('nine months');
  }
});

function mapped(value: unknown, change: (entries: [string, unknown][]) => [string, unknown][]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, mapped(item, change)]);
  return Object.fromEntries(change(entries));
}

/** `counts` keep the order of their options. */
const reordered = (value: unknown): unknown =>
  mapped(value, (entries) => (entries.some(([key]) => /^(o\d|unsure)$/.test(key)) ? entries : entries.toReversed()));

/** Who made a promise is told: that `by` keeps what it says. */
const withSecrets = (value: unknown): unknown =>
  mapped(value, (entries) =>
    entries.some(([key]) => /^(o\d|unsure)$/.test(key))
      ? entries
      : [['by', 'planted-secret'], ...entries, ['mark', 'planted-secret'], ['ballots', [{ by: 'planted-secret' }]]],
  );
