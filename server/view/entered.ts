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
};

/** Looks kept; a screen that slept through more is sent everything. */
const LOOKS_KEPT = 4096;

export const neverLooked: Entered = { looked: [], order: [], orderChanged: 0, at: new Map() };

/** The memory after looking at a window of seq `to`. */
export function lookedAgain(memory: Entered, order: readonly string[], to: number): Entered {
  if (memory.looked.at(-1) === to) return memory;
  const looked = [...memory.looked.slice(-LOOKS_KEPT + 1), to];
  const same = order.length === memory.order.length && order.every((id, index) => id === memory.order[index]);
  if (same && memory.looked.length > 0) return { ...memory, looked };
  return { looked, order, orderChanged: to, at: new Map(order.map((id) => [id, memory.at.get(id) ?? to])) };
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
