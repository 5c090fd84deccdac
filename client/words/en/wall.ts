import type { PollResults } from '../../../shared/polls.ts';
import type { Turned } from '../../../shared/wire.ts';
import { plural } from '../plural.ts';

const choose = plural('en');

/** What stands on the wall, in the event's language. */
const words = {
  pageTitle: (event: string) => `${event}: wall`,
  here: (shown: string) => `${shown} here`,
  page: (page: number, of: number) => `${page} of ${of}`,

  join: 'Have your say',
  joinOpen: 'Scan this, or open',
  joinType: 'and type',
  joinFree: 'No app, no account, no name needed.',

  floorOpen: 'The floor is open.',
  floorOpenHow: 'Ask, tell or comment on your phone.',

  alsoAsk: (count: number, shown: string) =>
    choose(count, { one: '1 person asks this too', other: `${shown} people ask this too` }),
  sameFor: (count: number, shown: string) =>
    choose(count, { one: 'Same for 1 person', other: `Same for ${shown} people` }),
  inOtherWords: (count: number, shown: string) =>
    choose(count, { one: '1 asked it in other words', other: `${shown} asked it in other words` }),
  answered: 'Answered',

  pollOpen: 'Vote now on your phone',
  pollClosed: 'Voting is closed',
  answerOpen: 'Answer on your phone',
  answerClosed: 'Answers are closed',
  peopleVoted: (count: number, shown: string) =>
    choose(count, { one: '1 person has voted', other: `${shown} people have voted` }),
  peopleAnswered: (count: number, shown: string) =>
    choose(count, { one: '1 person answered', other: `${shown} people answered` }),
  people: (count: number, shown: string) => choose(count, { one: '1 person', other: `${shown} people` }),
  handsCounted: (shown: string) => `${shown} by show of hands`,
  handsToo: 'by show of hands',
  askedInRoom: 'Asked by someone in the room',
  answer: 'Answer',
  /** How to answer; numbers come as they are written. */
  how: {
    several: (least: string | null, most: string | null) => {
      if (least === null) return most === null ? 'You can choose several.' : `Choose up to ${most}.`;
      if (most === null) return `Choose ${least} or more.`;
      return least === most ? `Choose ${most}.` : `Choose ${least} to ${most}.`;
    },
    rating: (lowest: string, highest: string) => `Choose a number from ${lowest} to ${highest}.`,
    ranking: 'Put them in order, the best first.',
    rankingOf: (most: string) => `Choose your best ${most}, the very best first.`,
    words: (most: string) => `Send up to ${most} words.`,
    open: 'Answer in your own words.',
    number: (unit: string | null) => (unit === null ? 'Send a number.' : `Send a number, in ${unit}.`),
    range: (least: string | null, most: string | null) => {
      if (least === null) return `${most ?? ''} at most.`;
      return most === null ? `${least} at least.` : `From ${least} to ${most}.`;
    },
  },
  addYourOwn: 'You can add an option of your own.',
  notSure: 'Not sure',
  unsureCount: (count: number, shown: string) =>
    choose(count, { one: '1 is not sure.', other: `${shown} are not sure.` }),
  unsureShare: (percent: string) => `${percent} are not sure.`,
  removed: 'Removed by a host',
  rightAnswer: 'Right answer',
  round: (shown: string) => `Round ${shown}`,
  average: (shown: string) => `${shown} on average`,
  onAverage: 'on average',
  inTheMiddle: 'in the middle',
  middleHalf: (from: string, to: string) => `Half say between ${from} and ${to}.`,
  moreWords: (count: number, shown: string) =>
    choose(count, { one: 'and 1 more word', other: `and ${shown} more words` }),
  byPoints: 'By points.',
  pointsHow: (options: string, most: string) => `Of ${options} options the best gets ${most}, the last none.`,
  points: (count: number, shown: string) => choose(count, { one: '1 point', other: `${shown} points` }),
  byRunoff: 'By run-off.',
  runoffHow: 'The last leaves, until one has over half.',
  outInRound: (shown: string) => `left in round ${shown}`,
  mostPoints: 'Most points',
  winner: 'Winner',
  winnerTied: 'Winner, level with another',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'Results show when voting closes.',
    hosts: 'The hosts show the results later.',
  } satisfies Record<PollResults, string | null> as Record<PollResults, string | null>,

  leaders: 'Leaderboard',
  answeredRight: (count: number, shown: string) => choose(count, { one: '1 right', other: `${shown} right` }),

  next: 'Next',
  timeLeft: 'Time left',

  thanks: 'Thank you',
  thanksRead: 'Read it all again at',
  thanksCode: 'with the code',

  reconnecting: 'Reconnecting',
  frozen: 'Frozen',
  quietHere: 'Quiet',

  controls: 'For the person at this screen',
  freeze: 'Freeze',
  space: 'Space',
  unfreeze: 'Carry on',
  quiet: 'Quiet',
  unquiet: 'Show again',
  dark: 'Dark',
  light: 'Light',

  deleted: 'This event was deleted.',
  rehearsal: 'Rehearsal',
  turned: {
    invalid: 'This address is not quite right. Please type it again.',
    'unknown-event': 'We can’t find this event. Please check the code.',
    'unknown-session': 'We can’t find this session. Please check the address.',
    unauthorised: 'This wall may not be shown here.',
    busy: 'It is very full just now. The wall keeps trying.',
    unavailable: 'The wall can’t be reached just now. It keeps trying.',
  } satisfies Record<Turned, string> as Record<Turned, string>,
};

export type WallWords = typeof words;
export default words;
