import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Set by the build, from this same file: what is built lies without its sources. */
declare const REDUCER_VERSION: string | undefined;

/**
 * Names the code that folds facts and writes states, so that no state is taken for the work of another. Every change to
 * a source of it changes it, of a comment too: a state that is thrown away costs one folding, a wrong one the truth.
 */
export const reducerVersion: string =
  typeof REDUCER_VERSION === 'string' ? REDUCER_VERSION : versionOf('../room/', '../../shared/');

function versionOf(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    for (const file of files.sort()) hash.update(JSON.stringify([file, readFileSync(path + file, 'utf8')]));
  }
  return hash.digest('hex');
}
