/** Time zones to choose from, by name; where the browser cannot list them, those that are likely. */
export function zones(present: string): readonly string[] {
  // Chrome 90 does not have it yet.
  const list = (Intl as Partial<typeof Intl>).supportedValuesOf?.('timeZone') ?? [];
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([...list, 'UTC', here, present])].sort();
}
