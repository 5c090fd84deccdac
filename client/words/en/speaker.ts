import type { PollResults } from '../../../shared/polls.ts';
import { plural } from '../plural.ts';
import result from './result.ts';

const choose = plural('en');

/** What a speaker reads on the lectern, at a glance. */
const words = {
  result,

  page: 'Speaker’s page',
  titleOf: (event: string) => `${event}: speaker`,
  opening: 'Opening',
  session: 'Session',
  reconnecting: 'Reconnecting',

  note: 'Only for you, from your host',
  timeLeft: 'Time left',
  timeUp: 'Time is up',

  onWall: 'On the wall',
  join: 'People are invited to join.',
  quiet: 'Nothing just now.',
  board: 'What people say, a few at a time.',
  leaders: 'The best of the quiz, and how many they answered right.',
  boardEmpty: 'Nobody has said anything yet.',
  over: 'This session is over.',
  alsoAsk: (count: number) => choose(count, { one: '1 person asks this too', other: `${count} people ask this too` }),
  sameFor: (count: number) => choose(count, { one: 'Same for 1 person', other: `Same for ${count} people` }),
  answered: 'Answered',
  pollOpen: 'People are voting',
  pollClosed: 'Voting is closed',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'Results show when voting closes.',
    hosts: 'The hosts show the results later.',
  } satisfies Record<PollResults, string | null> as Record<PollResults, string | null>,

  next: 'Next',
  nothingNext: 'Nothing is lined up.',

  /** Why there is nothing to see here, and what to do. */
  outside: {
    noKey: { title: 'Please open your speaker’s link', why: 'Your host gives it to you, or lets you scan it.' },
    refused: { title: 'This link does not work any more', why: 'Please ask your host for a new one.' },
    unknownEvent: { title: 'We can’t find this event', why: 'Please check the address, or ask your host.' },
    deleted: { title: 'This event was deleted', why: 'There is nothing to see here any more.' },
  },
  away: 'No answer from the server yet. We keep trying.',
};

export type SpeakerWords = typeof words;
export default words;
