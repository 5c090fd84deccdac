/** A minute of conference: how many phones look on, and what they do each second together. */
export type Profile = {
  readonly phones: number;
  readonly votes: number;
  readonly posts: number;
  /** Whether a plain Socket.IO server is put through it too: at thousands of phones it cannot do it at all. */
  readonly plain: boolean;
};

/** What `npm run bench` runs when nothing is asked for. */
export const PROFILES: readonly Profile[] = [
  { phones: 200, votes: 200, posts: 5, plain: true },
  { phones: 2000, votes: 500, posts: 20, plain: false },
];
