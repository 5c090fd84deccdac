/**
 * When each entity entered a view's window. Memory of one node: what it does not know it answers with "send everything".
 * An entity that left and came back must be sent whole to a screen that dropped it meanwhile, although it did not change.
 */
export type Entered = {
  /** The seqs at which this memory looked, oldest first: a screen that holds another `to` was served elsewhere. */
  readonly looked: readonly number[];
  readonly order: readonly string[];
  readonly orderChanged: number;
  readonly at: ReadonlyMap<string, number>;
  /** What left it, and when, oldest first: the last `LEFT_KEPT`. */
  readonly left: readonly { readonly id: string; readonly seq: number }[];
};

/** Looks kept; a screen that slept through more is sent everything. */
const LOOKS_KEPT = 4096;
/** Several windows; a screen that slept through more is told the whole order. */
const LEFT_KEPT = 1000;

export const neverLooked: Entered = { looked: [], order: [], orderChanged: 0, at: new Map(), left: [] };

/** The memory after looking at a window of seq `to`. */
export function lookedAgain(memory: Entered, order: readonly string[], to: number): Entered {
  if (memory.looked.at(-1) === to) return memory;
  const looked = [...memory.looked.slice(-LOOKS_KEPT + 1), to];
  const same = order.length === memory.order.length && order.every((id, index) => id === memory.order[index]);
  if (same && memory.looked.length > 0) return { ...memory, looked };
  const at = new Map(order.map((id) => [id, memory.at.get(id) ?? to]));
  const left = memory.order.filter((id) => !at.has(id)).map((id) => ({ id, seq: to }));
  return { looked, order, orderChanged: to, at, left: [...memory.left, ...left].slice(-LEFT_KEPT) };
}

/** What left after `since` and has not come back; null where the memory does not go back so far. */
export function leftSince({ left, at }: Entered, since: number): readonly string[] | null {
  if (left.length >= LEFT_KEPT && (left[0]?.seq ?? 0) > since) return null;
  return [...new Set(left.flatMap(({ id, seq }) => (seq > since && !at.has(id) ? [id] : [])))];
}

/** Whether the memory goes back to what a screen at `from` holds. */
export function reaches(memory: Entered, from: number): boolean {
  let low = 0;
  let high = memory.looked.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const seq = memory.looked[middle] ?? 0;
    if (seq === from) return true;
    if (seq < from) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
