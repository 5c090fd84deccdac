import type { Held } from '../../shared/held.ts';
import type { PollView, PostView } from '../../shared/views.ts';
import { newness } from './order.ts';

/** Long enough to have left the room, in ms. */
export const AWAY = 10 * 60_000;

/** The last time this person looked, and the polls that were closed then. */
export type Visit = { readonly at: number; readonly closed: readonly string[] };

/** Whether a person who was last here at `visit` has been away long enough to be told what happened. */
export function wasAway(visit: Visit | null, now: number): visit is Visit {
  return visit !== null && now - visit.at >= AWAY;
}

export type Missed = {
  readonly answered: readonly PostView[];
  /** Still to be answered, whenever that was promised. */
  readonly promised: readonly PostView[];
  readonly asked: readonly PostView[];
  readonly polls: readonly PollView[];
  readonly stories: readonly PostView[];
};

/** As many of each as are read in a minute. */
const SOME = 5;

/** What happened in the list since `visit`; without one, since the beginning. */
export function missedSince(visit: Visit | null, list: Held): Missed {
  const since = visit?.at ?? 0;
  const posts = [...list.posts.values()];
  const closed = new Set(visit?.closed);
  return {
    answered: first(
      posts.filter((post) => post.answer !== null && post.answer.at > since),
      (post) => post.answer?.at ?? 0,
    ),
    promised: first(
      posts.filter((post) => post.promise !== null),
      (post) => post.support,
    ),
    asked: first(
      posts.filter(
        (post) => post.kind === 'question' && post.answer === null && post.promise === null && post.at > since,
      ),
      (post) => post.support,
    ),
    polls: first(
      [...list.polls.values()].filter((poll) => poll.status === 'closed' && !closed.has(poll.id)),
      (poll) => newness(poll.id),
    ),
    stories: first(
      posts.filter((post) => post.kind === 'story' && post.at > since),
      (post) => post.at,
    ),
  };
}

export function isNothing(missed: Missed): boolean {
  return Object.values(missed).every((posts) => posts.length === 0);
}

function first<Entity extends { readonly id: string }>(
  entities: readonly Entity[],
  weight: (entity: Entity) => number,
): readonly Entity[] {
  return [...entities].sort((a, b) => weight(b) - weight(a) || newness(b.id) - newness(a.id)).slice(0, SOME);
}
