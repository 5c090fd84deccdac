/** An id's number is the seq that made it. */
export function newestFirst(ids: Iterable<string>): string[] {
  return [...ids].sort((one, other) => Number(other.slice(1)) - Number(one.slice(1)));
}
