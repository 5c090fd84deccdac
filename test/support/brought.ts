import type { BroughtPoll, BroughtPost, BroughtSession } from '../../shared/brought.ts';
import { plainlyAsked } from './plain-poll.ts';

/** What was said elsewhere, as it is brought in, for tests that only need some. */

const NOON = Date.UTC(2023, 10, 14, 12);

export const broughtPost = (text: string, more: Partial<BroughtPost> = {}): BroughtPost => ({
  at: NOON,
  text,
  name: null,
  as: null,
  from: 'attendee',
  edited: false,
  source: 'zoom-chat',
  kind: 'question',
  poll: null,
  voice: null,
  support: 0,
  answer: null,
  promise: null,
  pinned: false,
  labels: [],
  grouped: [],
  replies: [],
  ...more,
});

export const broughtReply = (text: string): BroughtPost['replies'][number] => {
  const { at, name, as, from, edited, source } = broughtPost(text);
  return { at, text, name, as, from, edited, source };
};

export const broughtPoll = (question: string, more: Partial<BroughtPoll> = {}): BroughtPoll => ({
  at: NOON,
  from: 'host',
  question,
  kind: 'one',
  options: [
    { id: 'o1', text: `${question}a` },
    { id: 'o2', text: `${question}b` },
  ],
  results: 'closed',
  ...plainlyAsked,
  right: [],
  published: false,
  rounds: [{ people: 3, counts: { o1: 2, o2: 0, unsure: 1 } }],
  times: [],
  source: null,
  ...more,
});

export const brought = (posts: readonly BroughtPost[], more: Partial<BroughtSession> = {}): BroughtSession => ({
  details: null,
  state: 'closed',
  startedAt: NOON,
  closedAt: NOON + 60_000,
  sealed: false,
  posts: [...posts],
  polls: [],
  wall: [],
  minutes: [],
  video: null,
  transcript: [],
  ...more,
});
