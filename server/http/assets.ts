import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { RawHeaders } from './security.ts';

/** Best first. The build writes each beside the file. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** All that the build puts there, but for what is compressed. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** One way to send a file. */
type Form = { readonly encoding: string; readonly headers: RawHeaders; readonly body: Buffer };

/** Answers a request for one of the files, with these headers besides; false where it is for nothing here. */
export type Assets = (request: IncomingMessage, response: ServerResponse, besides: RawHeaders) => boolean;

/**
 * Serves the files of a folder under their names, from memory: a few hundred kilobytes, read once, so that five thousand
 * phones cost no disk and a new build beside a running server takes nothing away from it. Names carry a hash of their
 * content, so browsers keep them for ever. No ETag: a name never means anything else.
 */
export function assets(folder: string): Assets {
  const names = new Set(readdirSync(folder, { encoding: 'utf8' }));
  const files = new Map(
    [...names].flatMap((name) => {
      if (ENCODINGS.some(([, ending]) => name.endsWith(ending))) return [];
      const type = TYPES[extname(name)];
      if (type === undefined) throw new Error(`${name} cannot be served: say in TYPES what it is.`);
      return [[`/assets/${name}`, formsOf(name, type)]];
    }),
  );

  function formsOf(name: string, type: string): readonly Form[] {
    const form = (encoding: string, file: string): Form => {
      const body = readFileSync(join(folder, file));
      const headers = ['Cache-Control', 'public, max-age=31536000, immutable', 'Vary', 'Accept-Encoding'];
      if (encoding !== '') headers.push('Content-Encoding', encoding);
      return { encoding, headers: [...headers, 'Content-Type', type, 'Content-Length', String(body.length)], body };
    };
    const compressed = ENCODINGS.filter(([, ending]) => names.has(name + ending));
    return [...compressed.map(([encoding, ending]) => form(encoding, name + ending)), form('', name)];
  }

  return (request, response, besides) => {
    const { url = '', method, headers } = request;
    if (!url.startsWith('/assets/') || (method !== 'GET' && method !== 'HEAD')) return false;
    const accepted = headers['accept-encoding'] ?? '';
    const form = files
      .get(url.split('?', 1)[0] ?? '')
      ?.find(({ encoding }) => encoding === '' || accepts(accepted, encoding));
    if (!form) return false;
    response.writeHead(200, [...besides, ...form.headers]);
    response.end(method === 'HEAD' ? undefined : form.body);
    return true;
  };
}

/** Whether a list of encodings names this one, and not as one that is not wanted. */
function accepts(accepted: string, encoding: string): boolean {
  return accepted.split(',').some((each) => {
    const [name = '', ...terms] = each.split(';').map((term) => term.trim().toLowerCase());
    return name === encoding && !terms.some((term) => /^q=0(\.0*)?$/.test(term));
  });
}
