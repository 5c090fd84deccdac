import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './imports.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };

/** What `npm start` gives to Node: its options, and the script by its path in the project. */
export const startArguments: readonly string[] = scripts.start.split(' && node ')[1]?.split(' ') ?? [];

/** The same, whatever the folder it is started in. */
export const builtServer: readonly string[] = startArguments.map((argument) =>
  argument.startsWith('--') ? argument.replace('=./', `=${root}`) : join(root, argument),
);
