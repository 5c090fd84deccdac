/** What this browser keeps for an event, as JSON in storage(). Where it has none, or it is full, it is kept as long as the page. */

/** What the storage would not take. */
const loose = new Map<string, unknown>();

/** What was remembered, or null; the caller wrote it, so the caller knows its shape. */
export function remembered(key: string): unknown {
  if (loose.has(key)) return loose.get(key);
  try {
    return JSON.parse(storage().getItem(`openfloor:${key}`) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** Says whether it outlives the page. */
export function remember(key: string, value: unknown): boolean {
  const put = () => storage().setItem(`openfloor:${key}`, JSON.stringify(value));
  const kept = succeeds(put) || (succeeds(makeRoom) && succeeds(put));
  if (kept) loose.delete(key);
  else loose.set(key, value);
  return kept;
}

export function forget(key: string): void {
  loose.delete(key);
  // Where that fails nothing was kept, so nothing is left.
  succeeds(() => storage().removeItem(`openfloor:${key}`));
}

/** What screens held comes again by itself; what is typed does not. */
function makeRoom(): void {
  for (const key of Object.keys(storage())) if (key.startsWith('openfloor:kept:')) storage().removeItem(key);
}

function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

type Storage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** Throws where a browser refuses its storage. Named here without the DOM's types, so that tests of pages' pure parts compile. */
const storage = (): Storage => (globalThis as unknown as { readonly localStorage: Storage }).localStorage;
