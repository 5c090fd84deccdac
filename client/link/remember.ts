/** What this browser keeps for an event, as JSON in storage(). Where it has none, or it is full, nothing is kept and nothing fails. */

/** What was remembered, or null; the caller wrote it, so the caller knows its shape. */
export function remembered(key: string): unknown {
  try {
    return JSON.parse(storage().getItem(`openfloor:${key}`) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** Says whether it was kept. */
export function remember(key: string, value: unknown): boolean {
  try {
    storage().setItem(`openfloor:${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
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
