import type { KeyId, OptionId, PollId, PostId, SessionId } from './ids.ts';
import type { PollSpec } from './polls.ts';
import type { Details, Tally, WordCount } from './tally.ts';

import type { Publication } from './publication.ts';
import type { KeyRole } from './roles.ts';
import type { PostKind, Screen } from './screens.ts';
import type { EventDetails, SessionDetails, Standpoint } from './settings.ts';

/**
 * What screens may see. Every key is always there, and what is absent is null: a change replaces keys, it never removes one.
 * Times are ms since 1970.
 */

export type EventView = EventDetails & {
  readonly code: string;
  readonly hashtag: string | null;
  /** A copy to try things with: nobody in it is real. */
  readonly rehearsal: boolean;
  readonly archive: Publication;
  /** A host's message to everyone. */
  readonly notice: { readonly text: string; readonly at: number } | null;
};

export type SessionView = SessionDetails & {
  readonly id: SessionId;
  readonly state: 'upcoming' | 'live' | 'closed';
  /** When it was closed last; what was said later came from phones without a connection. */
  readonly closedAt: number | null;
  readonly sealed: boolean;
};

export type ReplyView = {
  readonly id: PostId;
  readonly at: number;
  readonly text: string;
  readonly name: string | null;
  readonly as: Standpoint | null;
  readonly from: 'attendee' | 'room' | 'host';
  readonly edited: boolean;
};

export type AnswerView = {
  readonly at: number;
  /** Null where it was given aloud. */
  readonly text: string | null;
  /** Who gave it, where that was said. */
  readonly name: string | null;
  /** Given after the session was closed. */
  readonly late: boolean;
};

/** Who promised an answer, and until which day (`2026-12-03`), where one was named. */
export type PromiseView = { readonly by: string; readonly until: string | null };

export type PostView = {
  readonly id: PostId;
  readonly session: SessionId;
  readonly kind: PostKind;
  /** The poll it answers; null of what was said by itself. */
  readonly poll: PollId | null;
  readonly at: number;
  /** `room`: written down by a host for someone in the room. */
  readonly from: 'attendee' | 'room' | 'host';
  readonly text: string;
  readonly name: string | null;
  readonly as: Standpoint | null;
  readonly voice: 'self' | 'read' | null;
  readonly edited: boolean;
  /** "My question too", "same for me". */
  readonly support: number;
  readonly answer: AnswerView | null;
  /** Null once it is answered. */
  readonly promise: PromiseView | null;
  readonly pinned: boolean;
  /** Words that hosts sort by. */
  readonly labels: readonly string[];
  /** Questions that say the same, in their own words; `support` counts each person once over all of them. */
  readonly grouped: readonly { readonly id: PostId; readonly text: string }[];
  /** The newest `REPLIES_SHOWN`, oldest first. */
  readonly replies: readonly ReplyView[];
  readonly replyCount: number;
};

export type PostStatus = 'waiting' | 'shown' | 'hidden' | 'withdrawn';

/** What hosts see besides. A reply that waits or is hidden is a post of its own here, with `to`. */
export type HostPostView = PostView & {
  readonly status: PostStatus;
  readonly reason: string | null;
  /** Reports that no host has looked at: their number and their latest reason. */
  readonly reports: number;
  readonly reportReason: string | null;
  /** An edit that waits for a host. */
  readonly draft: string | null;
  /** What its author had written, where a host has corrected it. */
  readonly original: string | null;
  readonly archive: boolean;
  /** Comes next on the wall: the smaller, the sooner; null where it is not among them. */
  readonly next: number | null;
  /** Its author is muted. */
  readonly muted: boolean;
  /** Who handled it last, by name, and when. */
  readonly handled: { readonly by: string; readonly at: number } | null;
  readonly to: PostId | null;
  /** Said elsewhere and brought in: its author is not here. */
  readonly imported: boolean;
};

/** What speakers see of what comes next on the wall besides. */
export type SpeakerPostView = PostView & Pick<HostPostView, 'next'>;

export type PollStatus = 'draft' | 'waiting' | 'open' | 'closed' | 'hidden' | 'withdrawn';

