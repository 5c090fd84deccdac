/** What something costs as something else grows. */
export type Growth = {
  /** What it costs, and in which unit. */
  readonly what: string;
  readonly unit: string;
  /** What grows, as it is named in a sentence with a number before it. */
  readonly of: string;
  readonly points: readonly { readonly size: number; readonly cost: number }[];
};
