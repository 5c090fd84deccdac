import type { Held } from '../../shared/held.ts';
import type { LeaderView, PollView, PostView, SessionView } from '../../shared/views.ts';
import { hasMovedOn, sessionOf } from '../link/session.ts';
import { mayShow, nextOf, type Follows } from './follows.ts';

/** What the wall shows of what it holds. */
export type Scene =
  /** Nothing came yet. */
  | { readonly on: 'starting' }
  | { readonly on: 'join' }
  /** Several posts in turn, or the one in the spotlight. */
  | {
      readonly on: 'posts';
      readonly posts: readonly PostView[];
      readonly spotlight: boolean;
      /** Another one begins anew. */
      readonly turn: string;
    }
  /** `against`: an earlier round that stands beside. `answers`: to an open question, the latest first. */
  | {
      readonly on: 'poll';
      readonly poll: PollView;
      readonly against: number | null;
      readonly answers: readonly PostView[];
    }
  | { readonly on: 'leaders'; readonly leaders: readonly LeaderView[] }
  | { readonly on: 'quiet' }
  /** The session is over. */
  | { readonly on: 'thanks' }
  /** Nothing is live where this wall is, and this comes next. */
  | { readonly on: 'between'; readonly next: SessionView };

/** `quiet`: this wall's own switch, before anything the server says. */
export function sceneOf(held: Held, { follows, quiet }: { follows: Follows; quiet: boolean }): Scene {
  if (!held.wall) return { on: 'starting' };
  if (quiet) return { on: 'quiet' };
  const waiting = whileNothingIsLive(held, follows);
  if (waiting) return waiting;
  const { screen } = held.wall;
  const turn = JSON.stringify([held.session, screen]);
  switch (screen.mode) {
    case 'join':
    case 'quiet':
      return { on: screen.mode };
    case 'leaders': {
      const { leaders } = held.wall;
      return leaders ? { on: 'leaders', leaders } : { on: 'quiet' };
    }
    case 'board':
      return { on: 'posts', posts: boardOf(held), spotlight: false, turn };
    case 'post': {
      const post = held.posts.get(screen.post);
      return post ? { on: 'posts', posts: [post], spotlight: true, turn } : { on: 'quiet' };
    }
    case 'poll': {
      const poll = held.polls.get(screen.poll);
      if (!poll) return { on: 'quiet' };
      const answers = poll.kind === 'open' ? boardOf(held).filter((post) => post.poll === poll.id) : [];
      return { on: 'poll', poll, against: screen.against ?? null, answers };
    }
  }
}

/** What a wall shows instead of its session's screen where that is over, or is not its to show. */
function whileNothingIsLive(held: Held, follows: Follows): Scene | null {
  const session = sessionOf(held);
  if (follows.of === 'session' || follows.of === 'live')
    return session?.state === 'closed' && (follows.of === 'session' || !hasMovedOn(held)) ? { on: 'thanks' } : null;
  const own = session !== undefined && mayShow(follows, session);
  if (own && session.state === 'live') return null;
  const next = nextOf(follows, held.sessions);
  if (next) return { on: 'between', next };
  return { on: own && session.state === 'closed' ? 'thanks' : 'quiet' };
}

function boardOf(held: Held): readonly PostView[] {
  return held.order.flatMap((id) => held.posts.get(id) ?? []);
}
