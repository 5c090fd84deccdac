import { plural } from '../plural.ts';

const choose = plural('en');

/** What polls came to, as every page says it. */
const words = {
  removed: 'An answer that the hosts took away',
  right: 'Right answer',

  withHands: (votes: string, hands: number) => `${votes}, and ${String(hands)} by show of hands`,
  handsCounted: (count: number) =>
    choose(count, {
      one: '1 more person was counted by show of hands.',
      other: `${String(count)} more people were counted by show of hands.`,
    }),

  mean: (value: string, most: string) => `On average ${value} of ${most}`,
  meanOf: (count: number) =>
    choose(count, { one: '1 person gave a number.', other: `${String(count)} people gave a number.` }),
  scaleEnd: (value: string, meaning: string) => `${value}, ${meaning}`,

  winner: (option: string) => `First: ${option}`,
  winners: (options: string) => `Tied for first: ${options}`,
  points: 'Points',
  pointsHow: 'The higher people ranked an answer, the more points it got.',
  pointsOf: (count: string) => `${count} points`,
  runoff: 'Run-off',
  runoffHow: 'Everyone counts for their best answer that is still in. The last one goes, until one has more than half.',
  runoffRound: (round: number) => `Step ${String(round)}`,
  out: (people: number) => `${String(people)}, goes`,
  wins: (people: number) => `${String(people)}, wins`,

  noWords: 'No words to show yet.',
  yourWord: 'your word',
  otherWords: (count: number) => choose(count, { one: 'and 1 other word', other: `and ${String(count)} other words` }),

  answered: (count: number) =>
    count === 0
      ? 'Nobody has answered yet.'
      : choose(count, { one: '1 person answered.', other: `${String(count)} people answered.` }),

  median: (value: string) => `The middle answer is ${value}.`,
  medianHow: 'Half of the people said less, half said more.',
  middleHalf: (lower: string, upper: string) => `The middle half said from ${lower} to ${upper}.`,
  whole: (least: string, most: string) => `All said from ${least} to ${most}.`,
  bin: (from: string, to: string) => `from ${from} to under ${to}`,

  compared: (round: number) => `Compared with round ${String(round)}`,
  round: (round: number) => `Round ${String(round)}`,
};

export type ResultWords = typeof words;
export default words;
