import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/imports.ts';

/** Text files that are, or are about to be, in the repository. */
const files = run('git', 'ls-files', '--cached', '--others', '--exclude-standard')
  .split('\n')
  .filter((file) => file !== '' && !/\.(png|jpe?g|webp|ico|woff2)$/.test(file) && existsSync(join(root, file)));

/** What matches, as `file: match`. */
const found = (pattern: RegExp, among = files) =>
  among.flatMap((file) => {
    const match = pattern.exec(readFileSync(join(root, file), 'utf8'));
    return match ? [`${file}: ${match[0]}`] : [];
  });

/** This text, not as the end of a longer path or name. */
const literally = (text: string) => new RegExp(`(?<![\\w./-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

it('looks at the files', () => {
  expect(files).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'shared/facts.ts']));
});

it('names no path of the machine it was written on', () => {
  const project = resolve(root);
  const around = dirname(project);
  const place = around === '/' || around === tmpdir() ? project : around;
  expect(found(literally(`${place}/`))).toEqual([]);
  expect(found(literally(`${homedir()}/`))).toEqual([]);
  expect(found(/\/(home|Users)\/[a-z][\w.-]*\//)).toEqual([]);
});

it('names no registry that packages were fetched from', () => {
  expect(found(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*"/, ['package-lock.json'])).toEqual([]);
  const { host } = new URL(run('npm', 'config', 'get', 'registry').trim());
  if (host !== 'registry.npmjs.org') expect(found(literally(host))).toEqual([]);
});

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
