type Rated = {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly counts: Readonly<Record<string, number>>;
};

/** Of those who gave a number: how many they are and their mean, to one decimal; null where nobody did. */
export function meanOf({ options, counts }: Rated): { readonly mean: number; readonly people: number } | null {
  const people = options.reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);
  if (people === 0) return null;
  const total = options.reduce((sum, { id, text }) => sum + Number(text) * (counts[id] ?? 0), 0);
  return { mean: Math.round((total / people) * 10) / 10, people };
}
