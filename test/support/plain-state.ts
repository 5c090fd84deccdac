import { isCollection, isKeyed, isOrdered, type Collection } from 'immutable';

/** A state (or a part of one, or a view) as plain values that can be compared and read: what has no order of its own is sorted. */
export function plainState(value: unknown): unknown {
  if (isCollection(value)) return plainCollection(value);
  if (Array.isArray(value)) return value.map(plainState);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, plainState(part)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function plainCollection(collection: Collection<unknown, unknown>): unknown {
  const items = isKeyed(collection)
    ? [...collection.entries()].map(([key, part]) => [String(key), plainState(part)])
    : [...collection.values()].map(plainState);
  return isOrdered(collection) ? items : items.map((item) => JSON.stringify(item)).sort();
}
