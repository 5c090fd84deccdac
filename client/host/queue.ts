import type { HostPostView, WallView } from '../../shared/views.ts';
import type { Screen } from '../../shared/screens.ts';

export const queueTabs = ['waiting', 'new', 'wall', 'done'] as const;
export type QueueTab = (typeof queueTabs)[number];
export type QueueOrder = 'latest' | 'wanted';

/** What of the wall the queue needs: its state and the posts it shows now. */
export type OnWall = { readonly wall: WallView | null; readonly posts: ReadonlySet<string> };

/** Why a host has to look at a post. */
export type Needs = 'reported' | 'approval' | 'edit';

/** An edit is settled before reports, which are of words that may change with it. */
export function needs(post: HostPostView): Needs | null {
  if (post.status !== 'waiting' && post.status !== 'shown') return null;
  if (post.status === 'shown' && post.draft !== null) return 'edit';
  if (post.reports > 0) return 'reported';
  return post.status === 'waiting' ? 'approval' : null;
}

/** The post a screen is about. */
export function spotlit(screen: Screen | null | undefined): string | null {
  return screen?.mode === 'post' ? screen.post : null;
}

/** Whether a post belongs in a tab. What the board shows is on the wall and still new; what is spotlit is only on the wall. */
export function inTab(tab: QueueTab, post: HostPostView, on: OnWall): boolean {
  if (post.status === 'withdrawn') return false;
  const lit = spotlit(on.wall?.screen) === post.id || spotlit(on.wall?.next) === post.id;
  switch (tab) {
    case 'waiting':
      return needs(post) !== null;
    case 'new':
      return needs(post) === null && post.status === 'shown' && post.answer === null && !lit;
    case 'wall':
      return post.status === 'shown' && (lit || on.posts.has(post.id));
    case 'done':
      return post.status === 'hidden' || (needs(post) === null && post.answer !== null);
  }
}

/** Ids of a tab in their order: what waits longest first (reported before all), otherwise the newest or the most wanted. */
export function tabOrder(
  tab: QueueTab,
  posts: Iterable<HostPostView>,
  on: OnWall,
  order: QueueOrder,
): readonly string[] {
  const within = [...posts].filter((post) => inTab(tab, post, on));
  return within.sort(tab === 'waiting' ? byReports : order === 'wanted' ? byWanted : byNewest).map((post) => post.id);
}

function byReports(a: HostPostView, b: HostPostView): number {
  return b.reports - a.reports || place(a) - place(b);
}

function byNewest(a: HostPostView, b: HostPostView): number {
  return Number(b.pinned) - Number(a.pinned) || place(b) - place(a);
}

function byWanted(a: HostPostView, b: HostPostView): number {
  return Number(b.pinned) - Number(a.pinned) || b.support - a.support || place(b) - place(a);
}

/** An id's number is the seq that made it: the order things happened in. */
function place(post: HostPostView): number {
  return Number(post.id.slice(1));
}
