import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { FIRST_VIEW, type FirstView } from '../../shared/first-view.ts';
import type { Handshake } from '../../shared/wire.ts';
import type { Answer } from './visitor.ts';

const decoded: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  '': (body) => body,
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

/** What a phone takes from a page. */
export type OpenedPage = {
  /** The paths of the scripts, styles and pictures that it names; what these load themselves is not among them. */
  readonly names: readonly string[];
  /** How far the views go that came with it, as a handshake says it; null where none did. */
  readonly held: Pick<Handshake, 'from' | 'epoch'> | null;
};

export function openPages(): (page: Answer) => OpenedPage {
  // Thousands are sent the same page, and the load must not be what is slow.
  let last: { readonly body: Buffer; readonly opened: OpenedPage } | null = null;
  return ({ body, encoding }) => {
    if (last?.body.equals(body)) return last.opened;
    const html = decoded[encoding]?.(body).toString() ?? '';
    const names = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    last = { body, opened: { names: [...new Set(names)], held: heldIn(html) } };
    return last.opened;
  };
}

function heldIn(html: string): OpenedPage['held'] {
  const [, data] = new RegExp(`id="${FIRST_VIEW}">(.*?)</script>`).exec(html) ?? [];
  if (data === undefined) return null;
  const { now, list } = JSON.parse(data) as FirstView;
  return { from: { now: now.to, list: list.to }, epoch: now.epoch };
}
