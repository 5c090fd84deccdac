/** What a list shows while its person is in it, and how many wait to be let in. */
export type Still = { readonly shown: readonly string[]; readonly arrivals: number };

/**
 * [R12] A list that nobody is in takes the order it should have. In one that is held, nothing moves: new ones wait, the
 * order stays, and what another host dealt with keeps its place. Only what this person dealt with (`mine`) leaves, and
 * comes back to its place when they take it back.
 */
export function still(
  shown: readonly string[],
  wanted: readonly string[],
  held: boolean,
  mine: ReadonlySet<string>,
): Still {
  if (!held || shown.length === 0) return { shown: wanted, arrivals: 0 };
  const belongs = new Set(wanted);
  const kept = shown.filter((id) => belongs.has(id) || !mine.has(id));
  const there = new Set(kept);
  const missing = wanted.filter((id) => !there.has(id));
  const back = missing.filter((id) => mine.has(id));
  return {
    shown: back.reduce<readonly string[]>((list, id) => placed(list, id, wanted), kept),
    arrivals: missing.length - back.length,
  };
}

/** The list with `id` right after the nearest one that comes before it in `wanted`. */
function placed(list: readonly string[], id: string, wanted: readonly string[]): readonly string[] {
  const before = wanted.slice(0, wanted.indexOf(id)).filter((each) => list.includes(each));
  const last = before[before.length - 1];
  const place = last === undefined ? 0 : list.indexOf(last) + 1;
  return [...list.slice(0, place), id, ...list.slice(place)];
}
