import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { realClockwork } from '../../server/live/clockwork.ts';
import { openRooms } from '../../server/live/rooms.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { Person } from '../../server/simulator/person.ts';
import { eventDetails } from '../../shared/settings.ts';
import { startOpenfloor } from './contestants.ts';
import type { Growth } from './growth.ts';
import { usage } from './process-stat.ts';

const SIZES = [1, 100];
/** Until everything is open and the compilers have seen it. */
const SETTLE_MS = 5000;
const SECONDS = 10;

/** What a server does for open events, each with its wall, in which nothing happens: thousandths of a core. */
export async function growthOfEvents(): Promise<Growth> {
  const points: Growth['points'][number][] = [];
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'openfloor-bench-'));
    try {
      points.push({ size, cost: await idleWith(await writeEvents(folder, size), folder) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { what: 'CPU while nothing happens', unit: '‰', of: 'open events', points };
}

async function idleWith(codes: readonly string[], folder: string): Promise<number> {
  const server = await startOpenfloor({ profileFolder: null, folder });
  try {
    const walls = codes.map((event) => new Person({ url: server.url, event, view: 'wall' }));
    await Promise.all(walls.map((wall) => wall.arrive()));
    await sleep(SETTLE_MS);
    const before = usage(server.pid()).cpu;
    await sleep(SECONDS * 1000);
    const spent = usage(server.pid()).cpu - before;
    for (const wall of walls) wall.leave();
    return (spent / SECONDS) * 1000;
  } finally {
    await server.close();
  }
}

async function writeEvents(folder: string, many: number): Promise<string[]> {
  const log = await openSqlite(folder);
  const rooms = openRooms({ log, clockwork: realClockwork, newId: randomUUID, complain: console.error });
  const codes: string[] = [];
  for (let n = 1; n <= many; n++) {
    const created = await rooms.create({
      details: eventDetails.parse({ title: `Conference ${n}` }),
      hashtag: null,
      names: { host: 'Hana', session: 'Hall' },
    });
    if (created !== 'hashtag-taken') codes.push(created.code);
  }
  await rooms.close();
  await log.close();
  return codes;
}