export type PollView = PollSpec & {
  readonly id: PollId;
  readonly session: SessionId;
  readonly at: number;
  readonly from: 'attendee' | 'host';
  readonly status: PollStatus;
  /** The round that is open or was closed last; 0 before the first. */
  readonly round: number;
  /** When the open round closes by itself, ms since 1970; null where it does not. */
  readonly until: number | null;
  readonly published: boolean;
  /** A quiz's right options: hosts always know them, everyone else once the round is closed. */
  readonly right: readonly OptionId[] | null;
  /** People who voted in this round. */
  readonly people: number;
  /** By option id, `unsure` included; null while this role may not see it. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** What its kind tells besides; null while this role may not see it. */
  readonly details: Details | null;
  /** Earlier rounds, oldest first, as far as this role may see them. */
  readonly rounds: readonly Tally[];
};

export type HostPollView = PollView & {
  readonly reason: string | null;
  /** Sent back to its author. */
  readonly returned: boolean;
  /** Options that were added: what attendees add may wait, and all of them can be hidden. */
  readonly offered: readonly {
    readonly id: OptionId;
    readonly text: string;
    readonly status: 'shown' | 'waiting' | 'hidden';
  }[];
  /** The open round's words that wait or were hidden, most people first; at most `WORDS_HOST_MAX`. */
  readonly words: readonly (WordCount & { readonly status: 'waiting' | 'hidden' })[];
};

/** A quiz's best, and how many polls of the session they answered right. */
export type LeaderView = { readonly name: string; readonly right: number };

export type WallView = {
  readonly screen: Screen;
  readonly frozen: boolean;
  /** Hosts only: what will show once the wall is no longer frozen. */
  readonly next: Screen | null;
  /** When the timer ends; null where there is none. */
  readonly until: number | null;
  /** The leaderboard as a host told it; null where none was. */
  readonly leaders: readonly LeaderView[] | null;
  /** Hosts and speakers only: a host's private note to the speakers. */
  readonly notice: { readonly text: string; readonly at: number } | null;
};

/** Hosts of role `host` only. */
export type KeyView = { readonly id: KeyId; readonly name: string; readonly role: KeyRole; readonly revoked: boolean };

/**
 * Hosts only: people whose words are to be seen, by self-described role (null: who did not say), and how many of these
 * were heard: alone on the wall, or answered. A number below `BALANCE_MIN` is null: it could be about somebody.
 */
export type BalanceView = readonly {
  readonly as: Standpoint | null;
  readonly spoke: number | null;
  readonly heard: number | null;
}[];

/** What one attendee alone is told: what is theirs, in all sessions of the event. */
export type Mine = {
  /** Hosts have muted this attendee. */
  readonly muted: boolean;
  readonly posts: readonly MinePost[];
  readonly polls: readonly MinePoll[];
  readonly supports: readonly PostId[];
  readonly reports: readonly PostId[];
  /** One per poll: the ballot of its latest round. */
  readonly ballots: readonly MineBallot[];
};

export type MinePost = {
  readonly id: PostId;
  readonly session: SessionId;
  readonly kind: PostKind;
  /** The poll it answers. */
  readonly poll: PollId | null;
  readonly to: PostId | null;
  readonly at: number;
  readonly text: string;
  readonly status: PostStatus;
  /** Why it was hidden, or what to change where it was `returned`. */
  readonly reason: string | null;
  readonly returned: boolean;
  /** A host would have its author talk to somebody. */
  readonly offered: boolean;
  readonly draft: string | null;
  /** The last edit was turned down, and why: `text` is what everyone goes on seeing. */
  readonly kept: { readonly reason: string | null } | null;
  readonly support: number;
  readonly answer: PostView['answer'];
  readonly promise: PostView['promise'];
  readonly archive: boolean;
  readonly onWall: boolean;
  /** The question it stands under. */
  readonly group: PostId | null;
  /** Still its author's to edit. */
  readonly editable: boolean;
};

export type MineBallot = { readonly poll: PollId; readonly round: number; readonly choices: readonly OptionId[] } & {
  readonly words?: readonly string[];
  readonly number?: number;
};

export type MinePoll = {
  readonly id: PollId;
  readonly session: SessionId;
  readonly question: string;
  readonly status: PollStatus;
  /** Why it was turned down, or what to change where it was `returned`. */
  readonly reason: string | null;
  readonly returned: boolean;
  /** To ask again. */
  readonly options: readonly string[];
};
