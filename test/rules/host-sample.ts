import type { HostPollView, HostPostView, WallView } from '../../shared/views.ts';
import { plainlyAsked, plainlyTold } from '../support/plain-poll.ts';

/** A shown question, as hosts see it, with what a test changes. */
export function post(id: string, change: Partial<HostPostView> = {}): HostPostView {
  return {
    id,
    session: 's3',
    kind: 'question',
    poll: null,
    at: 0,
    from: 'attendee',
    text: `text of ${id}`,
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
    status: 'shown',
    reason: null,
    reports: 0,
    reportReason: null,
    draft: null,
    original: null,
    archive: true,
    next: null,
    muted: false,
    handled: null,
    to: null,
    imported: false,
    ...change,
  };
}

export function poll(id: string, change: Partial<HostPollView> = {}): HostPollView {
  return {
    id,
    session: 's3',
    at: 0,
    from: 'host',
    question: `question of ${id}`,
    kind: 'one',
    options: [
      { id: 'o1', text: 'Yes' },
      { id: 'o2', text: 'No' },
    ],
    results: 'voted',
    ...plainlyAsked,
    ...plainlyTold,
    returned: false,
    offered: [],
    words: [],
    status: 'open',
    round: 1,
    published: false,
    people: 0,
    counts: { o1: 0, o2: 0, unsure: 0 },
    rounds: [],
    reason: null,
    ...change,
  };
}

export const wall = (change: Partial<WallView> = {}): WallView => ({
  screen: { mode: 'board', order: 'latest', kind: null },
  frozen: false,
  next: null,
  until: null,
  leaders: null,
  notice: null,
  ...change,
});

export const byId = <Entity extends { readonly id: string }>(entities: readonly Entity[]) =>
  new Map(entities.map((entity) => [entity.id, entity]));
