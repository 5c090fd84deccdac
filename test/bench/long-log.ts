import { randomBytes, randomUUID } from 'node:crypto';
import { realClockwork } from '../../server/live/clockwork.ts';
import type { Room } from '../../server/live/room.ts';
import { openRooms } from '../../server/live/rooms.ts';
import type { Log } from '../../server/log/log.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { commands, type Asked } from '../../shared/commands.ts';
import type { Fact } from '../../shared/facts.ts';
import { eventDetails } from '../../shared/settings.ts';
import { OPTIONS, questionOf } from '../support/busy-event.ts';

/** People of a large conference, what they ask, and the polls of its days; the rest of the facts are votes. */
const PEOPLE = 10_000;
const POSTS = 5000;
const POLLS = 15;
const BATCH = 1000;
/** Asked at a time: each waits until it is stored. */
const AT_ONCE = 250;

/** An event of very many facts in a data folder: half of them ballots, half "my question too". */
export type LongLog = {
  readonly code: string;
  /** As many facts more. */
  readonly grow: (facts: number) => Promise<void>;
};

export async function writeLongLog(folder: string, facts: number): Promise<LongLog> {
  const log = await openSqlite(folder);
  const rooms = openRooms({ log, clockwork: realClockwork, newId: randomUUID, complain: console.error });
  const created = await rooms.create({
    details: eventDetails.parse({ title: 'Three days in March' }),
    hashtag: null,
    names: { host: 'Hana', session: 'Hall' },
  });
  if (created === 'hashtag-taken') throw new Error('The event has no hashtag that could be taken.');
  const room = await rooms.find(created.code);
  if (!room) throw new Error('The new event is not there.');
  const { event } = room;
  const names = await say(room);
  let seq = room.state().seq;
  await rooms.close();
  seq = await append(log, event, names, seq, facts - seq);
  await log.close();
  return {
    code: created.code,
    async grow(more) {
      const again = await openSqlite(folder);
      seq = await append(again, event, names, seq, more);
      await again.close();
    },
  };
}

type Names = { readonly session: string; readonly posts: readonly string[]; readonly polls: readonly string[] };

/** What needs deciding goes through the room. */
async function say(room: Room): Promise<Names> {
  const [key] = room.state().keys.keys();
  const [session] = room.state().sessions.keys();
  if (key === undefined || session === undefined) throw new Error('A new event has a host and a session.');
  const ask = async (asker: Parameters<Room['ask']>[1], asked: Asked): Promise<{ post?: string; poll?: string }> => {
    const reply = await room.ask(commands[asked.type].parse(asked), asker);
    if (!reply.ok) throw new Error(`${asked.type} was refused: ${reply.hint}`);
    return reply;
  };
  const id = () => randomBytes(9).toString('hex');
  const posts: string[] = [];
  for (let from = 0; from < POSTS; from += AT_ONCE) {
    const replies = Array.from({ length: AT_ONCE }, (_, at) =>
      ask(attendee(from + at), { id: id(), type: 'post.add', session, kind: 'question', text: questionOf(from + at) }),
    );
    for (const { post } of await Promise.all(replies)) if (post !== undefined) posts.push(post);
  }
  const polls: string[] = [];
  for (let n = 1; n <= POLLS; n++) {
    const question = `What comes first on day ${n}?`;
    const options = OPTIONS.map((option) => `Plan ${option}`);
    const { poll } = await ask(
      { kind: 'key', id: key },
      { id: id(), type: 'poll.add', session, question, options, unsure: false, results: 'always' },
    );
    if (poll !== undefined) polls.push(poll);
  }
  return { session, posts, polls };
}

async function append(log: Log, event: string, names: Names, after: number, many: number): Promise<number> {
  const until = after + many;
  for (let seq = after; seq < until;) {
    const facts = Array.from({ length: Math.min(BATCH, until - seq) }, (_, at) => factAt(seq + at, names));
    const { ok } = await log.append(event, seq, { id: randomUUID(), facts });
    if (!ok) throw new Error('Somebody else writes this log.');
    seq += facts.length;
  }
  return until;
}

const attendee = (n: number) => ({ kind: 'attendee', id: personOf(n) }) as const;
const personOf = (n: number): string => `attendee-${String(n % PEOPLE).padStart(12, '0')}`;

/** As the room would write them; each person votes in each poll, again and again, and wants ever more posts. */
function factAt(seq: number, { session, posts, polls }: Names): Fact {
  const [turn, who] = [Math.floor(seq / 2 / PEOPLE), Math.floor(seq / 2)];
  const person = { by: personOf(who), command: `command-${String(seq)}`, outbox: 'phone-outbox' };
  const at = realClockwork.now();
  if (seq % 2 === 0) {
    const choices = [OPTIONS[(who + turn) % OPTIONS.length] ?? ''];
    const poll = polls[turn % polls.length] ?? '';
    return { type: 'ballot.cast', at, session, poll, round: 1, person: { ...person, choices } };
  }
  const post = posts[(who * 7 + turn) % posts.length] ?? '';
  return { type: 'post.supported', at, session, post, on: true, person };
}
