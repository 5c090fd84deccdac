import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { eventDetails } from '../../shared/settings.ts';
import type { Room, RoomNeeds } from '../../server/live/room.ts';
import { openRooms } from '../../server/live/rooms.ts';
import { LOG_NAME, openToRead, type FoundEntry, type LogFile } from '../../server/log/log-file.ts';
import type { Log } from '../../server/log/log.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import type { Asker } from '../../server/room/permissions.ts';
import { fileToVerify, verifyEvents } from '../../server/verification.ts';
import { wakefulClock } from './clock.ts';
import { emptyFolder } from './folder.ts';
import { commandOf, type Wish } from './given.ts';

type How = Pick<RoomNeeds, 'snapshotAfter'> & { readonly now?: () => number };

/** The rooms of a data folder, as a server opens them, in this process and without a port. */
export const openDataFolder = async (folder: string, how: How = {}) => openDay(await openSqlite(folder), how);

/** The rooms of a log; closes it, too. */
export function openDay(log: Log, { now = Date.now, ...how }: How = {}) {
  const rooms = openRooms({
    log,
    clockwork: { ...wakefulClock, now },
    newId: randomUUID,
    ...how,
    complain: (what, why) => expect.fail(`${what}: ${String(why)}`),
  });

  return {
    rooms,
    newEvent: async (hashtag: string | null = null): Promise<Room> => {
      const created = await rooms.create({
        details: eventDetails.parse({ title: 'A day' }),
        hashtag,
        names: { host: 'Hana', session: 'Hall' },
      });
      if (created === 'hashtag-taken') throw new Error(`${String(hashtag)} is taken.`);
      return (await rooms.find(created.code)) as Room;
    },
    close: async (): Promise<void> => {
      await rooms.close();
      await log.close();
    },
  };
}

/** Resolves when it is stored; what is refused fails the test. */
export async function ask(room: Room, asker: Asker, wish: Wish): Promise<void> {
  const reply = await room.ask(commandOf(wish), asker);
  if (!reply.ok) expect.fail(`${wish.type}: ${JSON.stringify(reply)}`);
}

export const logIn = (folder: string) => join(folder, LOG_NAME);

/** What a log holds, by event. */
export function readLog(file: string): { readonly id: string; readonly entries: readonly FoundEntry[] }[] {
  return reading(file, (log) => log.events().map(({ key, id }) => ({ id, entries: [...log.entries(key)] })));
}

export const factsIn = (file: string) => readLog(file).flatMap(({ entries }) => entries.flatMap(({ facts }) => facts));

/** Everything that `npm run verify` would say of it. */
export async function problemsIn(file: string, pause = () => Promise.resolve()): Promise<string[]> {
  const log = openToRead(file);
  try {
    const found = log.damage().map((line) => `file: ${line}`);
    for await (const { event, problems } of verifyEvents(fileToVerify(log), pause)) {
      found.push(...problems.map(({ seq, wrong }) => `${event} ${seq}: ${wrong}`));
    }
    return found;
  } finally {
    log.close();
  }
}

/** Reads a copy: the driver holds a file until its statements are collected, and a test may want to replace it before. */
function reading<Answer>(file: string, read: (log: LogFile) => Answer): Answer {
  const copy = join(emptyFolder(), LOG_NAME);
  for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part);
  const log = openToRead(copy);
  try {
    return read(log);
  } finally {
    log.close();
  }
}
