/** The keys of `after` that differ from `before`, so that two hosts who change different things do not undo each other. */
export function changesTo<After extends object>(before: object, after: After): Partial<After> {
  const held = before as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(held[key])),
  ) as Partial<After>;
}
