import type { Held } from '../../shared/held.ts';
import { newness } from './order.ts';
import type { Arrived } from './summary.ts';

/** What a list holds that is newer than `seq`; the window's own comings and goings do not count. */
export function arrivedSince(list: Held, seq: number, own: ReadonlySet<string>): Arrived {
  const isNew = (id: string) => newness(id) > seq && !own.has(id);
  const posts = [...list.posts.values()].filter((post) => isNew(post.id));
  return {
    questions: posts.filter((post) => post.kind === 'question').length,
    stories: posts.filter((post) => post.kind === 'story').length,
    comments: posts.filter((post) => post.kind === 'comment').length,
    polls: [...list.polls.values()].filter((poll) => isNew(poll.id) && poll.status === 'open').length,
  };
}

/** The newest entity a list holds. */
export function newest(list: Held): number {
  return [...list.posts.keys(), ...list.polls.keys()].reduce((seq, id) => Math.max(seq, newness(id)), 0);
}
