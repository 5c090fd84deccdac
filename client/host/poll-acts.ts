import type { HostPollView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';

/** What a host can do with a poll, most useful first; the first is the main one. */
export type PollAct =
  'open' | 'yes' | 'close' | 'on-wall' | 'publish' | 'unpublish' | 'new-round' | 'no' | 'hide' | 'show';

export function pollActs(poll: HostPollView): readonly PollAct[] {
  const publishing: PollAct = poll.published ? 'unpublish' : 'publish';
  switch (poll.status) {
    case 'draft':
      return ['open', 'hide'];
    case 'waiting':
      return ['yes', 'no'];
    case 'open':
      return ['on-wall', 'close', publishing, 'hide'];
    case 'closed':
      return poll.published
        ? ['on-wall', 'new-round', publishing, 'hide']
        : ['on-wall', publishing, 'new-round', 'hide'];
    case 'hidden':
      return ['show'];
    case 'withdrawn':
      return [];
  }
}

/** The command of an act; null where a reason is asked for first. */
export function pollCommand(act: PollAct, poll: HostPollView): Asking | null {
  switch (act) {
    case 'open':
    case 'yes':
    case 'new-round':
      return { type: 'poll.open', poll: poll.id };
    case 'close':
      return { type: 'poll.close', poll: poll.id };
    case 'on-wall':
      return { type: 'wall.show', session: poll.session, screen: { mode: 'poll', poll: poll.id } };
    case 'publish':
      return { type: 'poll.publish', poll: poll.id, on: true };
    case 'unpublish':
      return { type: 'poll.publish', poll: poll.id, on: false };
    case 'show':
      return { type: 'poll.show', poll: poll.id };
    case 'no':
    case 'hide':
      return poll.from === 'host' ? { type: 'poll.hide', poll: poll.id, reason: null } : null;
  }
}

export const pollGroups = ['waiting', 'running', 'prepared', 'finished'] as const;
export type PollGroup = (typeof pollGroups)[number];

/** Where a poll stands in the list; null where its author took it back. */
export function groupOf(poll: HostPollView): PollGroup | null {
  switch (poll.status) {
    case 'waiting':
      return 'waiting';
    case 'open':
      return 'running';
    case 'draft':
      return 'prepared';
    case 'closed':
    case 'hidden':
      return 'finished';
    case 'withdrawn':
      return null;
  }
}
