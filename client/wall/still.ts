import type { Held } from '../../shared/held.ts';
import { BOARD_MAX } from '../../shared/limits.ts';

/** What a wall that its own keyboard froze may go on showing. */
export type Still = {
  readonly held: Held;
  /** Posts that the server no longer sends: pushed out by others, or taken down. Each must be asked about. */
  readonly doubted: ReadonlySet<string>;
};

export const nothingDoubted: ReadonlySet<string> = new Set();

/** What was held when it froze, less what was taken down since. The event and its sessions are those of now. */
export function still(frozen: Held, live: Held): Still {
  const proof = live.session === frozen.session && sameScreen(frozen, live) && absenceProves(live);
  const missing = new Set([...frozen.posts.keys()].filter((id) => !live.posts.has(id)));
  const gone = proof ? missing : nothingDoubted;
  const known = live.to > 0;
  return {
    held: {
      ...frozen,
      event: live.event ?? frozen.event,
      posts: kept(frozen.posts, (id) => !gone.has(id)),
      // Nobody can be asked whether a poll is still to be seen.
      polls: kept(frozen.polls, (id) => !known || live.polls.has(id)),
      order: frozen.order.filter((id) => !gone.has(id)),
    },
    doubted: proof ? nothingDoubted : missing,
  };
}

/** Whether a post that left the board was taken down: a board that is not full pushes nothing out. */
export function absenceProves(held: Held): boolean {
  return held.to > 0 && held.order.filter((id) => held.posts.has(id)).length < BOARD_MAX;
}

function sameScreen(one: Held, other: Held): boolean {
  return JSON.stringify(one.wall?.screen) === JSON.stringify(other.wall?.screen);
}

function kept<Entity>(entities: ReadonlyMap<string, Entity>, holds: (id: string) => boolean): Map<string, Entity> {
  return new Map([...entities].filter(([id]) => holds(id)));
}
