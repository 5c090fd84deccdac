/** Median, 99th percentile and worst of some milliseconds; null where nothing was measured. */
export type Spread = { readonly p50: number; readonly p99: number; readonly worst: number } | null;

export function spread(values: readonly number[]): Spread {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (quantile: number) => sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), worst: at(1) };
}
