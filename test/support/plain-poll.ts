import type { PollView } from '../../shared/views.ts';

/** What a poll of one choice leaves as it is. */
export const plainlyAsked = {
  unsure: true,
  least: null,
  most: null,
  changeable: true,
  scale: '1-5',
  low: null,
  high: null,
  unit: null,
  range: { least: null, most: null },
  sort: 'given',
  adding: false,
  seconds: null,
  set: null,
} as const satisfies Partial<PollView>;

/** And what is told of one that is no quiz, has no timer, and counts choices alone. */
export const plainlyTold = {
  quiz: false,
  right: null,
  until: null,
  details: null,
} as const satisfies Partial<PollView>;
