import { z } from 'zod';
import { TRANSCRIPT_BYTES_MAX, type CaptionFault, type Cue } from './captions.ts';
import type { DeedName } from './deeds.ts';
import type { Film, FilmMoment } from './film.ts';
import { hashtag, eventDetails, type EventDetails } from './settings.ts';
import { commandId } from './ids.ts';
import { NAME_MAX } from './limits.ts';
import type { ToldScreen } from './screens.ts';
import { line } from './typed.ts';
import type { BringFault, Fault } from './bring.ts';
import type { Publication } from './publication.ts';
import type { Refusal } from './replies.ts';
import type { Source } from './source.ts';
import type { LeaderView, PollView, PostView, ReplyView, SessionView } from './views.ts';
import type { KeyRole } from './roles.ts';

/** Bodies and answers of the HTTP API. Errors are RFC 9457 problem documents: `Problem`. */

/** `POST /api/events` */
export const createEvent = z.strictObject({
  ...eventDetails.shape,
  hashtag: hashtag.nullable().default(null),
  /** Needed where the server asks for one (`CREATE_KEY`). */
  createKey: z.string().max(200).optional(),
});
export type CreateEvent = z.input<typeof createEvent>;
export type Created = { readonly code: string; readonly hostKey: string; readonly links: Links };

/** Addresses people can reach, never localhost where there is another. */
export type Links = { readonly join: string; readonly wall: string; readonly host: string; readonly archive: string };

/** `POST /api/events/{code}/enter` */
export const enter = z.strictObject({ name: line(NAME_MAX).nullable().default(null) });
export type Entered = {
  readonly token: string;
  /** This attendee's id: a secret between this phone and the server. */
  readonly attendee: string;
  readonly name: string | null;
};

/** `POST /api/events/{code}/host` */
export const hostEnter = z.strictObject({ hostKey: z.string().min(1).max(64) });
export type HostEntered = {
  readonly token: string;
  readonly role: KeyRole;
  readonly key: string;
  readonly name: string;
  readonly links: Omit<Links, 'host'>;
};

/** `POST /api/events/{code}/sessions/{session}/transcript`, with a host's token: a WebVTT or SRT file as it is. */
export const addTranscript = z.strictObject({
  id: commandId,
  text: z.string().max(TRANSCRIPT_BYTES_MAX),
});
export type AddTranscript = z.input<typeof addTranscript>;
export type TranscriptAdded = { readonly lines: number };

/**
 * `GET /api/events/{code}/sessions/{session}/video`: what is set of a session's video, how many lines its transcript has,
 * and what is known to have happened when: its beginning (`text` null), and what was on the wall.
 */
export type VideoKnown = {
  readonly video: ArchiveSession['video'];
  readonly lines: number;
  readonly happened: readonly { readonly at: number; readonly text: string | null }[];
};

/** `GET /api/events/{code}`: what a phone shows before its owner comes in. */
export type EventSummary = Readonly<
  Pick<EventDetails, 'title' | 'language' | 'organiser' | 'contact' | 'support' | 'colour' | 'standpoints' | 'keepDays'>
> & {
  readonly code: string;
  readonly hashtag: string | null;
  readonly sessions: readonly SessionView[];
  readonly links: Omit<Links, 'host'>;
};

/**
 * `GET /api/events/{code}/posts?session&before`: older posts, newest first, as they were at seq `to`. `before` is the next
 * page's, null at the end.
 */
export type PostsPage = { readonly posts: readonly PostView[]; readonly before: string | null; readonly to: number };

/** `GET /api/events/{code}/posts/{post}`: one post with all its replies, as they were at seq `to`. */
export type PostPage = { readonly post: PostView; readonly to: number };

/** `GET /api/events/{code}/archive.json` */
export type ArchiveView = {
  readonly version: 1;
  readonly event: {
    readonly code: string;
    readonly hashtag: string | null;
    readonly title: string;
    readonly language: string;
    readonly timeZone: string;
    readonly starts: string | null;
    readonly ends: string | null;
    readonly organiser: string | null;
    readonly contact: string | null;
    readonly colour: string | null;
    /** How the event words the roles that posts may carry. */
    readonly standpoints: EventDetails['standpoints'];
    readonly archive: Publication;
    readonly keepDays: number | null;
    /** When it is deleted, ms since 1970; null where that is not known yet, or never. */
    readonly keptUntil: number | null;
  };
  /** Of one that is down: none. */
  readonly sessions: readonly ArchiveSession[];
};
export type ArchiveSession = Omit<SessionView, 'lookFirst' | 'slow' | 'countPeople'> & {
  /** When it went live, ms since 1970. */
  readonly startedAt: number | null;
  /** Shown posts in the order they were said, with every reply; stories only with their teller's consent. */
  readonly posts: readonly ArchivePost[];
  /** What the wall showed from when on, as far as everyone may read it here, oldest first. */
  readonly wall: readonly { readonly at: number; readonly screen: ToldScreen }[];
  /** How many were said, supported and voted in each minute that had any, oldest first; `at` is the minute's beginning. */
  readonly minutes: readonly {
    readonly at: number;
    readonly posts: number;
    readonly supports: number;
    readonly votes: number;
  }[];
  /** Its recording, and when what is in it was, in the order of the clock. */
  readonly video: { readonly film: Film; readonly moments: readonly FilmMoment[] } | null;
  /** What is said in the video, in its order. */
  readonly transcript: readonly Cue[];
  /** Polls that had at least one closed round, with every round's result. */
  readonly polls: readonly ArchivePoll[];
};
/** The program in which it was said; null is Openfloor. */
type FromElsewhere = { readonly source: Source | null };
export type ArchiveReply = ReplyView & FromElsewhere;
export type ArchivePost = Omit<PostView, 'replies'> & FromElsewhere & { readonly replies: readonly ArchiveReply[] };
export type ArchivePoll = PollView &
  FromElsewhere & {
    /** When closed rounds were open, ms since 1970, oldest first; of a round that was run elsewhere that may not be known. */
    readonly times: readonly RoundTimes[];
  };
export type RoundTimes = { readonly round: number; readonly openedAt: number; readonly closedAt: number };

/** `GET /api/events/{code}/history?before`, with a host's token: what hosts did, newest first. `before` is the next page's, null at the end. */
export type HistoryPage = { readonly deeds: readonly HistoryDeed[]; readonly before: number | null };
export type HistoryDeed = {
  /** Its place in the log: that of the answer to whoever did it. */
  readonly seq: number;
  /** ms since 1970. */
  readonly at: number;
  /** The host's name; null for what came by itself or from an attendee, and in a session that is sealed. */
  readonly by: string | null;
  readonly did: DeedName;
  /** The words it was about, as they are now: of a post, a poll, a key, or the title of the session. */
  readonly about: string | null;
};

/** `GET /api/events/{code}/leaders?session`, with a host's token: a session's quiz so far, as `leaders.tell` takes it. */
export type Leaders = { readonly leaders: readonly LeaderView[] };

/** `Reason` is what may be wrong with a file that was sent. */
export type Problem<Reason = BringFault | CaptionFault> = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly field?: string;
  readonly after?: number;
  /** Why a command that was asked for over HTTP was refused. */
  readonly refusal?: Refusal;
} & Partial<Omit<Fault, 'reason'> & { readonly reason: Reason }>;
