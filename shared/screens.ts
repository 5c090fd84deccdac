import { z } from 'zod';
import { pollId, postId } from './ids.ts';

export const postKind = z.enum(['question', 'story', 'comment']);
export type PostKind = z.infer<typeof postKind>;

/** What a wall can be told to show. */
export const screen = z.discriminatedUnion('mode', [
  /** QR, code and address, full screen. */
  z.strictObject({ mode: z.literal('join') }),
  /** The posts of the room, a few at a time; a kind alone, or all. */
  z.strictObject({
    mode: z.literal('board'),
    order: z.enum(['latest', 'wanted']),
    kind: postKind.nullable().default(null),
  }),
  /** One question, story or comment. */
  z.strictObject({ mode: z.literal('post'), post: postId }),
  /** `against`: beside an earlier round of it. */
  z.strictObject({ mode: z.literal('poll'), poll: pollId, against: z.int().min(1).optional() }),
  /** The leaderboard that was told last. */
  z.strictObject({ mode: z.literal('leaders') }),
  /** Title and code only. */
  z.strictObject({ mode: z.literal('quiet') }),
]);
export type Screen = z.infer<typeof screen>;

/** What an archive tells of: a leaderboard is gone once it was looked at. */
export type ToldScreen = Exclude<Screen, { mode: 'leaders' }>;

/** Whether two screens show the same. */
export function isSameScreen(one: Screen, other: Screen): boolean {
  if (one.mode === 'post') return other.mode === 'post' && one.post === other.post;
  if (one.mode === 'poll') return other.mode === 'poll' && one.poll === other.poll && one.against === other.against;
  if (one.mode === 'board') return other.mode === 'board' && one.order === other.order && one.kind === other.kind;
  return one.mode === other.mode;
}
