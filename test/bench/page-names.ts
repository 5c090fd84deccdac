import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer } from './visitor.ts';

const decoded: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  '': (body) => body,
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

/** Tells the paths of the scripts, styles and pictures that a page names; what these load themselves is not among them. */
export function openPageNames(): (page: Answer) => readonly string[] {
  // Thousands are sent the same page, and the load must not be what is slow.
  let last: { readonly body: Buffer; readonly names: readonly string[] } | null = null;
  return ({ body, encoding }) => {
    if (last?.body.equals(body)) return last.names;
    const html = decoded[encoding]?.(body).toString() ?? '';
    const names = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    last = { body, names: [...new Set(names)] };
    return last.names;
  };
}
