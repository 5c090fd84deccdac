import type { Pace } from './load-calls.ts';

/** What ten thousand people in one room do in a second, together. */
export const STORM = { votes: 500, posts: 20, joins: 50 } as const satisfies Pace;

/** What they are owed, p99 in ms; the server's part of its core. */
export const OWED = { phone: 1000, wall: 250, host: 250, answer: 150, comer: 2000, share: 0.85 } as const;
