import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageScript } from '../archive/documents.ts';

/** Where the build put a file of the phone's that its page does not name: `words/de/phone-start.ts` → `/assets/words-de-1a2b3c4d.js`. */
export function builtForPhone(client: string, source: string): string {
  return `/${builtIn(client, 'phone', source).file}`;
}

/** What the build made of a client's script that imports nothing: `archive/main.ts` → `/assets/archive-1a2b3c4d.js`. */
export function builtScript(client: string, source: string): PageScript {
  const built = builtIn(client, 'manifest', source);
  return { address: `/${built.file}`, text: readFileSync(join(client, built.file), 'utf8') };
}

function builtIn(client: string, manifest: 'manifest' | 'phone', source: string): Manifest[string] {
  const built = (JSON.parse(readFileSync(join(client, `.vite/${manifest}.json`), 'utf8')) as Manifest)[source];
  if (!built) throw new Error(`The build has no ${source}. Build it again: npm run build`);
  return built;
}

type Manifest = Readonly<Record<string, { readonly file: string }>>;
