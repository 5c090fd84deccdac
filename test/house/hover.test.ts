import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/imports.ts';

const client = join(root, 'client');
const styled = readdirSync(client, { encoding: 'utf8', recursive: true }).filter((file) =>
  /\.(css|svelte)$/.test(file),
);

/** Its rules one level deep, none of them with a `:hover` of its own outside. */
const FOR_A_POINTER = /@media \(hover: hover\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;

it('only a pointer that can hover sees what hovering does: after a tap it would stay', () => {
  const hovering = styled.filter((file) => readFileSync(join(client, file), 'utf8').includes(':hover'));
  expect(hovering.length).toBeGreaterThan(5);
  expect(
    hovering.filter((file) => readFileSync(join(client, file), 'utf8').replace(FOR_A_POINTER, '').includes(':hover')),
  ).toEqual([]);
});
