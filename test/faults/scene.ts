import type { Chance } from './chance.ts';

/** One kind of trouble that a server and its people go through, and what must still hold. */
export type Scene = {
  readonly name: string;
  /** One line for who chooses among them. */
  readonly what: string;
  /** With the same chance the same is tried; what comes of it also depends on the machine. */
  run(chance: Chance, say: (line: string) => void): Promise<Report>;
};

export type Report = {
  /** Reports of one scene are added up. */
  readonly counts: Readonly<Record<string, number>>;
  /** Milliseconds, one for each time it was measured. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** Empty where every rule held. */
  readonly wrong: readonly string[];
};

export const nothingYet: Report = { counts: {}, times: {}, wrong: [] };

export function sum(one: Report, other: Report): Report {
  const counts = { ...one.counts };
  for (const [name, count] of Object.entries(other.counts)) counts[name] = (counts[name] ?? 0) + count;
  const times: Record<string, readonly number[]> = { ...one.times };
  for (const [name, ms] of Object.entries(other.times)) times[name] = [...(times[name] ?? []), ...ms];
  return { counts, times, wrong: [...one.wrong, ...other.wrong] };
}
