import * as ordinary from '../../server/simulator/script.ts';
import type { CreateEvent } from '../../shared/http.ts';

/** What is said on a day of the pictures, in one language. */
export type Script = {
  readonly stage: CreateEvent & { readonly title: string };
  readonly agenda: readonly { readonly title: string; readonly speakers: string; readonly room: string }[];
  readonly cast: readonly ordinary.Character[];
  readonly lines: readonly ordinary.Line[];
  readonly ballots: readonly ordinary.Ballot[];
  /** About as long as a question and a story may be. */
  readonly longQuestion: string;
  readonly longStory: string;
  readonly hideReason: string;
  readonly reportReason: string;
  readonly answer: string;
  /** A host's message to everyone. */
  readonly notice: string;
  /** A private note to the speaker. */
  readonly whisper: string;
  /** What to change. */
  readonly note: string;
  /** A board that is open all day, and what questions are sorted by. */
  readonly board: string;
  readonly label: string;
};

const story = ordinary.lines.find(({ kind }) => kind === 'story')?.text ?? '';

export const english: Script = {
  ...ordinary,
  longQuestion:
    'My brother lives in supported housing, I am his guardian and I work full time: whom do I ring at six in the evening when the agency says that nobody can come, the social worker is on leave until Monday, and the emergency line says that this is not an emergency?',
  longStory: `${story} ${story}`.slice(0, 990),
  hideReason: 'It names a person',
  reportReason: 'It names my neighbour.',
  answer:
    'Yes. From January on, everyone gets the name of one person and a number that is answered until ten at night.',
  notice: 'Lunch is until 13:30. Quiet room: second floor, left.',
  whisper: 'Two more questions, then stop.',
  note: 'Please leave out the name of the home.',
  board: 'Wishes for next year',
  label: 'Housing',
};

/** What breaks a layout where nobody thought of it, the same in every language. */
export const extremes = [
  'Why?',
  '?',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  `https://www.example.org/${'a-very-long-address-without-a-space/'.repeat(5)}`,
  'One line\n\n\nand another one\nand a third',
  'W'.repeat(120),
  '👩🏽‍🦽🧑‍🤝‍🧑🏳️‍🌈 ❤️',
] as const;

export const longName = 'Wilhelmina-Konstanze van der Oberholtzer';
