import { type List, type Map, type OrderedSet, type Set } from 'immutable';
import { staysOpen } from '../../shared/afterwards.ts';
import { ALL } from '../../shared/all.ts';
import type { Cue } from '../../shared/captions.ts';
import type { DeedName } from '../../shared/deeds.ts';
import type { Film, FilmMoment } from '../../shared/film.ts';
import type { ImportId, KeyId, OptionId, PollId, PostId, SessionId } from '../../shared/ids.ts';
import type { Ballot } from '../../shared/ballots.ts';
import type { PollSpec } from '../../shared/polls.ts';
import type { Hands, Tally } from '../../shared/tally.ts';
import type { Publication } from '../../shared/publication.ts';
import type { KeyRole } from '../../shared/roles.ts';
import type { PostKind, Screen } from '../../shared/screens.ts';
import type { BroughtFormat, Source } from '../../shared/source.ts';
import { standpointId, type EventDetails, type SessionDetails, type Standpoint } from '../../shared/settings.ts';
import type { AnswerView, LeaderView, PostStatus, PromiseView } from '../../shared/views.ts';

/**
 * What an event is at one seq: the fold of its log and nothing else (R5). Immutable; large maps are persistent.
 * Every part that changes at its own rate remembers in `changed` the seq that last changed it, so that a frame can say
 * what is new after any seq. Knows no clock, no randomness, no network.
 */
export type State = {
  /** The seq of the last fact folded; 0 is the empty log. */
  readonly seq: number;
  /** The time of the last fact; time never runs backwards within a log. */
  readonly at: number;
  /** Facts that carry words, erased or not. */
  readonly texts: number;
  readonly event: EventState | null;
  readonly keys: Map<KeyId, HostKey>;
  readonly keysChanged: number;
  readonly sessions: Map<SessionId, Session>;
  /** Session ids in the order they were added. */
  readonly agenda: List<SessionId>;
  readonly agendaChanged: number;
  /** The last `GONE_MAX` times that a post was taken away in sessions which have left the agenda with it. */
  readonly goneAlong: Session['gone'];
  readonly posts: Map<PostId, Post>;
  readonly polls: Map<PollId, Poll>;
  /** By who asked: attendees and host keys. */
  readonly people: Map<By, Person>;
  /** What hosts did, and what came by itself, oldest first. */
  readonly deeds: List<Deed>;
};

/** One line of an event's history. */
export type Deed = {
  readonly seq: number;
  readonly at: number;
  /** The host's key; null for the clock, for an attendee, and once the session is sealed. */
  readonly by: KeyId | null;
  readonly did: DeedName;
  readonly session: SessionId | null;
  /** The post, poll or key it was about. */
  readonly of: string | null;
};

/** An attendee's id, a host key's id, `clock` or `server`. */
export type By = string;

export type EventState = {
  readonly code: string;
  readonly hashtag: string | null;
  readonly details: EventDetails;
  readonly signingKey: string;
  readonly createdAt: number;
  readonly rehearsal: boolean;
  /** Nothing comes after: all that is left to do is to remove it from the log. */
  readonly deleted: boolean;
  readonly notice: { readonly text: string; readonly at: number } | null;
  readonly archive: Publication;
  readonly changed: number;
};

export type HostKey = {
  readonly id: KeyId;
  readonly name: string;
  readonly role: KeyRole;
  readonly hash: string;
  readonly revoked: boolean;
};

