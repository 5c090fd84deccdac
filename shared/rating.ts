type Counts = Readonly<Record<string, number>>;

/**
 * The mean of a rating and of how many: of those who chose a number, by ballot or by a hand that was counted. Its options
 * are the numbers of the scale. Null where nobody did, or an option is no number.
 */
export function meanOf(
  options: readonly { readonly id: string; readonly text: string }[],
  counts: Counts,
  hands: Counts = {},
): { readonly mean: number; readonly people: number } | null {
  const all = options.map(({ id, text }) => ({ value: Number(text), people: (counts[id] ?? 0) + (hands[id] ?? 0) }));
  const people = all.reduce((sum, each) => sum + each.people, 0);
  const sum = all.reduce((total, each) => total + each.value * each.people, 0);
  return people === 0 || Number.isNaN(sum) ? null : { mean: sum / people, people };
}
