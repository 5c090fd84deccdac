import type { Journal } from './balance.ts';

/** When it began, such as that the server was told to go, and when all was there again; ms since 1970. */
export type Trouble = { readonly from: number; readonly to: number };

/** For each person and trouble the longest time between two answers around it: more than the gap they see, by up to their own pace. */
export function silences(journal: Journal, troubles: readonly Trouble[]): number[] {
  const answers = new Map<string, number[]>();
  for (const { by, at } of journal) {
    const own = answers.get(by);
    if (own) own.push(at);
    else answers.set(by, [at]);
  }
  return [...answers.values()].flatMap((own) =>
    troubles.map(({ from, to }) => {
      const last = own.findLastIndex((at) => at <= from);
      const next = own.findIndex((at) => at > to);
      const around = own.slice(Math.max(last, 0), next < 0 ? undefined : next + 1);
      return Math.max(0, ...around.slice(1).map((at, index) => at - (around[index] ?? at)));
    }),
  );
}