export type Session = {
  readonly id: SessionId;
  readonly details: SessionDetails;
  readonly state: 'upcoming' | 'live' | 'closed';
  readonly startedAt: number | null;
  readonly closedAt: number | null;
  readonly sealed: boolean;
  readonly screen: Screen;
  readonly frozen: FrozenWall | null;
  /** When the wall's timer ends. */
  readonly until: number | null;
  /** A quiz's best, as a host told them to everyone. */
  readonly leaders: readonly LeaderView[] | null;
  /** A host's private note to the speakers. */
  readonly notice: { readonly text: string; readonly at: number } | null;
  /** Top-level posts in the order they came to be seen; may name posts that are hidden by now, and a post twice. */
  readonly shown: List<PostId>;
  /** The same for stories alone, and for what was answered. */
  readonly stories: List<PostId>;
  readonly answered: List<PostId>;
  /** Up to when the room for new posts of each sort is taken (`fresh.ts`), ms since 1970. */
  readonly newsUntil: Readonly<Record<'story' | 'answer' | 'other', number>>;
  /** Questions with the most support, most first: at least `WANTED_MAX` where there are as many (`wanted.ts`). */
  readonly wanted: readonly PostId[];
  readonly pinned: OrderedSet<PostId>;
  /** What comes next on the wall, first things first. */
  readonly next: OrderedSet<PostId>;
  /** The last `GONE_MAX` times that a post or reply was taken away from everyone's sight, oldest first; it may be back by now. */
  readonly gone: readonly { readonly post: PostId; readonly seq: number }[];
  /** Those whose authors want to say it themselves or have it read, in the order they were said. */
  readonly voiced: List<PostId>;
  /** Everything a host has to look at, and everything ever said, oldest first, replies too. */
  readonly waiting: OrderedSet<PostId>;
  readonly reported: OrderedSet<PostId>;
  readonly posts: List<PostId>;
  readonly polls: List<PollId>;
  /** What was brought in from elsewhere and not taken back, oldest first. */
  readonly imports: readonly Import[];
  readonly openPolls: OrderedSet<PollId>;
  /** What its wall showed, frozen or not, oldest first: the last `SHOWS_MAX` of it. */
  readonly shows: List<Show>;
  /** How lively it was, by the minute since 1970 in which it was. */
  readonly minutes: Map<number, Minute>;
  readonly video: Video | null;
  /** Whose posts are to be seen: by attendee, or by post where it was written down for someone. Empty once sealed. */
  readonly voices: Map<string, Voice>;
  /** How many of them spoke, and how many of these were heard: had a post alone on the wall, or answered. */
  readonly balance: Balance;
  readonly changed: {
    readonly details: number;
    readonly wall: number;
    readonly balance: number;
    readonly notice: number;
  };
};

/** What was brought into a session at once; `own`: the session came with it. */
export type Import = {
  readonly id: ImportId;
  readonly format: BroughtFormat;
  readonly hash: string;
  readonly own: boolean;
  /** When it came here. */
  readonly at: number;
};

/** What a wall showed from a moment on. */
export type Show = { readonly at: number; readonly screen: Screen };

/** Moments in their order; `seq` is the fact that holds the transcript. */
export type Video = {
  readonly film: Film;
  readonly moments: readonly FilmMoment[];
  readonly transcript: { readonly seq: number; readonly cues: readonly Cue[] } | null;
};

/** What people did in one minute, however often and whatever came of it. Ties to nobody. */
export const MINUTE_MS = 60_000;
export type Minute = { readonly posts: number; readonly supports: number; readonly votes: number };

/** By self-described role, as it stands on the posts. */
export const balanceParts = [...standpointId.options, 'unsaid'] as const;
export type BalancePart = (typeof balanceParts)[number];
export type Balance = Readonly<Record<BalancePart, { readonly spoke: number; readonly heard: number }>>;

/** How many posts of one person are to be seen, by what they said they are, and how many of these were heard. */
export type Voice = { readonly said: Readonly<Partial<Record<BalancePart, number>>>; readonly heard: number };

/** What a frozen wall goes on showing. */
export type FrozenWall = {
  readonly screen: Screen;
  /** The board's posts, the poll, and the support of every post on it, as they were at that moment. */
  readonly board: readonly PostId[];
  readonly poll: Poll | null;
  readonly support: Readonly<Record<PostId, number>>;
};

