import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The address of what the build made of a client's file: `archive/main.ts` → `/assets/archive-1a2b3c4d.js`. */
export function builtAddress(client: string, source: string): string {
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Manifest;
  const built = manifest[source];
  if (!built) throw new Error(`The build has no ${source}. Build it again: npm run build`);
  return `/${built.file}`;
}

type Manifest = Readonly<Record<string, { readonly file: string }>>;
