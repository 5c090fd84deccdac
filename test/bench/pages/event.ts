import { randomBytes, randomUUID } from 'node:crypto';
import { realClockwork } from '../../../server/live/clockwork.ts';
import { openRooms, type Made } from '../../../server/live/rooms.ts';
import type { Asker } from '../../../server/room/permissions.ts';
import { openSqlite } from '../../../server/log/sqlite.ts';
import { commands, type Asked } from '../../../shared/commands.ts';
import type { Accepted } from '../../../shared/replies.ts';
import { NEW_EVERY_MS } from '../../../shared/limits.ts';
import { eventDetails } from '../../../shared/settings.ts';
import type { z } from 'zod';

/** A command without its id, which is made here. */
export type Wish = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'id' | 'outbox'> : never) : never;

export const newCommand = (wish: Wish): Asked => ({ ...wish, id: randomBytes(9).toString('hex') });

/** The only session of such an event. */
export const SESSION = 's3';

/** So long ago the event began. */
const AGO_MS = 12 * 3600_000;

/**
 * Writes an event into a data folder while no server has it open. `fill` asks as whichever attendee it names, or as the host.
 * Posts come no faster than a room reads: in one moment, the last of them would be news to nobody (`server/room/fresh.ts`).
 */
export async function writeEvent(
  dataDir: string,
  details: z.input<typeof eventDetails>,
  fill: (ask: (who: number | 'host', wish: Wish) => Promise<Accepted>) => Promise<void>,
): Promise<Made> {
  const log = await openSqlite(dataDir);
  let moment = Date.now() - AGO_MS;
  const clockwork = { ...realClockwork, now: () => moment };
  const rooms = openRooms({ log, clockwork, newId: randomUUID, complain: console.error });
  const made = await rooms.create({
    details: eventDetails.parse(details),
    hashtag: null,
    names: { host: 'Hana', session: 'Hall' },
  });
  if (made === 'hashtag-taken') throw new Error('The event has no hashtag that could be taken.');
  const room = await rooms.find(made.code);
  if (!room) throw new Error('The new event is not there.');
  const [host = ''] = room.state().keys.keys();
  await fill(async (who, wish) => {
    const asker: Asker =
      who === 'host' ? { kind: 'key', id: host } : { kind: 'attendee', id: `attendee-${String(who)}` };
    if (wish.type === 'post.add') moment += NEW_EVERY_MS;
    const reply = await room.ask(commands[wish.type].parse(newCommand(wish)), asker);
    if (!reply.ok) throw new Error(`${wish.type} was refused: ${reply.refusal}.`);
    return reply;
  });
  await rooms.close();
  await log.close();
  return made;
}