export type Post = {
  readonly id: PostId;
  readonly session: SessionId;
  readonly kind: PostKind;
  readonly to: PostId | null;
  readonly at: number;
  readonly from: 'attendee' | 'room' | 'host';
  readonly voice: 'self' | 'read' | null;
  /** The poll it answers, and in which round. */
  readonly poll: PollId | null;
  readonly round: number | null;
  /** Null once sealed, and of what nobody here wrote. */
  readonly author: By | null;
  readonly mark: string;
  readonly archive: boolean;
  readonly text: string;
  readonly name: string | null;
  readonly as: Standpoint | null;
  readonly edited: boolean;
  /** The author's own words where a host has corrected them, and the seq of their fact. */
  readonly original: { readonly text: string; readonly seq: number } | null;
  /** An author's edit that waits for a host, and the seq of its fact. */
  readonly draft: (Pick<Post, 'text' | 'name' | 'as'> & { readonly seq: number }) | null;
  /** A host kept these words: the author's last edit was turned down. */
  readonly kept: { readonly reason: string | null } | null;
  /** The fact that holds the present text, and all facts that hold or held a text of this post by its author. */
  readonly textSeq: number;
  readonly textSeqs: readonly number[];
  readonly status: PostStatus;
  readonly reason: string | null;
  /** Hidden so that its author may change it, and whether they were told whom to talk to. */
  readonly returned: boolean;
  readonly offered: boolean;
  /** Its supporters; of a question that others stand under, everyone who supports any of them, once. */
  readonly support: number;
  readonly supporters: Set<By>;
  /** How many more supported it elsewhere. */
  readonly supportElsewhere: number;
  /** With what it was brought in; null of what was said here. */
  readonly import: ImportId | null;
  /** The program it was said in; null is Openfloor. */
  readonly source: Source | null;
  /** Reports that no host has looked at; `reporters` are all who ever reported it. */
  readonly reports: number;
  readonly reporters: Set<By>;
  readonly reportReason: string | null;
  readonly answer: AnswerView | null;
  /** Stays behind an answer, and counts again where that is taken back. */
  readonly promise: PromiseView | null;
  readonly pinned: boolean;
  /** The seq at which it came among the next. */
  readonly next: number | null;
  readonly labels: readonly string[];
  /** The question it stands under, and those that stand directly under it. */
  readonly group: PostId | null;
  readonly grouped: List<PostId>;
  /** Its author was muted for it. */
  readonly muted: boolean;
  /** Who moderated it last. */
  readonly handled: { readonly by: By; readonly at: number } | null;
  readonly replies: List<PostId>;
  /** Replies that are shown. */
  readonly replyCount: number;
  /** Everyone is told of it as new; else it came when more did than anyone reads (`fresh.ts`). */
  readonly fresh: boolean;
  /** Was ever alone on the wall. */
  readonly wasOnWall: boolean;
  readonly changed: Readonly<Record<PostPart, number>>;
};

export type PostPart =
  | 'text'
  | 'support'
  | 'answer'
  | 'pinned'
  | 'labels'
  | 'grouped'
  | 'replies'
  | 'status'
  | 'reports'
  | 'draft'
  | 'archive'
  | 'host';

export type Poll = Omit<PollSpec, 'options' | 'quiz'> & {
  readonly id: PollId;
  readonly session: SessionId;
  readonly at: number;
  readonly seq: number;
  readonly from: 'attendee' | 'host';
  readonly author: By | null;
  readonly mark: string;
  readonly options: readonly Option[];
  /** Options that were ever made: the next one's number is one more. */
  readonly optionsMade: number;
  readonly right: readonly OptionId[];
  readonly run: 'draft' | 'waiting' | 'open' | 'closed';
  readonly until: number | null;
  readonly hidden: boolean;
  readonly returned: boolean;
  readonly reason: string | null;
  readonly withdrawn: boolean;
  readonly published: boolean;
  readonly import: ImportId | null;
  readonly source: Source | null;
  /** What hosts said of words, by key: the spelling they saw, and whether everyone may see it. */
  readonly words: Map<string, { readonly text: string; readonly shown: boolean }>;
  /** Posts that answer it. */
  readonly answers: List<PostId>;
  /** Round n at index n - 1. */
  readonly rounds: readonly Round[];
  /** The facts that hold what it asks. */
  readonly textSeqs: readonly number[];
  readonly changed: { readonly asked: number; readonly run: number; readonly tally: number };
};

