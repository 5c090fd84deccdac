import type { Held } from '../../shared/held.ts';
import type { BalanceView, HostPollView, HostPostView, KeyView } from '../../shared/views.ts';
import type { Before } from './inverse.ts';

export type HostHeld = Held<HostPostView, HostPollView>;

/** What a host's screen holds, its two views taken together. */
export type Holding = Omit<Before, 'moment'> & {
  readonly session: string;
  readonly keys: readonly KeyView[];
  readonly balance: BalanceView;
  /** Posts the wall shows now, in its order. */
  readonly onWall: ReadonlySet<string>;
};

/** Where both views hold something, the one that is further says how it is. */
export function holding(now: HostHeld, list: HostHeld): Holding {
  const same = list.session === now.session;
  const [newer, older] = now.to >= list.to ? [now, list] : [list, now];
  return {
    session: now.session,
    event: newer.event ?? older.event,
    sessions: newer.sessions.length > 0 ? newer.sessions : older.sessions,
    keys: newer.keys.length > 0 ? newer.keys : older.keys,
    balance: same ? list.balance : [],
    wall: now.wall,
    onWall: new Set(now.order.filter((id) => now.posts.has(id))),
    posts: same ? new Map([...older.posts, ...newer.posts]) : now.posts,
    polls: same ? new Map([...older.polls, ...newer.polls]) : now.polls,
  };
}
