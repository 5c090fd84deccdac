import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, sourceFiles } from '../support/imports.ts';

/** The rules that hold everywhere: each is proved by a test that carries its id in its name. */
const rules = Array.from({ length: 12 }, (_, index) => `R${index + 1}`);

it('carries every rule in the name of a test', () => {
  const tests = sourceFiles('test').filter((file) => file.endsWith('.test.ts'));
  const names = tests.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /\b(?:it|test|describe)(?:\.\w+)*\s*(?:\([^()]*\)\s*)?\(\s*(['"`])([\s\S]*?)\1/g,
    ),
  ]);
  const carried = new Set(names.flatMap(([, , name = '']) => [...name.matchAll(/\bR\d+\b/g)].map(([id]) => id)));
  expect(rules.filter((rule) => !carried.has(rule))).toEqual([]);
});
