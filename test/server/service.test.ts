import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { configFrom } from '../../server/config.ts';
import { startArguments } from '../support/built.ts';
import { executable } from '../support/executable.ts';
import { emptyFolder } from '../support/folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NAME = 'server/deploy/openfloor.service';
const text = readFileSync(join(root, NAME), 'utf8');
const analyze = executable(['systemd-analyze']);

/** What the unit sets under a name, as the only one or the first. */
const setting = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? '';

/** The environment of the unit, as a node of this name. */
function environment(instance: string): Record<string, string> {
  const written = setting('Environment').replaceAll('%i', instance).replaceAll('%S', '/var/lib');
  return Object.fromEntries(written.split(' ').map((one) => one.split('=') as [string, string]));
}

describe('the service', () => {
  it('starts what the build makes, and tells how to install what is here', () => {
    const [program, ...started] = setting('ExecStart').split(' ');
    expect(program).toBe('node');
    expect(started).toEqual(startArguments);
    expect(existsSync(join(root, started.at(-1) ?? ''))).toBe(true);
    const copied = [...text.matchAll(/cp (\S+) /g)].map(([, from]) => from);
    expect(copied).toEqual([NAME, NAME]);
  });

  it('is one node at the usual port, or one of several, each at its own and with a folder of its own', () => {
    const folder = setting('StateDirectory');
    for (const [instance, port, kept] of [
      ['', 3000, '/var/lib/openfloor'],
      ['3001', 3001, '/var/lib/openfloor/3001'],
    ] as const) {
      expect(configFrom(environment(instance))).toMatchObject({ port, dataDir: kept });
      expect(join('/var/lib', folder.replace('%i', instance), '.')).toMatch(new RegExp(`^${kept}/?$`));
    }
  });

  it('may do what Node needs', () => {
    expect(setting('MemoryDenyWriteExecute')).toBe('');
    expect(setting('RestrictAddressFamilies').split(' ')).toEqual(
      expect.arrayContaining(['AF_INET', 'AF_INET6', 'AF_UNIX', 'AF_NETLINK']),
    );
  });

  // Where there is no systemd, there is nothing to ask.
  it.skipIf(analyze === undefined)('is understood by systemd, under both names', () => {
    const folder = emptyFolder();
    for (const name of ['openfloor.service', 'openfloor@.service']) copyFileSync(join(root, NAME), join(folder, name));
    for (const name of ['openfloor.service', 'openfloor@3001.service'])
      expect(complaints(join(folder, name))).not.toContain('openfloor');
  });
});

/** Of other units of this machine, too. */
const complaints = (unit: string): string =>
  spawnSync(analyze ?? '', ['verify', '--man=no', unit], { encoding: 'utf8' }).stderr;
