import { newId } from './ids.ts';
import type { Shelf, Waiting } from './waiting.ts';

/** A shelf for browsers without IndexedDB, such as some private windows: lives as long as the page. */
export function memoryShelf(): Shelf {
  const entries = new Map<string, Waiting>();
  return {
    outbox: newId(),
    kept: false,
    all: () => Promise.resolve([...entries.values()]),
    put: (entry) => Promise.resolve(void entries.set(entry.id, entry)),
    remove: (id) => Promise.resolve(void entries.delete(id)),
    lease: () => Promise.resolve(true),
    release: () => Promise.resolve(),
    tell: () => undefined,
    listen: () => undefined,
  };
}
