import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { realClockwork } from '../../../server/live/clockwork.ts';
import { openRooms } from '../../../server/live/rooms.ts';
import { openSqlite } from '../../../server/log/sqlite.ts';
import { Person } from '../../../server/simulator/person.ts';
import { eventDetails } from '../../../shared/settings.ts';
import { startOpenfloor } from '../contestants.ts';
import { AT_EASE, type Figure, type SceneReport } from '../figure.ts';
import { usage } from '../process-stat.ts';

const MANY = 100;
/** What they may cost more than one, thousandths of a core. */
const UNFELT = 5;
/** Until everything is open and the compilers have seen it. */
const SETTLE_MS = 4000;
const SECONDS = 10;

/** What open events cost, each with its wall, in which nothing happens. */
export async function idle(): Promise<SceneReport> {
  const [one, many] = [await costOf(1), await costOf(MANY)];
  const cost = (what: string, value: number, aim?: number): Figure => ({
    ...{ what, value, unit: '‰', better: 'less', ...(aim !== undefined && { aim }) },
  });
  return {
    scene: 'idle',
    about: `open events with a wall each, ${SECONDS} s measured; thousandths of a core`,
    figures: [
      cost('one event', one),
      cost(`${MANY} events`, many),
      cost(`what ${MANY} cost more than one`, many - one, UNFELT),
    ],
    load: AT_EASE,
  };
}

async function costOf(events: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-bench-'));
  try {
    return await idleWith(await writeEvents(folder, events), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
    return Math.round((spent / SECONDS) * 10_000) / 10;
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
