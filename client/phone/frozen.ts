/**
 * The order a person sees (R12). Knows no posts, only ids: what is displayed changes by the person's own acts alone,
 * and what the room would show otherwise waits as arrivals.
 */

/** What would be shown now and is not displayed yet, in the order it would have. */
export function arrivals(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const displayed = new Set(shown);
  return wanted.filter((id) => !displayed.has(id));
}

/**
 * What may be taken without asking: everything where nothing is displayed yet, and what belongs after all that is displayed.
 * Neither moves anything.
 */
export function settled(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const displayed = new Set(shown);
  const last = wanted.reduce((found, id, index) => (displayed.has(id) ? index : found), -1);
  const after = shown.length === 0 || last >= 0 ? wanted.slice(last + 1) : [];
  return after.length > 0 ? [...shown, ...after] : shown;
}

/** "Show 6 new": the room's order, then the older ones the person had asked for (`kept`). */
export function shownNew(
  shown: readonly string[],
  wanted: readonly string[],
  kept: (id: string) => boolean,
): readonly string[] {
  const known = new Set(wanted);
  return [...wanted, ...shown.filter((id) => !known.has(id) && kept(id))];
}

/** The person's own new post goes on top; the others keep their order. */
export function promoted(shown: readonly string[], id: string): readonly string[] {
  return [id, ...shown.filter((other) => other !== id)];
}

/** "Show older": at the end, each once. */
export function extended(shown: readonly string[], older: readonly string[]): readonly string[] {
  return [...shown, ...arrivals(shown, [...new Set(older)])];
}
