import { List, Map, OrderedSet, Set } from 'immutable';
import type { PostId } from '../../shared/ids.ts';
import type { EventDetails, SessionDetails } from '../../shared/settings.ts';
import {
  balanceParts,
  type Balance,
  type Person,
  type Poll,
  type Post,
  type Round,
  type Session,
  type State,
} from './state.ts';

/** What everything is before anything is known of it: each has all the parts that one of its kind ever has. */

export const emptyState: State = {
  seq: 0,
  at: 0,
  texts: 0,
  event: null,
  keys: Map(),
  keysChanged: 0,
  sessions: Map(),
  agenda: List(),
  agendaChanged: 0,
  goneAlong: [],
  posts: Map(),
  polls: Map(),
  people: Map(),
  deeds: List(),
};

export const nobody: Person = {
  outboxes: [],
  posts: [],
  polls: [],
  muted: Set(),
  supports: [],
  reports: OrderedSet(),
  ballots: [],
};

/** A session of which nothing is said but its title; also what a log of before they were known says of the later ones. */
export const noDetails: Omit<SessionDetails, 'title'> = {
  speakers: null,
  room: null,
  starts: null,
  ends: null,
  lookFirst: null,
  slow: null,
  board: false,
  openAfter: false,
  countPeople: true,
};

/** What a log of before they were known says of an event's later details. */
export const laterDetails: Pick<EventDetails, 'keepDays'> = { keepDays: null };

export const nobodyHeard = Object.fromEntries(balanceParts.map((part) => [part, { spoke: 0, heard: 0 }])) as Balance;

/** The library makes another empty list each time: a post would have two of its own. */
const noPosts = List<PostId>();

export const blankSession: Session = {
  id: '',
  details: { ...noDetails, title: '' },
  state: 'upcoming',
  startedAt: null,
  closedAt: null,
  sealed: false,
  screen: { mode: 'join' },
  frozen: null,
  until: null,
  leaders: null,
  notice: null,
  shown: noPosts,
  stories: noPosts,
  answered: noPosts,
  newsUntil: { story: 0, answer: 0, other: 0 },
  wanted: [],
  pinned: OrderedSet(),
  next: OrderedSet(),
  gone: [],
  voiced: noPosts,
  waiting: OrderedSet(),
  reported: OrderedSet(),
  posts: noPosts,
  polls: List(),
  imports: [],
  openPolls: OrderedSet(),
  shows: List(),
  minutes: Map(),
  video: null,
  voices: Map(),
  balance: nobodyHeard,
  changed: { details: 0, wall: 0, balance: 0, notice: 0 },
};

export const blankPost: Post = {
  id: '',
  session: '',
  kind: 'question',
  to: null,
  poll: null,
  round: null,
  at: 0,
  from: 'attendee',
  voice: null,
  author: null,
  mark: '',
  archive: false,
  text: '',
  name: null,
  as: null,
  edited: false,
  original: null,
  draft: null,
  kept: null,
  textSeq: 0,
  textSeqs: [],
  status: 'waiting',
  reason: null,
  returned: false,
  offered: false,
  support: 0,
  supporters: Set(),
  supportElsewhere: 0,
  import: null,
  source: null,
  reports: 0,
  reporters: Set(),
  reportReason: null,
  answer: null,
  promise: null,
  pinned: false,
  next: null,
  labels: [],
  group: null,
  grouped: noPosts,
  muted: false,
  handled: null,
  replies: noPosts,
  replyCount: 0,
  fresh: false,
  wasOnWall: false,
  changed: changedAt(0),
};

export const blankPoll: Poll = {
  question: '',
  kind: 'one',
  options: [],
  unsure: true,
  least: null,
  most: null,
  results: 'always',
  changeable: true,
  scale: '1-5',
  low: null,
  high: null,
  unit: null,
  range: { least: null, most: null },
  sort: 'given',
  adding: false,
  seconds: null,
  set: null,
  right: [],
  id: '',
  session: '',
  at: 0,
  seq: 0,
  from: 'host',
  author: null,
  mark: '',
  optionsMade: 0,
  run: 'draft',
  until: null,
  hidden: false,
  returned: false,
  reason: null,
  withdrawn: false,
  published: false,
  import: null,
  source: null,
  words: Map(),
  answers: noPosts,
  rounds: [],
  textSeqs: [],
  changed: { asked: 0, run: 0, tally: 0 },
};

export const blankRound: Round = {
  ballots: Map(),
  tally: { people: 0, counts: {} },
  hands: null,
  standpoints: [],
  openedAt: null,
  closedAt: null,
};

/** A post whose parts all changed at `seq`. */
export function changedAt(seq: number): Post['changed'] {
  return {
    text: seq,
    support: seq,
    answer: seq,
    pinned: seq,
    labels: seq,
    grouped: seq,
    replies: seq,
    status: seq,
    reports: seq,
    draft: seq,
    archive: seq,
    host: seq,
  };
}
