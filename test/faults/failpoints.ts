/** Where a server can be made to die. `after commit` is before any answer, and so before any broadcast. */
export const FAILPOINTS = [
  'before commit',
  'during commit',
  'after commit',
  'before broadcast',
  'during erase',
  'during checkpoint',
  'during snapshot',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

export const isFailpoint = (name: string): name is Failpoint => (FAILPOINTS as readonly string[]).includes(name);
