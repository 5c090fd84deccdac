/**
 * How many entries stand in one list. A browser passes over a list that is out of sight as a whole; were each entry
 * passed over by itself, it would still ask of all 5,000 where they are, at every picture it makes. The style knows it, too.
 */
export const SHEET = 25;

/** Long lists in pieces. */
export function sheetsOf<Each>(all: readonly Each[]): readonly (readonly Each[])[] {
  return Array.from({ length: Math.ceil(all.length / SHEET) }, (_, at) => all.slice(at * SHEET, (at + 1) * SHEET));
}
