import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { commands, type Command } from '../../shared/commands.ts';
import type { Room } from '../../server/live/room.ts';
import { openRooms } from '../../server/live/rooms.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { wakefulClock } from './clock.ts';

/**
 * A process of its own that speaks in an event without end, and takes back most of it. Prints `said word` before a word
 * is asked for, and `took back word` once that is answered. It keeps the event's state after every few facts.
 */
const [folder = '', code = ''] = process.argv.slice(2);

const rooms = openRooms({
  log: await openSqlite(folder),
  clockwork: wakefulClock,
  newId: randomUUID,
  complain: (what, why) => console.error(what, why),
  snapshotAfter: 20,
});
const room = (await rooms.find(code)) as Room;
const session = room.state().agenda.first();

async function ask(command: { readonly type: Command['type']; readonly [key: string]: unknown }): Promise<string> {
  const parsed = commands[command.type].parse({ id: randomUUID(), outbox: 'box', ...command });
  const reply = await room.ask(parsed, { kind: 'attendee', id: 'attendee-fay' });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.post ?? '';
}

for (let n = 0; ; n += 1) {
  const word = `word-${randomUUID()}`;
  writeSync(1, `said ${word}\n`);
  const post = await ask({ type: 'post.add', session, kind: 'question', text: word });
  if (n % 3 === 0) continue;
  await ask({ type: 'post.withdraw', post });
  writeSync(1, `took back ${word}\n`);
}
