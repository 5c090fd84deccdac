import type { Language, Standpoint } from '../../../shared/settings.ts';
import type { PostKind } from '../../../shared/screens.ts';
import { plural } from '../plural.ts';

const choose = plural('en');

/** What several pages say, and what the components of `client/ui` say by themselves. */
const words = {
  language: 'en' as Language,
  product: 'Openfloor',
  chooseLanguage: 'Language',

  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  undo: 'Undo',
  tryAgain: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Please copy the selected text yourself.',
  optional: 'optional',
  charactersLeft: (count: number) => choose(count, { one: '1 character left', other: `${count} characters left` }),
  charactersOver: (count: number) =>
    choose(count, {
      one: '1 character too many. Please shorten it.',
      other: `${count} characters too many. Please shorten it.`,
    }),

  code: 'Code',
  codeLetterByLetter: (code: string) => code.split('').join(' '),
  qrLabel: (address: string) => `QR code for ${address}`,

  kinds: { question: 'Question', story: 'Story', comment: 'Comment' } satisfies Record<PostKind, string> as Record<
    PostKind,
    string
  >,
  /** As a person says it of themselves. */
  standpoints: {
    uses: 'I use care',
    cares: 'I care for someone',
    works: 'I work in care',
    other: 'Something else',
  } satisfies Record<Standpoint, string> as Record<Standpoint, string>,
  /** As it stands beside what they said. */
  standpointTags: {
    uses: 'uses care',
    cares: 'cares for someone',
    works: 'works in care',
    other: 'another role',
  } satisfies Record<Standpoint, string> as Record<Standpoint, string>,
  saidInTheRoom: 'said in the room',
  fromHost: 'Host',
  edited: 'edited',
  voice: { self: 'wants to say it in person', read: 'asks for it to be read out' },

  people: (count: number) => choose(count, { one: '1 person', other: `${count} people` }),
  peopleVoted: (count: number) =>
    count === 0 ? 'Nobody has voted yet.' : choose(count, { one: '1 person voted.', other: `${count} people voted.` }),
  votes: (count: number, people: number, percent: string) =>
    `${count} of ${choose(people, { one: '1 person', other: `${people} people` })}, ${percent}`,
  notSure: 'Not sure, or rather not say',
  yourChoice: 'your choice',
};

export default words;