/** Part of the question, or added to it; what attendees add waits or is hidden as posts are. */
export type Option = {
  readonly id: OptionId;
  readonly text: string;
  readonly from: 'author' | 'attendee' | 'host';
  readonly status: 'shown' | 'waiting' | 'hidden';
};

/**
 * The tally's counts are always those of the ballots, until sealing empties them and keeps what they came to (R3); of a
 * round that was run elsewhere it is what was counted there, and empty where that was not told.
 */
export type Round = {
  readonly ballots: Map<By, Ballot>;
  readonly tally: Tally;
  /** Counted in the room, besides. */
  readonly hands: Hands | null;
  /** How people could describe themselves when it was opened. */
  readonly standpoints: readonly Standpoint[];
  /** Null where it was run elsewhere and nothing tells. */
  readonly openedAt: number | null;
  readonly closedAt: number | null;
};

/** There are many: what most hold little of is an array, which takes a fifth of the memory of a list. */
export type Person = {
  /** Of each session those used last, oldest first (R2). */
  readonly outboxes: readonly Outbox[];
  readonly posts: readonly PostId[];
  readonly polls: readonly PollId[];
  /** Posts for which hosts muted this person: muted while there is one. */
  readonly muted: Set<PostId>;
  /** Each once. */
  readonly supports: readonly PostId[];
  readonly reports: OrderedSet<PostId>;
  /** The last one in each poll. */
  readonly ballots: readonly Cast[];
};

/** What came of the commands of one browser in one session ('' is the event itself): apart, so that sealing one leaves the others. */
export type Outbox = {
  readonly session: string;
  readonly name: string;
  /** The latest, as text (`outcomes.ts`): there are many, and as objects they take three times the memory. */
  readonly outcomes: string;
  /** How many these are. */
  readonly lines: number;
};

export type Cast = { readonly poll: PollId; readonly round: number; readonly ballot: Ballot };

/** The session a screen gets that names none: the live one that began last, else a board that stays open, or the first of the agenda. */
export function defaultSession(state: State): Session | undefined {
  const sessions = state.agenda.map((id) => state.sessions.get(id)).filter((session) => session !== undefined);
  const live = sessions.filter((session) => session.state === 'live' && session.startedAt !== null);
  return (
    // Of those that started in one moment the last of the agenda.
    live.sortBy(({ startedAt }) => startedAt ?? 0).last() ??
    sessions.findLast(({ details, state }) => staysOpen({ ...details, state })) ??
    sessions.first()
  );
}

/** The sessions that a screen is shown: the one of this id, or with `ALL` every one of the agenda; none where there is no such. */
export function followed(state: State, id: string): readonly Session[] {
  const ids = id === ALL ? state.agenda.toArray() : [id];
  return ids.flatMap((each) => state.sessions.get(each) ?? []);
}

/** Whether a host looks first at what attendees say and do there; always on a board that stays open after it was closed. */
export const looksFirst = (state: State, session: Session): boolean =>
  staysOpen({ ...session.details, state: session.state }) ||
  (session.details.lookFirst ?? state.event?.details.lookFirst ?? true);

export const isMuted = (state: State, by: By): boolean => state.people.get(by)?.muted.isEmpty() === false;

/** Whether everyone sees it for itself: not as a reply, nor under another question. */
export const isListed = (post: Post | undefined): post is Post =>
  post?.status === 'shown' && post.to === null && post.group === null;

/** Replied to, answered or once alone on the wall: others rely on its wording, so its author can no longer change it. */
export function isSettled(post: Post): boolean {
  return post.replyCount > 0 || post.answer !== null || post.wasOnWall;
}
