import { sharedUpTo } from '../../shared/epoch.ts';
import type { Before } from '../link/connection.ts';
import { forget, remember, remembered } from '../link/remember.ts';
import type { HostHeld } from './holding.ts';

/** That the server's log went back. Times are ms since 1970. */
export type Alarm = {
  readonly noticedAt: number;
  /** When the newest thing was made that is certainly still there; null where nobody knows how far the log is the same. */
  readonly since: number | null;
};

/** Sounds when the log went back while this page was open, and goes on, over reloads, until somebody has looked. */
export class Setback {
  #alarm: Alarm | null = $state.raw(null);
  readonly #store: string;
  #seen: Before | null = null;

  constructor(code: string) {
    this.#store = `setback:${code}`;
    this.#alarm = remembered(this.#store) as Alarm | null;
  }

  get alarm(): Alarm | null {
    return this.#alarm;
  }

  /** Call it after each frame. */
  settle(before: Before | null, now: HostHeld, list: HostHeld): void {
    // One view is the other history's before the other is.
    if (before === null || before === this.#seen || now.epoch !== list.epoch) return;
    this.#seen = before;
    this.#alarm = { noticedAt: before.noticedAt, since: newestShared(now, list) };
    remember(this.#store, this.#alarm);
  }

  dismiss(): void {
    this.#alarm = null;
    forget(this.#store);
  }
}

/** Of one session only: in others there may be newer things, and none of them is missing earlier. */
function newestShared(...views: readonly [HostHeld, HostHeld]): number | null {
  const shared = sharedUpTo(views[0].epoch);
  if (shared === null) return null;
  const things = views.flatMap(({ posts, polls }) => [
    ...[...posts.values()].flatMap((post) => [post, ...post.replies]),
    ...polls.values(),
  ]);
  const times = things.filter(({ id }) => Number(id.slice(1)) <= shared).map(({ at }) => at);
  return times.length > 0 ? Math.max(...times) : null;
}
