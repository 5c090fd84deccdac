import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const quick = { maxWorkers: 2, testTimeout: 60_000, hookTimeout: 60_000, sequence: { groupOrder: 0 } };
/** Servers, browsers and stopped processes, after everything else: much of their time they wait for each other. */
const patient = { maxWorkers: 2, testTimeout: 180_000, hookTimeout: 180_000 };

const folders = (...names: string[]) => names.map((name) => `test/${name}/**/*.test.ts`);
/** Tests of rune classes: Svelte is compiled for a browser there, and for the server everywhere else. */
const ofRunes = 'test/**/*.svelte.test.ts';

export default defineConfig({
  root,
  plugins: [svelte({ configFile: false })],
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: folders('rules', 'contracts', 'house'), exclude: [ofRunes], ...quick },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'runes',
          include: [ofRunes],
          environment: fileURLToPath(new URL('support/screen-environment.ts', import.meta.url)),
          server: { deps: { inline: [/svelte/] } },
          ...quick,
        },
      },
      {
        extends: true,
        test: {
          name: 'running',
          include: folders('server', 'faults', 'browser'),
          exclude: [ofRunes],
          ...patient,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
