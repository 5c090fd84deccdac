/**
 * The mean of a rating over those who chose a number: its options are the numbers of the scale. Null where nobody did, or
 * an option is no number.
 */
export function meanOf(
  options: readonly { readonly id: string; readonly text: string }[],
  counts: Readonly<Record<string, number>>,
): number | null {
  const people = options.reduce((all, { id }) => all + (counts[id] ?? 0), 0);
  const sum = options.reduce((all, { id, text }) => all + Number(text) * (counts[id] ?? 0), 0);
  return people === 0 || Number.isNaN(sum) ? null : sum / people;
}
