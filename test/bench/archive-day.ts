import type { Made } from '../../server/live/rooms.ts';
import { agreement, readConversation } from '../../server/simulator/conversation.ts';
import { QUESTION_MAX } from '../../shared/limits.ts';
import { SESSION, writeEvent } from './pages/event.ts';

/** What was said at one event, and how many want the same. */
export type Said = { readonly text: string; readonly support: number };

/** A conversation as Polis exports it: its statements, and who agreed in the end. Longer ones than may be asked are left out. */
export function saidIn(folder: string): readonly Said[] {
  const conversation = readConversation(folder);
  const agreeing = agreement(conversation);
  return conversation.statements
    .filter(({ text }) => text.length <= QUESTION_MAX)
    .map(({ id, text }) => ({ text, support: agreeing.get(id) ?? 0 }));
}

/** So many questions of 8 to 40 words out of four thousand, common ones more often, as in any language. */
export function made(many: number): readonly Said[] {
  const random = seeded(7);
  const word = () => WORDS[Math.floor(WORDS.length * random() ** 3)] ?? '';
  return Array.from({ length: many }, () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 32) }, word);
    return { text: `${words.join(' ')}?`.slice(0, QUESTION_MAX), support: 0 };
  });
}

const SYLLABLES = [
  'ba',
  'der',
  'sti',
  'ol',
  'gen',
  'mar',
  'wi',
  'tu',
  'sche',
  'lan',
  'pro',
  'ky',
  'fe',
  'non',
  'ra',
  'ust',
];
const syllable = (number: number) => SYLLABLES[number % SYLLABLES.length] ?? '';
const WORDS = Array.from(
  { length: SYLLABLES.length ** 3 },
  (_, at) => `${syllable(at)}${syllable(at >> 4)}${syllable(at >> 8)}`,
);

/** Writes an event in which all of that was said into a data folder. */
export async function writeDay(dataDir: string, said: readonly Said[]): Promise<Made> {
  return writeEvent(dataDir, { title: 'A long day' }, async (ask) => {
    const say = async ({ text, support }: Said, at: number) => {
      const added = await ask(at, { type: 'post.add', session: SESSION, kind: 'question', text });
      const { post = '' } = added;
      await Promise.all(
        Array.from({ length: support }, (_, voter) => ask(100_000 + voter, { type: 'post.support', post, on: true })),
      );
    };
    // Many at a time, since each waits until it is stored.
    for (let from = 0; from < said.length; from += 100) {
      await Promise.all(said.slice(from, from + 100).map((each, at) => say(each, from + at)));
    }
  });
}

/** The same numbers every time, from 0 to 1: a linear congruential generator with the constants of Numerical Recipes. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
