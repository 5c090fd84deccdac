import type { Held } from '../../shared/held.ts';
import type { LeaderView, PollView, PostView, SpeakerPostView } from '../../shared/views.ts';
import { sessionOf } from '../link/session.ts';

/** What is on the wall, as a speaker needs it. */
export type Scene =
  | { readonly on: 'join' | 'quiet' | 'over' }
  | { readonly on: 'post'; readonly post: PostView }
  /** `against`: beside an earlier round of it; null where no host asked for that. */
  | { readonly on: 'poll'; readonly poll: PollView; readonly against: number | null }
  | { readonly on: 'leaders'; readonly leaders: readonly LeaderView[] }
  | { readonly on: 'board'; readonly posts: readonly PostView[] };

/** Null before anything came. */
export function sceneOf(held: Held<SpeakerPostView>): Scene | null {
  if (!held.wall) return null;
  if (sessionOf(held)?.state === 'closed') return { on: 'over' };
  const { screen } = held.wall;
  switch (screen.mode) {
    case 'join':
    case 'quiet':
      return { on: screen.mode };
    case 'leaders': {
      const { leaders } = held.wall;
      return leaders ? { on: 'leaders', leaders } : { on: 'quiet' };
    }
    case 'post': {
      const post = held.posts.get(screen.post);
      return post ? { on: 'post', post } : { on: 'quiet' };
    }
    case 'poll': {
      const poll = held.polls.get(screen.poll);
      return poll ? { on: 'poll', poll, against: screen.against ?? null } : { on: 'quiet' };
    }
    case 'board':
      return { on: 'board', posts: inOrder(held).filter(({ next }) => next === null) };
  }
}

/** What comes next, first things first. What stands alone on the wall is there already. */
export function nextOf(held: Held<SpeakerPostView>): readonly SpeakerPostView[] {
  const screen = held.wall?.screen;
  const alone = screen?.mode === 'post' ? screen.post : null;
  return inOrder(held)
    .filter(({ id, next }) => next !== null && id !== alone)
    .sort((one, other) => (one.next ?? 0) - (other.next ?? 0));
}

const inOrder = (held: Held<SpeakerPostView>) => held.order.flatMap((id) => held.posts.get(id) ?? []);
