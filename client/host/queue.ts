import type { HostPostView, WallView } from '../../shared/views.ts';
import type { Screen } from '../../shared/screens.ts';

export const queueTabs = ['waiting', 'new', 'next', 'wall', 'done'] as const;
export type QueueTab = (typeof queueTabs)[number];
/** What the queue may list: a tab, or, across tabs, whoever waits for the microphone. */
export type QueueList = QueueTab | 'microphone';
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

/** Whether a post belongs in a list. What the board shows is on the wall and still new; what is spotlit is only on the wall. */
export function inList(list: QueueList, post: HostPostView, on: OnWall): boolean {
  if (post.status === 'withdrawn') return false;
  const lit = spotlit(on.wall?.screen) === post.id || spotlit(on.wall?.next) === post.id;
  const open = needs(post) === null && post.status === 'shown' && post.answer === null;
  switch (list) {
    case 'waiting':
      return needs(post) !== null;
    case 'new':
      return open && !lit && post.next === null;
    case 'next':
      return post.next !== null;
    case 'wall':
      return post.status === 'shown' && (lit || on.posts.has(post.id));
    case 'done':
      return post.status === 'hidden' || (needs(post) === null && post.answer !== null);
    case 'microphone':
      return open && post.voice !== null;
  }
}

/** How many posts each list holds. */
export function countsOf(posts: Iterable<HostPostView>, on: OnWall): Readonly<Record<QueueList, number>> {
  const counts: Record<QueueList, number> = { waiting: 0, new: 0, next: 0, wall: 0, done: 0, microphone: 0 };
  const lists = Object.keys(counts) as QueueList[];
  for (const post of posts) for (const list of lists) if (inList(list, post, on)) counts[list]++;
  return counts;
}

/** Ids of a list in their order: what waits longest first (reported before all), what comes next as it was put there, otherwise the newest or the most wanted. */
export function listOrder(
  list: QueueList,
  posts: Iterable<HostPostView>,
  on: OnWall,
  order: QueueOrder,
): readonly string[] {
  const within = [...posts].filter((post) => inList(list, post, on));
  return within.sort(list === 'new' && order === 'wanted' ? byWanted : orders[list]).map((post) => post.id);
}

const orders: Readonly<Record<QueueList, (a: HostPostView, b: HostPostView) => number>> = {
  waiting: byReports,
  new: byNewest,
  next: (a, b) => (a.next ?? 0) - (b.next ?? 0),
  wall: byNewest,
  done: byNewest,
  microphone: (a, b) => place(a) - place(b),
};

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
