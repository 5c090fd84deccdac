import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';

/** Best first. The build writes each beside the file. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Serves the files of a folder under their names, from memory: a few hundred kilobytes, read once, so that five thousand
 * phones cost no disk and a new build beside a running server takes nothing away from it. Names carry a hash of their
 * content, so browsers keep them for ever.
 */
export function assets(folder: string): RequestHandler {
  const names = readdirSync(folder, { encoding: 'utf8' });
  const files = new Map(names.map((name) => [`/${name}`, readFileSync(join(folder, name))]));

  return (request, response, next) => {
    const file = files.get(request.path);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    const encoding = ENCODINGS.find(
      ([name, ending]) => files.has(request.path + ending) && request.acceptsEncodings(name) === name,
    );
    response
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .vary('Accept-Encoding')
      .type(extname(request.path));
    if (encoding) response.set('Content-Encoding', encoding[0]);
    const body = (encoding && files.get(request.path + encoding[1])) ?? file;
    // No ETag: a name never means anything else.
    response.set('Content-Length', String(body.length)).end(request.method === 'HEAD' ? undefined : body);
  };
}
