import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles, type Import } from '../support/imports.ts';

/** Who may import whom: the table of the design, over the imports that are really there. */
type Row = {
  /** Folders and files of the project, besides its own. */
  readonly may?: readonly string[];
  /** Of these, types only. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
};

/** Shared files that never reach zod when they run: the phone takes values from these only. */
const light = sourceFiles('shared').filter((file) => !reaches(file, 'zod'));

const page: Row = {
  may: ['client/link', 'client/ui', 'client/words', ...light],
  types: ['shared'],
  packages: ['svelte'],
};

/** The longest name that fits a file is its row. */
const table: Readonly<Record<string, Row>> = {
  shared: { packages: ['zod'] },
  'server/room': { may: ['shared'], packages: ['immutable'] },
  'server/room/mark.ts': { may: ['shared'], packages: ['node:crypto'] },
  'server/view': {
    may: [
      'shared',
      'server/room/state.ts',
      'server/room/blank.ts',
      'server/room/board.ts',
      'server/room/fresh.ts',
      'server/room/group.ts',
      'server/room/leaders.ts',
      'server/room/retention.ts',
      'server/room/tally.ts',
      'server/room/tally',
    ],
  },
  /** What both doors ask of whoever comes: own page, known token, clean command, not too much. */
  'server/border': {
    may: ['shared', 'server/room', 'server/log/neighbours.ts'],
    types: ['server/live/clockwork.ts'],
    packages: ['node:*', 'zod', 'rate-limiter-flexible'],
  },
  'server/log': { may: ['shared', 'server/worker.ts'], packages: ['node:*', '@photostructure/sqlite', 'redis'] },
  /** The one place beside the log that folds: a thread that takes its snapshots. */
  'server/log/snapshot-worker.ts': { may: ['server/room', 'shared'], packages: ['node:*'] },
  'server/live': { may: ['server/room', 'server/view', 'server/log', 'shared'], packages: ['node:*', 'zod'] },
  'server/socket': {
    may: ['server/border', 'server/live', 'server/room/permissions.ts', 'server/room/state.ts', 'shared'],
    packages: ['node:*', 'socket.io', 'ws'],
  },
  'server/archive': {
    may: ['server/view', 'server/thread.ts', 'server/worker.ts', 'client/archive/render.ts', 'shared'],
    packages: ['node:*', 'fflate', 'write-excel-file'],
  },
  /** The phone's page with what goes on in the session, rendered in a thread. */
  'server/phone': {
    may: ['server/live', 'server/view', 'server/thread.ts', 'server/worker.ts', 'client/phone/render.ts', 'shared'],
    packages: ['node:*'],
  },
  /** What was written elsewhere, read with the means by which the host page reads agendas. */
  'server/bring': {
    may: ['client/host/agenda/rows.ts', 'client/host/zoned.ts', 'server/worker.ts', 'shared'],
    packages: ['node:worker_threads', 'zod'],
  },
  'server/http': {
    /** Of the pages' own code, only how an event's colour is made readable, and which language they speak. */
    may: [
      'server/border',
      'server/bring',
      'server/live',
      'server/view',
      'server/archive',
      'server/phone',
      'server/room/state.ts',
      'client/ui/accent.ts',
      'client/words/language.ts',
      'shared',
    ],
    packages: ['node:*', 'zod', 'express', 'helmet', 'prom-client'],
  },
  /** A client of the public API like any other. */
  'server/simulator': { may: ['shared'], packages: ['node:*', 'socket.io-client'] },
  'client/link': { may: light, types: ['shared'], packages: ['socket.io-client'] },
  'client/ui': { may: ['client/words', ...light], types: ['shared'], packages: ['svelte', 'uqr'] },
  'client/words': { types: ['shared'], packages: ['svelte'] },
  'client/worker': {},
  'client/home': page,
  'client/card': page,
  'client/phone': page,
  'client/wall': page,
  'client/host': page,
  'client/speaker': page,
  'client/archive': page,
};

/** Where everything comes together: the composition root and what only it starts. */
const everything = /^server\/[^/]+\.ts$|^(client|server)\/vite\.config\.ts$/;

const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);

const rowOf = (file: string) =>
  Object.keys(table)
    .filter((place) => isIn(file, place))
    .sort((a, b) => b.length - a.length)[0];

function mayImport({ from, to, type }: Import): boolean {
  const place = rowOf(from);
  const row = place === undefined ? undefined : table[place];
  if (place === undefined || row === undefined) return false;
  if (!isFile(to)) {
    return (row.packages ?? []).some((name) => name === to || (name === 'node:*' && to.startsWith('node:')));
  }
  const own = place.endsWith('.ts') ? place.slice(0, place.lastIndexOf('/')) : place;
  return [own, ...(row.may ?? []), ...(type ? (row.types ?? []) : [])].some((allowed) => isIn(to, allowed));
}

const files = sourceFiles('shared', 'server', 'client').filter((file) => !everything.test(file));
const written = ({ from, to, type }: Import) => `${from} → ${to}${type ? ' (type)' : ''}`;

describe('who may import whom', () => {
  it('has a row for every file', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => rowOf(file) === undefined)).toEqual([]);
  });

  it('holds for every import', () => {
    const imports = files.flatMap(importsOf);
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.filter((one) => !mayImport(one)).map(written)).toEqual([]);
  });

  it('would notice one that is not allowed', () => {
    const one = (from: string, to: string, type = false): Import => ({ from, to, type });
    const forbidden = [
      one('server/room/decide.ts', 'node:crypto'),
      one('server/room/decide.ts', 'server/view/post.ts'),
      one('client/phone/main.ts', 'shared/commands.ts'),
      one('client/phone/main.ts', 'client/wall/main.ts', true),
      one('client/link/room.svelte.ts', 'zod', true),
      one('server/archive/html.ts', 'client/archive/Archive.svelte'),
    ];
    expect(forbidden.filter(mayImport)).toEqual([]);
    expect(mayImport(one('client/phone/main.ts', 'shared/commands.ts', true))).toBe(true);
  });

  it('knows the shared files that never reach zod', () => {
    expect(light).toEqual(
      expect.arrayContaining(['apply', 'codes', 'limits', 'text'].map((name) => `shared/${name}.ts`)),
    );
    expect(light).not.toContain('shared/commands.ts');
    expect(light).not.toContain('shared/wire.ts');
  });
});

/** Whether loading a file loads a package, by itself or by what it imports. */
function reaches(file: string, name: string, seen = new Set<string>()): boolean {
  if (file === name) return true;
  if (seen.has(file) || !isFile(file)) return false;
  seen.add(file);
  return importsOf(file).some(({ to, type }) => !type && reaches(to, name, seen));
}

/** Of the project, not a package. */
function isFile(target: string): boolean {
  return /^(shared|server|client|test)\//.test(target);
}
