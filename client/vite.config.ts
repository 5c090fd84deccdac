import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = join(here, '../dist/client');

/** One HTML file a page; the server gives each its address. */
const pages = ['home', 'card', 'wall', 'host', 'speaker'];
/** The archive is rendered on the server, so it has scripts and no HTML file. */
const archive = { archive: 'archive/main.ts', video: 'archive/video.ts' };
/** Built by itself (`--mode phone`), so that it loads no line that only another page needs. */
const phone = ['phone'];
/** Under a name that never changes: a browser asks for it again to learn of a new build. */
const WORKER = 'worker.js';

/**
 * What one needs to read and ask is one chunk: apart, the same lines weigh a tenth more. A poll's card may be wanted at once,
 * and takes what it shares with other parts with it.
 */
const phoneChunks = [
  { name: 'phone', test: /client\/phone\/main\.ts|client\/words\/plural/, priority: 1 },
  { name: 'ballot', test: /client\/phone\/PollCard\.svelte/ },
];

/** `words-de`, `words-de-later`: the worker keeps those of one language. */
function chunkNames({ facadeModuleId }: { readonly facadeModuleId: string | null }): string {
  const [, language, later] = /client\/words\/([a-z]+)\/phone-(?:start|(later))/.exec(facadeModuleId ?? '') ?? [];
  const name = language === undefined ? '[name]' : ['words', language, later].filter(Boolean).join('-');
  return `assets/${name}-[hash].js`;
}

/**
 * The floor of SCREENS.md, G10, is Chrome 90, Safari 15.4 and Firefox 115. They know all of ES2022 but static blocks and
 * `#field in object`, which a test keeps out of what is built; named as browsers, every private field would be rewritten
 * into weak maps, three kilobytes of them on the phone.
 */
const floor = 'es2022';

export default defineConfig(({ mode }) => ({
  root: here,
  base: '/',
  logLevel: 'warn',
  plugins: [
    svelte(),
    namedParser(),
    ...(mode === 'phone' ? [bareImports(), stylesFirst(), openable()] : []),
    precompressed(),
  ],
  build: {
    outDir,
    emptyOutDir: mode !== 'phone',
    target: floor,
    cssTarget: ['chrome90', 'safari15.4', 'firefox115'],
    modulePreload: mode === 'phone' ? false : { polyfill: false },
    assetsInlineLimit: 0,
    manifest: mode === 'phone' ? '.vite/phone.json' : true,
    // The phone's styles are five kilobytes in all: one file, and no code that fetches more of them.
    cssCodeSplit: mode !== 'phone',
    rolldownOptions: {
      checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
      ...(mode === 'phone'
        ? {
            output: {
              codeSplitting: { groups: phoneChunks },
              chunkFileNames: chunkNames,
              entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
            },
          }
        : {}),
      input: {
        ...Object.fromEntries((mode === 'phone' ? phone : pages).map((page) => [page, join(here, page, 'index.html')])),
        ...(mode === 'phone'
          ? { worker: join(here, 'worker/main.ts') }
          : Object.fromEntries(Object.entries(archive).map(([name, file]) => [name, join(here, file)]))),
      },
    },
  },
}));

/**
 * Tells the service worker which files the phone is made of, the page itself among them: a copy beside the others, since
 * its own address is every event's. All names carry a hash, so a worker differs exactly when the phone does.
 */
function openable(): Plugin {
  const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 8);
  return {
    name: 'openable',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const [page, worker] = [bundle['phone/index.html'], bundle[WORKER]];
        if (page?.type !== 'asset' || worker?.type !== 'chunk') throw new Error('The phone has no page or no worker.');
        const html = String(page.source);
        const copy = `assets/phone-${hashOf(html)}.html`;
        const files = [copy, ...Object.keys(bundle)].filter((file) => file.startsWith('assets/'));
        const told = { version: hashOf(files.join()), page: `/${copy}`, files: files.map((file) => `/${file}`) };
        this.emitFile({ type: 'asset', fileName: copy, source: html });
        worker.code = worker.code.replaceAll('PHONE', JSON.stringify(told));
      },
    },
  };
}

/** Names what Socket.IO takes of its parser: all of it would be one more file, and a way there and back, before a phone is connected. */
function namedParser(): Plugin {
  const all = 'import * as parser from "socket.io-parser";';
  const named = 'import { Decoder, Encoder } from "socket.io-parser"; const parser = { Decoder, Encoder };';
  return {
    name: 'named-parser',
    apply: 'build',
    transform: {
      filter: { id: /socket\.io-client\/build\/esm\/manager\.js$/ },
      handler(code, id) {
        if (!code.includes(all))
          throw new Error(`${id} takes its parser in another way now: see whether namedParser is still needed.`);
        return { code: code.replace(all, named), map: null };
      },
    },
  };
}

/** Asks for the styles before the script, which nothing that can be read waits for: on a slow line what is asked for first comes first. */
function stylesFirst(): Plugin {
  return {
    name: 'styles-first',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const turned = html.replace(
          /(\s*<script type="module".*?<\/script>)(\s*<link rel="stylesheet"[^>]*>)/s,
          '$2$1',
        );
        if (turned === html)
          throw new Error('The page has no script before its styles: stylesFirst may not be needed any more.');
        return turned;
      },
    },
  };
}

/** What fetches the styles and the imports of a part before it: the phone's parts have no styles of their own, and one import. */
function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

/** Writes `.br` and `.gz` beside what compresses, once at build time: compressing on the way out costs three times the CPU. */
function precompressed(): Plugin {
  let folder = outDir;
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle() {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/^assets.*\.(js|css|svg|html)$/.test(file)) continue;
        const bytes = readFileSync(join(folder, file));
        writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(
          join(folder, `${file}.br`),
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        );
      }
    },
  };
}
