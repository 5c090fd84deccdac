import { List, Map, OrderedSet, Set } from 'immutable';
import type { Outbox, State } from './state.ts';

/**
 * A state as parts, each JSON in one line, so that a large one is written and read a little at a time. Every part is a
 * value; the last is the state, and the others are what its collections hold, which name them by their place among the
 * parts. So what many hold (who voted, and for what) is written once, and read into one value. Outcomes are most of a
 * large state, and are looked at only when their person acts again: each list is a part that is parsed then. Whoever keeps
 * parts keeps the version of this code with them: no other can read them.
 */
export function writeState(state: State, write: (part: string) => void): void {
  /** By the part itself, and of strings by what they say: most of what is held is an id, many times. */
  const places = new globalThis.Map<string, number>();
  const ofStrings = new globalThis.Map<string, number>();
  let written = 0;

  function placeOf(item: unknown): number {
    const [known, name] = typeof item === 'string' ? [ofStrings, item] : [places, JSON.stringify(packed(item))];
    let place = known.get(name);
    if (place === undefined) {
      write(typeof item === 'string' ? JSON.stringify(item) : name);
      known.set(name, (place = written++));
    }
    return place;
  }

  function outcomesAt(outcomes: unknown): unknown[] {
    write(LATER + JSON.stringify(outcomes));
    return [LATER, written++];
  }

  function collected(mark: string, items: Iterable<unknown>): unknown[] {
    const marked: unknown[] = [mark];
    for (const item of items) marked.push(placeOf(item));
    return marked;
  }

  function packed(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Map.isMap(value)) {
      const marked: unknown[] = [MAP];
      value.forEach((entry, key) => marked.push(placeOf(key), placeOf(entry)));
      return marked;
    }
    if (OrderedSet.isOrderedSet(value)) return collected(ORDERED_SET, value);
    if (Set.isSet(value)) return collected(SET, value);
    if (List.isList(value)) return collected(LIST, value);
    // One that begins as a collection does says that it is none.
    if (Array.isArray(value)) return [...(MARKS.has(value[0]) ? [ARRAY] : []), ...value.map(packed)];
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === OUTCOMES ? outcomesAt(part) : packed(part)]),
    );
  }

  write(JSON.stringify(packed(state)));
}

/** Takes the parts of one state in their order, and then gives that state. */
export function stateReader() {
  const values: unknown[] = [];

  function unpacked(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return MARKS.has(value[0]) ? collected(value) : value.map(unpacked);
    // Parsed just now and held by nobody else, so that its parts can be exchanged where they lie.
    const parsed = value as Record<string, unknown>;
    for (const key in parsed) {
      if (key === OUTCOMES) readLater(parsed, values[(parsed[key] as readonly number[])[1] ?? NaN] as string);
      else if (typeof parsed[key] === 'object') parsed[key] = unpacked(parsed[key]);
    }
    return parsed;
  }

  function collected(marked: readonly unknown[]): unknown {
    const held = (at: number) => values[marked[at] as number];
    const each = (take: (at: number) => void, step = 1) => {
      for (let at = 1; at < marked.length; at += step) take(at);
    };
    switch (marked[0]) {
      case MAP:
        return Map().withMutations((map) => each((at) => map.set(held(at), held(at + 1)), 2));
      case SET:
        return Set().withMutations((set) => each((at) => set.add(held(at))));
      case ORDERED_SET:
        return OrderedSet().withMutations((set) => each((at) => set.add(held(at))));
      case LIST:
        return List().withMutations((list) => each((at) => list.push(held(at))));
      default:
        return marked.slice(1).map(unpacked);
    }
  }

  return {
    take(part: string): void {
      values.push(part.startsWith(LATER) ? part.slice(LATER.length) : unpacked(JSON.parse(part)));
    },
    state: (): State => values.at(-1) as State,
  };
}

/** Of an outbox (`state.ts`): the one name of which every value is plain JSON, and read when somebody asks for it. */
const OUTCOMES = 'outcomes' satisfies keyof Outbox;
const LATER = '#later';

function readLater(outbox: Record<string, unknown>, text: string): void {
  const be = (as: PropertyDescriptor) =>
    Object.defineProperty(outbox, OUTCOMES, { configurable: true, enumerable: true, ...as });
  be({
    get() {
      const outcomes: unknown = JSON.parse(text);
      be({ value: outcomes });
      return outcomes;
    },
  });
}

/** What an array begins with that is more than its items. */
const [MAP, SET, ORDERED_SET, LIST, ARRAY] = ['#map', '#set', '#ordered-set', '#list', '#array'] as const;
const MARKS: ReadonlySet<unknown> = new globalThis.Set([MAP, SET, ORDERED_SET, LIST, ARRAY]);
