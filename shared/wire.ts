import { z } from 'zod';
import { ALL } from './all.ts';
import { sessionId, type KeyId, type PostId, type SessionId } from './ids.ts';
import { viewRole } from './roles.ts';
import type { Asked } from './commands.ts';
import type { MineChange, MineWhole } from './mine.ts';
import type { Reply } from './replies.ts';
import type { BalanceView, EventView, KeyView, PollView, PostView, SessionView, WallView } from './views.ts';

/** Socket.IO, default path and namespace: what is said in the handshake, and the four messages. */

const seq = z.int().min(0);

export const handshake = z.strictObject({
  /** Code or hashtag. */
  event: z.string().min(1).max(64),
  /** Without it, the one that is live, or the first. An attendee may follow all. */
  session: sessionId.or(z.literal(ALL)).optional(),
  view: viewRole,
  token: z.string().max(512).optional(),
  hostKey: z.string().max(64).optional(),
  /** The `to` of the last frame of each view this screen holds; only what came later is sent. */
  from: z.strictObject({ now: seq.optional(), list: seq.optional() }).optional(),
  /** The epoch those belong to (`epoch.ts`); if it is another now, everything is sent. */
  epoch: z.string().max(64).optional(),
});
export type Handshake = z.infer<typeof handshake>;

/** `now`: what the wall shows and the open polls, at once. `list`: the window of posts and polls, as fast as anyone can read. */
export type ViewName = 'now' | 'list';

/** Some keys of an entity, absolute values; all of them where the entity is new to the screen. */
export type Change<Entity extends { readonly id: string }> = { readonly id: string } & Partial<Entity>;

/**
 * What changed in a view after `from`, up to `to`. `from: 0` is the whole view: the screen drops what it held, and what it
 * fetched over HTTP of an earlier seq.
 */
export type Frame<Post extends PostView = PostView, Poll extends PollView = PollView> = {
  readonly view: ViewName;
  readonly session: string;
  /** Names the log's history, and how far it is the same as the one before: `epoch.ts`. */
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly event?: EventView;
  readonly sessions?: readonly Change<SessionView>[];
  /** Ids of sessions in the order they belong; a screen drops what is not listed. */
  readonly agenda?: readonly string[];
  readonly keys?: readonly KeyView[];
  readonly wall?: WallView;
  /** Hosts' `list` only. */
  readonly balance?: BalanceView;
  readonly posts?: readonly Change<Post>[];
  readonly polls?: readonly Change<Poll>[];
  /** Ids of posts and polls in the order they belong; a screen drops what is not listed. */
  readonly order?: readonly string[];
  /**
   * In place of `order`, in `list` only and for screens that asked for `CHANGES`: ids that left it. A list is newest first,
   * so that where the others belong, and what came, need not be said.
   */
  readonly left?: readonly string[];
  /** Attendees' `list` only: ids of posts and replies that were to be seen and no longer are, in the window or not. */
  readonly gone?: readonly string[];
};

/**
 * What is not kept: how many screens of attendees are here, over the event and in this session; and the seq to which
 * screens like this one were brought in each view, at least. One that holds less for long has missed a frame.
 */
export type Pulse = {
  readonly here: number;
  readonly hereInSession: number;
  readonly heads: Readonly<Partial<Record<ViewName, number>>>;
  /** Told to hosts where there are any. */
  readonly warnings?: readonly LogWarning[];
  /** Told to hosts: who else holds a key and is here, and which post each is looking at. */
  readonly hosts?: readonly HostHere[];
};

/**
 * Why what is acknowledged may get lost: the log syncs too late to the disk or not at all, drops what does not fit into its
 * memory, or does not say whether it does.
 */
export type LogWarning = 'may-lose' | 'may-drop' | 'unsure';

export type HostHere = {
  readonly key: KeyId;
  readonly name: string;
  readonly session: SessionId;
  readonly reviewing: PostId | null;
};

export type ServerToClient = {
  frame: (frame: Frame) => void;
  mine: (mine: MineWhole | MineChange) => void;
  pulse: (pulse: Pulse) => void;
  /** The server goes away for a moment: come back after `after` ms. */
  leave: (why: { readonly after: number }) => void;
};

export type ClientToServer = {
  command: (command: Asked, answer: (reply: Reply) => void) => void;
  /** A host looks at this post now, or at none: told to the other hosts, and not kept. */
  reviewing: (post: PostId | null) => void;
};

/** Why a handshake was refused: the `message` of Socket.IO's `connect_error`. */
export type Turned = 'invalid' | 'unknown-event' | 'unknown-session' | 'unauthorised' | 'busy' | 'unavailable';

/**
 * The `data` of that error. `busy`: come again after this many ms. `unknown-event`: whether it was deleted; else a screen
 * that saw it knows better than the server, and comes again.
 */
export type TurnedData = { readonly after?: number; readonly deleted?: boolean };
