import { merged } from './apply.ts';
import type { PostId } from './ids.ts';
import type { Mine, MineBallot, MinePoll, MinePost } from './views.ts';
import type { Change } from './wire.ts';

/** What is one attendee's own, as it was at seq `to`: all of it. A node of before changes were known tells no seq. */
export type MineWhole = Mine & { readonly from?: 0; readonly to?: number };

/** For screens that asked for `CHANGES`: what changed of it after `from`, which is never 0, up to `to`: absolute values, as in a frame. */
export type MineChange = {
  readonly from: number;
  readonly to: number;
  readonly muted?: boolean;
  readonly posts?: readonly Change<MinePost>[];
  readonly polls?: readonly Change<MinePoll>[];
  /** Supported, and reported, besides. */
  readonly supports?: readonly PostId[];
  readonly reports?: readonly PostId[];
  /** Each in place of the one for its poll. */
  readonly ballots?: readonly MineBallot[];
  /** Supported no longer. */
  readonly gone?: readonly PostId[];
};

export type HeldMine = { readonly mine: Mine; readonly to: number };

/** What a screen holds after such a message; null where it does not follow what is held (then connect again). */
export function applyMine({ mine, to }: HeldMine, message: MineWhole | MineChange): HeldMine | null {
  if (!message.from) {
    const { from: _, to: wholeTo = 0, ...whole } = message as MineWhole;
    return { mine: whole, to: wholeTo };
  }
  if (message.from > to) return null;
  const { posts, polls, supports = [], reports = [], ballots = [], gone = [] } = message as MineChange;
  const cast = new Set(ballots.map(({ poll }) => poll));
  return {
    to: message.to ?? 0,
    mine: {
      muted: message.muted ?? mine.muted,
      posts: withChanges(mine.posts, posts),
      polls: withChanges(mine.polls, polls),
      supports: [...new Set([...mine.supports, ...supports])].filter((id) => !gone.includes(id)),
      reports: [...new Set([...mine.reports, ...reports])],
      ballots: [...mine.ballots.filter(({ poll }) => !cast.has(poll)), ...ballots],
    },
  };
}

function withChanges<Entity extends { readonly id: string }>(
  held: readonly Entity[],
  changes: readonly Change<Entity>[] | undefined,
): readonly Entity[] {
  return [...merged(new Map(held.map((each) => [each.id, each])), changes, null).values()];
}
