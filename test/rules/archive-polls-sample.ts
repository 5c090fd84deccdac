import { MINUTE, poll, post, reply, session, TWO_O_CLOCK, view } from './archive-sample.ts';

/** When a poll's nth round was open. */
const open = (round: number, from: number, to: number) => ({
  round,
  openedAt: TWO_O_CLOCK + from * MINUTE,
  closedAt: TWO_O_CLOCK + to * MINUTE,
});

const choices = (...texts: readonly string[]) => texts.map((text, index) => ({ id: `o${index + 1}`, text }));

/** A poll of every kind, with all that can come of one. */
export const pollsOfEachKind = view([
  session({
    posts: [
      post(21, 'A shower without somebody watching the clock.', {
        kind: 'comment',
        poll: 'v40',
        name: 'Maria',
        as: 'uses',
        support: 4,
        replies: [reply(24, 'And warm towels.')],
      }),
      post(22, 'Someone to ring on a Sunday. #sundays', { kind: 'comment', poll: 'v40' }),
      post(23, 'The loop system works very well.', { kind: 'comment' }),
    ],
    polls: [
      poll(30, 'Did you have a say in your last support plan?', {
        round: 2,
        rounds: [
          { people: 38, counts: { o1: 12, o2: 20, unsure: 6 }, details: { hands: { people: 4, counts: { o1: 4 } } } },
        ],
        details: {
          hands: { people: 12, counts: { o1: 9, o2: 3 } },
          groups: { uses: { o1: 14, o2: null, unsure: null }, unsaid: { o1: 12, o2: null, unsure: null } },
        },
        times: [open(1, 30, 32), open(2, 50, 53)],
      }),
      poll(32, 'Which of these should come first?', {
        kind: 'several',
        from: 'attendee',
        options: choices('A shorter wait', '', 'Letters in plain words'),
        sort: 'result',
        set: 'Before lunch',
        counts: { o1: 11, o2: 2, o3: 30, unsure: 1 },
        times: [open(1, 32, 34)],
      }),
      poll(34, 'How many visits are in a good week?', {
        quiz: true,
        right: ['o2'],
        set: 'Before lunch',
        options: choices('Seven', 'As many as it takes'),
        counts: { o1: 8, o2: 30, unsure: 2 },
        times: [open(1, 34, 35)],
      }),
      poll(36, 'How well were you listened to?', {
        kind: 'rating',
        options: choices('1', '2', '3', '4', '5'),
        low: 'not at all',
        high: 'very well',
        counts: { o1: 2, o2: 4, o3: 9, o4: 16, o5: 7, unsure: 2 },
        times: [open(1, 36, 38)],
      }),
      poll(37, 'What should we talk about after lunch?', {
        kind: 'ranking',
        options: choices('Money', 'Respite', 'Transport', 'Letters'),
        most: 3,
        people: 20,
        counts: { o1: 7, o2: 6, o3: 4, o4: 2, unsure: 1 },
        details: {
          ranking: {
            points: { o1: 36.5, o2: 38, o3: 24, o4: 15.5 },
            rounds: [
              { counts: { o1: 7, o2: 6, o3: 4, o4: 2 }, out: ['o4'] },
              { counts: { o1: 7, o2: 7, o3: 5 }, out: ['o3'] },
              { counts: { o1: 8, o2: 11 }, out: [] },
            ],
            winners: ['o2'],
          },
        },
        times: [open(1, 38, 41)],
      }),
      poll(38, 'A good day in one word?', {
        kind: 'words',
        options: [],
        people: 31,
        counts: { unsure: 1 },
        details: {
          words: {
            top: [
              { key: 'company', text: 'Company', people: 12 },
              { key: 'gardn', text: 'Gardn', people: 7 },
              { key: 'شاي', text: 'شاي', people: 3 },
            ],
            others: 4,
          },
        },
        times: [open(1, 41, 43)],
      }),
      poll(39, 'How long did you wait for your assessment?', {
        kind: 'number',
        options: [],
        unit: 'weeks',
        range: { least: 0, most: null },
        unsure: false,
        people: 24,
        counts: { unsure: 0 },
        details: {
          numbers: {
            ...{ answers: 24, least: 0.5, lower: 4, median: 9, upper: 17.25, most: 41 },
            bins: [
              { from: 0, to: 10, people: 13 },
              { from: 10, to: 20, people: 6 },
              { from: 20, to: 30, people: 0 },
              { from: 30, to: 40, people: 4 },
              { from: 40, to: 50, people: 1 },
            ],
          },
        },
        times: [open(1, 43, 45)],
      }),
      poll(40, 'What would make an ordinary day good?', {
        kind: 'open',
        options: [],
        people: 3,
        counts: { unsure: 1 },
        times: [open(1, 45, 50)],
      }),
    ],
    wall: [{ at: TWO_O_CLOCK + 50 * MINUTE, screen: { mode: 'poll', poll: 'v30', against: 1 } }],
  }),
]);
