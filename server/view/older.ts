type Listed<Item> = { readonly size: number; get(index: number): Item | undefined };

/** How many of these, oldest first, came before seq `limit`. A deep page costs no walk over all that is newer. */
export function countBefore<Item>(items: Listed<Item>, limit: number, seqOf: (item: Item) => number): number {
  let [low, high] = [0, items.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items.get(middle);
    if (item !== undefined && seqOf(item) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
