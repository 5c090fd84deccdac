import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Mine, MinePost, PollView, PostView, SessionView } from '../../shared/views.ts';
import type { Waiting, WithoutId } from '../../client/link/waiting.ts';
import { plainlyAsked, plainlyTold } from '../support/plain-poll.ts';

/** Entities as a phone holds them, with what a test does not care about filled in. */

export const post = (id: string, more: Partial<PostView> = {}): PostView => ({
  id,
  session: 's2',
  kind: 'question',
  poll: null,
  at: 0,
  from: 'attendee',
  text: `Text of ${id}`,
  name: null,
  as: null,
  voice: null,
  edited: false,
  support: 0,
  answer: null,
  promise: null,
  pinned: false,
  labels: [],
  grouped: [],
  replies: [],
  replyCount: 0,
  ...more,
});

export const poll = (id: string, more: Partial<PollView> = {}): PollView => ({
  id,
  session: 's2',
  at: 0,
  from: 'host',
  question: `Question of ${id}`,
  kind: 'one',
  options: [
    { id: 'o1', text: 'Yes' },
    { id: 'o2', text: 'No' },
    { id: 'o3', text: 'Later' },
  ],
  results: 'voted',
  ...plainlyAsked,
  ...plainlyTold,
  status: 'open',
  round: 1,
  published: false,
  people: 0,
  counts: {},
  rounds: [],
  ...more,
});

export const session = (id: string, more: Partial<SessionView> = {}): SessionView => ({
  id,
  title: `Title of ${id}`,
  speakers: null,
  room: null,
  starts: null,
  ends: null,
  lookFirst: null,
  slow: null,
  board: false,
  openAfter: false,
  countPeople: true,
  state: 'live',
  closedAt: null,
  sealed: false,
  ...more,
});

export const minePost = (id: string, more: Partial<MinePost> = {}): MinePost => ({
  id,
  session: 's2',
  kind: 'question',
  poll: null,
  to: null,
  at: 0,
  text: `Text of ${id}`,
  status: 'shown',
  reason: null,
  returned: false,
  offered: false,
  draft: null,
  kept: null,
  support: 0,
  answer: null,
  promise: null,
  archive: false,
  onWall: false,
  group: null,
  editable: true,
  ...more,
});

export const nothingMine: Mine = { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] };

export const held = (posts: readonly PostView[], polls: readonly PollView[] = [], more: Partial<Held> = {}): Held => ({
  ...nothingHeld(),
  session: 's2',
  posts: new Map(posts.map((each) => [each.id, each])),
  polls: new Map(polls.map((each) => [each.id, each])),
  order: [...posts, ...polls].map((each) => each.id),
  ...more,
});

let made = 0;
export const waiting = (command: WithoutId, refused: Waiting['refused'] = null): Waiting => {
  made++;
  return {
    id: `w${String(made)}`,
    n: made,
    since: made,
    command: { ...command, id: `command-${String(made)}` },
    refused,
  };
};
