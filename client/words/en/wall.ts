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
  peopleVoted: (count: number, shown: string) =>
    choose(count, { one: '1 person has voted', other: `${shown} people have voted` }),
  several: 'You can choose several.',
  notSure: 'Not sure',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'Results show when voting closes.',
    hosts: 'The hosts show the results later.',
  } satisfies Record<PollResults, string | null> as Record<PollResults, string | null>,

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
