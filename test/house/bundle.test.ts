import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { builtScript } from '../../server/http/built.ts';
import { root } from '../support/imports.ts';

/** The phone page as it was built: what someone on a slow network waits for. `test/prepare.mjs` builds it. */
const dist = join(root, 'dist/client');

type Chunk = { file: string; imports?: string[]; dynamicImports?: string[] };
const manifest = JSON.parse(readFileSync(join(dist, '.vite/phone.json'), 'utf8')) as Record<string, Chunk>;
const html = readFileSync(join(dist, 'phone/index.html'), 'utf8');

/** The files that the page itself names: scripts, what is loaded beside them, and styles. */
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
const keyOf = (passes: (chunk: Chunk) => boolean) =>
  Object.keys(manifest).filter((key) => manifest[key] && passes(manifest[key]));

/** What it takes to read and to ask: what the page names, and the words for it of one language. */
function neededIn(language: string): Map<string, Chunk> {
  const words = `words/${language}/phone-start.ts`;
  const entries = [...keyOf(({ file }) => named.includes(file) && file.endsWith('.js')), words];
  return new Map(entries.flatMap((entry) => [...chunksOf(entry, false)]));
}

/** The chunks a page loads: those it cannot start without, and with `later` all it can ever load. */
function chunksOf(entry: string, later: boolean, found = new Map<string, Chunk>()): Map<string, Chunk> {
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`The build has no ${entry}.`);
  if (found.has(entry)) return found;
  found.set(entry, chunk);
  for (const next of [...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])]) {
    chunksOf(next, later, found);
  }
  return found;
}

const bytesOf = (file: string) => readFileSync(join(dist, file));
const gzipped = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(bytesOf(file), { level: 9 }).length, 0);
const scriptsOf = (chunks: Map<string, Chunk>) => [...chunks.values()].map(({ file }) => file);

describe('the phone page as built', () => {
  it('never loads zod', () => {
    const marker = /_zod|ZodError/;
    expect(readFileSync(join(root, 'node_modules/zod/v4/core/core.js'), 'utf8')).toMatch(marker);
    const scripts = [
      ...new Set(keyOf(({ file }) => named.includes(file)).flatMap((entry) => scriptsOf(chunksOf(entry, true)))),
    ];
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((file) => marker.test(bytesOf(file).toString()))).toEqual([]);
  });

  it.each(['en', 'de', 'ar'])('needs at most 45 KB of JavaScript in %s to read and ask', (language) => {
    expect(gzipped(scriptsOf(neededIn(language)))).toBeLessThanOrEqual(45 * 1024);
  });

  it.each(['en', 'de', 'ar'])('needs at most 100 KB in all in %s for its first screen', (language) => {
    const styles = named.filter((file) => file.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    expect(gzipped(['phone/index.html', ...scriptsOf(neededIn(language)), ...styles])).toBeLessThanOrEqual(100 * 1024);
  });

  it('fetches nothing before its socket but one file', () => {
    const first = scriptsOf(neededIn('en'));
    const socket = scriptsOf(chunksOf('phone/connected.ts', false));
    expect(socket.filter((file) => !first.includes(file))).toHaveLength(1);
    expect(socket.map((file) => bytesOf(file).toString()).join('')).toContain('websocket');
    expect(first.map((file) => bytesOf(file).toString()).join('')).not.toContain('websocket');
  });

  it('asks for nothing that the oldest browsers we name cannot read', () => {
    const scripts = [...new Set(Object.values(manifest).map(({ file }) => file))].filter((file) =>
      file.endsWith('.js'),
    );
    // ES2022 less these: Chrome 90 and Safari 15.4 know the rest of it.
    const unknown = /[{;}]static\{|[({,;&|!]#\w+ in /;
    expect(scripts.filter((file) => unknown.test(bytesOf(file).toString()))).toEqual([]);
  });
});

describe('the archive page as built', () => {
  it('has a script that can stand within a file: it imports nothing, and holds no end of a script', () => {
    const { text } = builtScript(dist, 'archive/main.ts');
    expect(text.length).toBeGreaterThan(1000);
    expect(text).not.toMatch(/\bimport\b|<\/script|<!--/i);
  });
});
