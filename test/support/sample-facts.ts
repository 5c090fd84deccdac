import type { FactOf } from '../../shared/facts.ts';

/** Facts as the room would write them, for tests that only need some. */

const by = (command: number) => ({ by: 'attendee-ada', command: `command-${command}`, outbox: 'phone' });

export const ballot = (n: number): FactOf<'ballot.cast'> => ({
  type: 'ballot.cast',
  at: 1_700_000_000_000 + n,
  session: 's2',
  poll: 'v30',
  round: 1,
  person: { ...by(n), choices: ['o1'] },
});

export const post = (n: number, text: string): FactOf<'post.added'> => ({
  type: 'post.added',
  at: 1_700_000_000_000 + n,
  session: 's2',
  post: `p${n}`,
  kind: 'question',
  to: null,
  from: 'attendee',
  status: 'shown',
  archive: false,
  voice: null,
  mark: 'mark',
  person: by(n),
  text: { text, name: 'Ada', as: null },
});
