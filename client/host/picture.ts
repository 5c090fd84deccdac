import type { Screen } from '../../shared/screens.ts';
import type { HostPollView, HostPostView, LeaderView } from '../../shared/views.ts';
import type { Holding } from './holding.ts';

/** What a screen looks like, small. `gone`: what it was about is no longer held. */
export type Picture =
  | { readonly mode: 'join' | 'quiet' | 'gone' }
  | { readonly mode: 'leaders'; readonly rows: readonly LeaderView[] }
  | { readonly mode: 'board'; readonly posts: readonly HostPostView[] }
  | { readonly mode: 'post'; readonly post: HostPostView }
  | { readonly mode: 'poll'; readonly poll: HostPollView; readonly against: number | null };

export function pictureOf(screen: Screen, held: Holding): Picture {
  switch (screen.mode) {
    case 'join':
    case 'quiet':
      return { mode: screen.mode };
    case 'leaders':
      return { mode: 'leaders', rows: held.wall?.leaders ?? [] };
    case 'board':
      return { mode: 'board', posts: [...held.onWall].flatMap((id) => held.posts.get(id) ?? []).slice(0, BOARD_SHOWN) };
    case 'post': {
      const post = held.posts.get(screen.post);
      return post?.status === 'shown' ? { mode: 'post', post } : { mode: 'gone' };
    }
    case 'poll': {
      const poll = held.polls.get(screen.poll);
      return poll && poll.status !== 'hidden'
        ? { mode: 'poll', poll, against: screen.against ?? null }
        : { mode: 'gone' };
    }
  }
}

/** Whether two screens show the same thing. */
export function sameScreen(a: Screen | null | undefined, b: Screen): boolean {
  if (a?.mode !== b.mode) return false;
  if (a.mode === 'post') return b.mode === 'post' && a.post === b.post;
  if (a.mode === 'poll') return b.mode === 'poll' && a.poll === b.poll && a.against === b.against;
  if (a.mode === 'board') return b.mode === 'board' && a.order === b.order && (a.kind ?? null) === (b.kind ?? null);
  return true;
}

/** As many as the wall shows at a time. */
const BOARD_SHOWN = 3;
