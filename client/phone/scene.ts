import { ALL } from '../../shared/all.ts';
import type { Held } from '../../shared/held.ts';
import type { Screen } from '../../shared/screens.ts';

/** What Now shows of the wall: ids only, so that two scenes can be told apart and counts may still rise inside one. */
export type Scene = {
  readonly mode: Screen['mode'] | 'all' | 'nothing';
  /** The post or poll that is on the wall alone. */
  readonly featured: string | null;
  /** The posts on the wall's board; of all sessions the live ones, each before what its wall shows first. */
  readonly board: readonly string[];
  /** Open polls besides. */
  readonly polls: readonly string[];
};

export const EMPTY_SCENE: Scene = { mode: 'nothing', featured: null, board: [], polls: [] };

export function sceneOf(now: Held): Scene {
  const screen = now.wall?.screen;
  if (!screen) return now.session === ALL && now.to > 0 ? sceneOfAll(now) : EMPTY_SCENE;
  const featured = screen.mode === 'post' ? screen.post : screen.mode === 'poll' ? screen.poll : null;
  return {
    mode: screen.mode,
    featured,
    board: screen.mode === 'board' ? now.order.filter((id) => now.posts.has(id)) : [],
    polls: now.order.filter((id) => id !== featured && now.polls.get(id)?.status === 'open'),
  };
}

function sceneOfAll(now: Held): Scene {
  const polls = now.order.filter((id) => now.polls.get(id)?.status === 'open');
  const shown = now.order.filter((id) => !polls.includes(id));
  const live = now.sessions.filter(({ state }) => state === 'live').reverse();
  const board = live.flatMap(({ id: session }) => [
    session,
    ...shown.filter((id) => (now.posts.get(id) ?? now.polls.get(id))?.session === session),
  ]);
  return { mode: 'all', featured: null, board, polls };
}

export function sameScene(one: Scene, other: Scene): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * What to display now, and whether something else waits (R12): under a busy person the scene stays, and what waits goes
 * on waiting until they ask for it. Only polls that open are added, at the end, where they move nothing.
 */
export function nextScene(
  displayed: Scene,
  waits: boolean,
  latest: Scene,
  busy: boolean,
): { readonly scene: Scene; readonly waits: boolean } {
  const free = !busy && !waits;
  if (free || displayed === EMPTY_SCENE || sameScene(displayed, latest)) return { scene: latest, waits: false };
  const wallSame = sameScene({ ...displayed, polls: [] }, { ...latest, polls: [] });
  const opened = latest.polls.filter((id) => !displayed.polls.includes(id));
  const scene = opened.length > 0 ? { ...displayed, polls: [...displayed.polls, ...opened] } : displayed;
  return { scene, waits: !wallSame };
}
