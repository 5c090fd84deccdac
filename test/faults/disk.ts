import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { balance, factsIn } from './balance.ts';
import { gather } from './crowd.ts';
import { withServer } from './mortal.ts';
import type { Scene } from './scene.ts';
import { fillDisk, folderOf, freeDisk, onSmallDisk, type OnDisk } from './small-disk.ts';

export type Disk = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
  readonly fills: number;
};

const MEGABYTES = 64;
/** From one time with room to the next without, ms. */
const ROOM = { least: 2000, most: 4000 };
/** The file has some room of its own left; after that nothing is acknowledged for this long, ms. */
const STILL = { least: 1000, most: 3000 };
const PATIENCE_MS = 60_000;

/** A crowd that speaks while the disk fills, and goes on by itself when there is room again. */
export const disk = ({ people, pace, fills }: Disk): Scene => ({
  name: 'disk',
  what: 'the disk fills under load, and is freed',
  run: (chance, say) =>
    withServer({ command: onSmallDisk(MEGABYTES) }, async (server, dataDir) => {
      await server.start();
      const onDisk = { ...server, dataDir };
      const pid = server.pid();
      const crowd = await gather({ people, pace, chance, url: server.url });
      const wrong: string[] = [];
      const back: number[] = [];
      crowd.talk();
      for (let fill = 1; fill <= fills; fill++) {
        await wait(chance.whole(ROOM.least, ROOM.most));
        fillDisk(onDisk);
        const still = chance.whole(STILL.least, STILL.most);
        if (!(await standsStill(crowd.journal, still))) wrong.push(`Fill ${fill} stopped nothing.`);
        freeDisk(onDisk);
        back.push(await untilMore(crowd.journal));
        say(`${fill} times full, ${crowd.journal.length} commands acknowledged`);
      }
      await crowd.hush();
      wrong.push(...(await crowd.agree()));
      crowd.leave();
      if (server.pid() !== pid) wrong.push('The server ended.');
      wrong.push(...balance(crowd.journal, factsOnDisk(onDisk)));
      return { counts: { acknowledged: crowd.journal.length, fills }, times: { 'until it went on': back }, wrong };
    }),
});

/** Whether a journal stops growing, for so many ms. */
async function standsStill(journal: readonly unknown[], ms: number): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { length } = journal;
    await wait(ms);
    if (journal.length === length) return true;
  }
  return false;
}

/** ms until a journal grows. */
async function untilMore(journal: readonly unknown[]): Promise<number> {
  const from = Date.now();
  const { length } = journal;
  while (journal.length === length && Date.now() < from + PATIENCE_MS) await wait(5);
  return Date.now() - from;
}

/** Of a copy taken while the server stands still: its disk goes when it goes. */
function factsOnDisk(server: OnDisk) {
  const copy = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  try {
    process.kill(server.pid(), 'SIGSTOP');
    for (const part of ['', '-wal']) cpSync(join(folderOf(server), LOG_NAME + part), join(copy, LOG_NAME + part));
    return factsIn(join(copy, LOG_NAME));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
