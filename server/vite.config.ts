import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { reducerVersion } from './log/reducer-version.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Every file that Node starts by itself: the server, its workers, its tools. */
const entries = {
  main: 'main.ts',
  'host-link': 'host-link.ts',
  backup: 'backup.ts',
  restore: 'restore.ts',
  verify: 'verify.ts',
  move: 'move.ts',
  'sqlite-worker': 'log/sqlite-worker.ts',
  'snapshot-worker': 'log/snapshot-worker.ts',
  'render-worker': 'archive/render-worker.ts',
  'page-worker': 'phone/page-worker.ts',
  'bring-worker': 'bring/bring-worker.ts',
  replay: 'simulator/replay.ts',
};

export default defineConfig({
  root: here,
  logLevel: 'warn',
  define: { REDUCER_VERSION: JSON.stringify(reducerVersion) },
  plugins: [svelte({ configFile: false, compilerOptions: { css: 'external' } })],
  build: {
    ssr: true,
    outDir: join(here, '../dist/server'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      checks: { bundlerTimings: false },

      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(here, file)])),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
