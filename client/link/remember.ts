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
  try {
    storage().setItem(`openfloor:${key}`, JSON.stringify(value));
    loose.delete(key);
    return true;
  } catch {
    loose.set(key, value);
    return false;
  }
}

export function forget(key: string): void {
  loose.delete(key);
  try {
    storage().removeItem(`openfloor:${key}`);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

type Storage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** Throws where a browser refuses its storage. Named here without the DOM's types, so that tests of pages' pure parts compile. */
const storage = (): Storage => (globalThis as unknown as { readonly localStorage: Storage }).localStorage;
