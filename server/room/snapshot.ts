import { isCollection, List, Map, OrderedSet, Set } from 'immutable';
import type { Person, Post, Round, State } from './state.ts';

/**
 * A state as parts, each JSON in one line, so that a large one is written and read a little at a time. Every part is a
 * value; the last is the state, and the others are what its collections hold, which name them by their place among the
 * parts. So what many hold (who voted, and for what) is written once, and read into one value. Most of a large state is
 * who did what, which is looked at only when somebody does more of it: what an object holds of that is a part of its own,
 * read when it is asked for. Whoever keeps parts keeps the version of this code with them: no other can read them.
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

  /** As a later part has it: nothing that can hold more is named by its place. */
  const within = (item: unknown): unknown => (isObject(item) ? packed(item, within) : placeOf(item));

  function collected(mark: string, items: Iterable<unknown>, place: (item: unknown) => unknown): unknown[] {
    const marked: unknown[] = [mark];
    for (const item of items) marked.push(place(item));
    return marked;
  }

  function packed(value: unknown, place: (item: unknown) => unknown = placeOf): unknown {
    if (!isObject(value)) return value;
    if (Map.isMap(value)) {
      const marked: unknown[] = [MAP];
      value.forEach((entry, key) => marked.push(place(key), place(entry)));
      return marked;
    }
    if (OrderedSet.isOrderedSet(value)) return collected(ORDERED_SET, value, place);
    if (Set.isSet(value)) return collected(SET, value, place);
    if (List.isList(value)) return collected(LIST, value, place);
    const inside = (part: unknown) => packed(part, place);
    // One that begins as a collection does says that it is none.
    if (Array.isArray(value)) return [...(MARKS.has(value[0]) ? [ARRAY] : []), ...value.map(inside)];
    const entries = Object.entries(value);
    const later = place === placeOf ? entries.filter(isLater) : [];
    const now = later.length > 0 ? entries.filter((entry) => !isLater(entry)) : entries;
    const object = Object.fromEntries(now.map(([key, part]) => [key, inside(part)]));
    if (later.length === 0) return object;
    write(LATER + JSON.stringify(Object.fromEntries(later.map(([key, part]) => [key, packed(part, within)]))));
    return [LATER, written++, object, ...later.map(([key]) => key)];
  }

  write(JSON.stringify(packed(state)));
}

/** Takes the parts of one state in their order, and then gives that state, once. */
export function stateReader() {
  const values: unknown[] = [];

  function unpacked(value: unknown): unknown {
    if (!isObject(value)) return value;
    if (Array.isArray(value)) return MARKS.has(value[0]) ? collected(value) : value.map(unpacked);
    // Parsed just now and held by nobody else, so that its parts can be exchanged where they lie.
    const parsed = value as Record<string, unknown>;
    for (const key in parsed) if (isObject(parsed[key])) parsed[key] = unpacked(parsed[key]);
    return parsed;
  }

  function collected(marked: readonly unknown[]): unknown {
    const held = (at: number) => (isObject(marked[at]) ? unpacked(marked[at]) : values[marked[at] as number]);
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
      case LATER:
        return withLater(marked);
      default:
        return marked.slice(1).map(unpacked);
    }
  }

  function withLater([, place, now, ...names]: readonly unknown[]): unknown {
    let part: LaterPart | undefined = values[place as number] as LaterPart;
    let parts: Parts = {};
    const ask = (): Parts => {
      if (part) [parts, part] = [unpacked(JSON.parse(part.text)) as Parts, undefined];
      return parts;
    };
    const holder = Object.defineProperty(unpacked(now) as object, ASK, { value: ask });
    return Object.defineProperties(holder, accessorsOf(names as LaterName[]));
  }

  return {
    take(part: string): void {
      const later: LaterPart = { text: part.slice(LATER.length) };
      values.push(part.startsWith(LATER) ? later : unpacked(JSON.parse(part)));
    },
    state(): State {
      const state = values.at(-1) as State;
      // Later parts name what holds nothing more. The rest is kept by the state as long as it is part of it.
      for (const [place, value] of values.entries()) if (isObject(value)) values[place] = undefined;
      return state;
    },
  };
}

/** What an object is read with only when somebody asks for any of it. */
const laterNames = ['outboxes', 'supports', 'ballots', 'supporters'] as const satisfies readonly (
  keyof Person | keyof Post | keyof Round
)[];
type LaterName = (typeof laterNames)[number];
type LaterPart = { readonly text: string };
type Parts = Readonly<Record<string, unknown>>;

const isLater = ([key, value]: readonly [string, unknown]): boolean =>
  (laterNames as readonly string[]).includes(key) &&
  (Array.isArray(value) ? value.length > 0 : isCollection(value) && !value.isEmpty());

/** Of an object that has later parts: reads them once, all together. Copies of it hold the values themselves. */
const ASK = Symbol('later parts');

/** The same accessors for every object, so that all are of one shape to the engine. */
const accessors = Object.fromEntries(
  laterNames.map((name) => [
    name,
    {
      enumerable: true,
      get(this: { readonly [ASK]: () => Parts }) {
        return this[ASK]()[name];
      },
    },
  ]),
);
const accessorsOf = (names: readonly LaterName[]): PropertyDescriptorMap =>
  Object.fromEntries(names.map((name) => [name, accessors[name] ?? {}]));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What an array begins with that is more than its items. */
const [MAP, SET, ORDERED_SET, LIST, ARRAY, LATER] = [
  '#map',
  '#set',
  '#ordered-set',
  '#list',
  '#array',
  '#later',
] as const;
const MARKS: ReadonlySet<unknown> = new globalThis.Set([MAP, SET, ORDERED_SET, LIST, ARRAY, LATER]);
