import type { LeftOut, Fault } from '../../shared/bring.ts';
import type { BroughtPost, BroughtSession } from '../../shared/brought.ts';

/** How a file is read: its clocks, the day of times that name none, and the moment of what has no time at all. */
export type Frame = { readonly zone: string; readonly day: string | null; readonly since: number | null };

/** A post as it was found, its words as they stand there; `line` is where it begins, from 1. */
export type FoundPost = { readonly line: number | null; readonly post: BroughtPost };

/** What is in a file. Its words are neither cleaned nor measured yet. */
export type Read =
  | {
      readonly sessions: readonly (Omit<BroughtSession, 'posts'> & { readonly posts: readonly FoundPost[] })[];
      readonly left: Readonly<Record<LeftOut, number>>;
    }
  | { readonly fault: Fault };

export const noneLeft: Readonly<Record<LeftOut, number>> = { private: 0, reactions: 0, hidden: 0, empty: 0 };

/** One session's worth of a file that tells nothing of the session itself. */
export const talk = (posts: readonly FoundPost[], left: Readonly<Record<LeftOut, number>>): Read => ({
  sessions: [
    {
      details: null,
      state: 'closed',
      startedAt: null,
      closedAt: null,
      sealed: false,
      posts,
      polls: [],
      wall: [],
      minutes: [],
      video: null,
      transcript: [],
    },
  ],
  left,
});

/** A post of which nothing is known but who said it, when and what. */
export const plainPost = (
  said: Pick<BroughtPost, 'at' | 'text' | 'name' | 'source' | 'kind'>,
  more: Partial<BroughtPost> = {},
): BroughtPost => ({
  as: null,
  poll: null,
  from: 'attendee',
  edited: false,
  voice: null,
  support: 0,
  answer: null,
  promise: null,
  pinned: false,
  labels: [],
  grouped: [],
  replies: [],
  ...said,
  ...more,
});

/** What a line says, short enough to be shown beside its number. */
export const shown = (line: string): string => line.trim().slice(0, SHOWN_MAX);
const SHOWN_MAX = 80;
