import { randomBytes, randomUUID } from 'node:crypto';
import { agreement, readConversation } from '../../server/simulator/conversation.ts';
import { realClockwork } from '../../server/live/clockwork.ts';
import { openRooms, type Made } from '../../server/live/rooms.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { QUESTION_MAX } from '../../shared/limits.ts';
import { commands, type Asked } from '../../shared/commands.ts';
import { eventDetails } from '../../shared/settings.ts';

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
  const log = await openSqlite(dataDir);
  const rooms = openRooms({ log, clockwork: realClockwork, newId: randomUUID, complain: console.error });
  const created = await rooms.create({
    details: eventDetails.parse({ title: 'A long day' }),
    hashtag: null,
    names: { host: 'Hana', session: 'Hall' },
  });
  if (created === 'hashtag-taken') throw new Error('The event has no hashtag that could be taken.');
  const room = await rooms.find(created.code);
  if (!room) throw new Error('The new event is not there.');
  const ask = (attendee: number, asked: Asked) =>
    room.ask(commands[asked.type].parse(asked), { kind: 'attendee', id: `attendee-${String(attendee)}` });
  const id = () => randomBytes(9).toString('hex');
  const say = async ({ text, support }: Said, at: number) => {
    const added = await ask(at, { id: id(), type: 'post.add', session: 's3', kind: 'question', text });
    const post = added.ok ? added.post : undefined;
    if (post === undefined) throw new Error(`"${text}" was refused.`);
    await Promise.all(
      Array.from({ length: support }, (_, voter) =>
        ask(100_000 + voter, { id: id(), type: 'post.support', post, on: true }),
      ),
    );
  };
  // Many at a time, since each waits until it is stored.
  for (let from = 0; from < said.length; from += 100) {
    await Promise.all(said.slice(from, from + 100).map((each, at) => say(each, from + at)));
  }
  await rooms.close();
  await log.close();
  return created;
}

/** The same numbers every time, from 0 to 1: a linear congruential generator with the constants of Numerical Recipes. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
