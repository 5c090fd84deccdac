import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageScript } from '../archive/documents.ts';

/** What the build made of a client's script that imports nothing: `archive/main.ts` → `/assets/archive-1a2b3c4d.js`. */
export function builtScript(client: string, source: string): PageScript {
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Manifest;
  const built = manifest[source];
  if (!built) throw new Error(`The build has no ${source}. Build it again: npm run build`);
  return { address: `/${built.file}`, text: readFileSync(join(client, built.file), 'utf8') };
}

type Manifest = Readonly<Record<string, { readonly file: string }>>;
