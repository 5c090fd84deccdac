import type { ArchivePoll, ArchivePost, ArchiveReply, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import type { AnswerView } from '../../shared/views.ts';
import { plainlyAsked, plainlyTold } from '../support/plain-poll.ts';

/** Sunday, 22 November 2026, 14:00 in London. */
export const TWO_O_CLOCK = Date.UTC(2026, 10, 22, 14);
export const MINUTE = 60_000;

export const reply = (id: number, text: string, more: Partial<ArchiveReply> = {}): ArchiveReply => ({
  id: `p${id}`,
  at: TWO_O_CLOCK + id * MINUTE,
  text,
  name: null,
  as: null,
  from: 'attendee',
  edited: false,
  source: null,
  ...more,
});

export const post = (id: number, text: string, more: Partial<ArchivePost> = {}): ArchivePost => ({
  ...reply(id, text),
  session: 's2',
  kind: 'question',
  poll: null,
  voice: null,
  support: 0,
  answer: null,
  promise: null,
  pinned: false,
  labels: [],
  grouped: [],
  replies: [],
  replyCount: more.replies?.length ?? 0,
  ...more,
});

/** An answer of `minutes` after the session was to begin. */
export const answer = (minutes: number, text: string | null, more: Partial<AnswerView> = {}): AnswerView => ({
  at: TWO_O_CLOCK + minutes * MINUTE,
  text,
  name: null,
  late: false,
  ...more,
});

export const poll = (id: number, question: string, more: Partial<ArchivePoll> = {}): ArchivePoll => ({
  id: `v${id}`,
  session: 's2',
  at: TWO_O_CLOCK + id * MINUTE,
  from: 'host',
  question,
  kind: 'one',
  options: [
    { id: 'o1', text: 'Yes' },
    { id: 'o2', text: 'No' },
  ],
  results: 'voted',
  ...plainlyAsked,
  ...plainlyTold,
  status: 'closed',
  round: 1,
  published: false,
  people: 40,
  counts: { o1: 26, o2: 9, unsure: 5 },
  rounds: [],
  times: [],
  source: null,
  ...more,
});

export const session = (more: Partial<ArchiveSession> = {}): ArchiveSession => ({
  id: 's2',
  title: 'Who decides about my support?',
  speakers: 'Maya Brandt, Tom Okafor',
  room: 'Main hall',
  starts: TWO_O_CLOCK,
  ends: TWO_O_CLOCK + 90 * MINUTE,
  board: false,
  openAfter: false,
  state: 'closed',
  sealed: false,
  startedAt: TWO_O_CLOCK + MINUTE,
  closedAt: TWO_O_CLOCK + 93 * MINUTE,
  posts: [],
  polls: [],
  wall: [],
  minutes: [],
  video: null,
  transcript: [],
  ...more,
});

export const view = (sessions: readonly ArchiveSession[], more: Partial<ArchiveView['event']> = {}): ArchiveView => ({
  version: 1,
  event: {
    code: '482913',
    hashtag: 'box10',
    title: 'Living well, deciding together',
    language: 'en',
    timeZone: 'Europe/London',
    starts: '2026-11-22',
    ends: '2026-11-23',
    organiser: 'Northfield Care Network',
    contact: 'hello@northfield.example, 0161 496 0000',
    colour: null,
    standpoints: [
      { id: 'uses', label: null },
      { id: 'cares', label: null },
      { id: 'works', label: 'works for a provider' },
      { id: 'other', label: null },
    ],
    archive: 'draft',
    keepDays: null,
    keptUntil: null,
    ...more,
  },
  sessions,
});

/** One of everything that can stand in an archive. */
export const oneOfEach = view([
  session({
    posts: [
      post(12, 'Why does my assessment take nine months, and who can I ring when it stalls?', {
        name: 'Maria',
        as: 'uses',
        support: 23,
        answer: answer(31, 'The law says four weeks.\n\nRing the duty team; ask for the case number.'),
        replies: [
          reply(14, 'Mine took eleven. I was told to ring a number that nobody answers.', { name: 'Ken', as: 'cares' }),
          reply(15, 'We are four people for the whole borough.', { as: 'works', edited: true }),
        ],
      }),
      post(16, 'Can we bring our own agenda to a review?', {
        from: 'room',
        name: 'Elsie',
        support: 1,
        answer: answer(40, null),
      }),
      post(17, 'Who looks after the garden in winter?', {
        at: TWO_O_CLOCK + 95 * MINUTE,
        promise: { by: 'Ana', until: '2026-12-03' },
        labels: ['Housing', 'Money'],
        grouped: [
          { id: 'p11', text: 'Is the garden shut in winter?' },
          { id: 'p13', text: 'Could we keep the greenhouse warm?\nI would help.' },
        ],
      }),
      post(18, 'What happens after the pilot ends?', {
        answer: answer(26 * 60, 'It has been extended to 2028.', { name: 'Tom Okafor', late: true }),
      }),
      post(20, 'The night my mother fell, the carer stayed four hours past her shift.\nNobody paid her for it.', {
        kind: 'story',
        as: 'cares',
        support: 8,
      }),
      post(22, 'The loop system in this room works very well, thank you.', {
        kind: 'comment',
        name: 'أحمد',
        edited: true,
      }),
    ],
    polls: [
      poll(30, 'Did you have a say in your last support plan?', {
        round: 2,
        rounds: [{ people: 38, counts: { o1: 12, o2: 20, unsure: 6 } }],
      }),
      poll(33, 'What would help most?', {
        kind: 'several',
        from: 'attendee',
        options: [
          { id: 'o1', text: 'One named person to ring' },
          { id: 'o2', text: 'Letters in plain words' },
          { id: 'o3', text: 'A shorter wait' },
        ],
        unsure: false,
        people: 52,
        counts: { o1: 41, o2: 30, o3: 44 },
      }),
      poll(36, 'Should the board publish its minutes?', { results: 'hosts', counts: null, people: 31 }),
    ],
    wall: [
      { at: TWO_O_CLOCK + MINUTE, screen: { mode: 'join' } },
      { at: TWO_O_CLOCK + 6 * MINUTE, screen: { mode: 'board', order: 'wanted', kind: null } },
      { at: TWO_O_CLOCK + 20 * MINUTE, screen: { mode: 'post', post: 'p12' } },
      { at: TWO_O_CLOCK + 32 * MINUTE, screen: { mode: 'poll', poll: 'v30' } },
      { at: TWO_O_CLOCK + 60 * MINUTE, screen: { mode: 'quiet' } },
    ],
    minutes: [
      { at: TWO_O_CLOCK + 12 * MINUTE, posts: 4, supports: 9, votes: 0 },
      { at: TWO_O_CLOCK + 32 * MINUTE, posts: 1, supports: 0, votes: 38 },
    ],
    video: {
      film: { kind: 'file', address: 'https://films.example/hall.mp4' },
      moments: [
        { at: TWO_O_CLOCK, position: 5.5, title: 'Welcome' },
        { at: TWO_O_CLOCK + 60 * MINUTE, position: 1800, title: null },
      ],
    },
    transcript: [{ from: 5.5, to: 8, text: 'Maya: Good afternoon, everyone.' }],
  }),
  session({
    id: 's40',
    title: 'Open board',
    speakers: null,
    room: null,
    starts: null,
    ends: null,
    state: 'live',
    closedAt: null,
  }),
  session({ id: 's41', title: 'Closing words', state: 'upcoming', startedAt: null, closedAt: null }),
]);
