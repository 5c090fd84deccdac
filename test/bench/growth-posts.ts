import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPoll } from '../support/busy-event.ts';
import { made, writeDay } from './archive-day.ts';
import { startOpenfloor, type Contestant } from './contestants.ts';
import { AT_EASE, worse } from './figure.ts';
import type { Growth } from './growth.ts';
import type { LoadState } from './load-calls.ts';
import { minute, withLoad } from './minute.ts';
import { usage } from './process-stat.ts';

const SIZES = [100, 1000, 10_000];
const PHONES = 200;
const MANY_PER_SECOND = 820;
/** Those that are supported: a room's interest is in some of them, however many there are. */
const WANTED = 50;
/** Until all that a start and the warm-up cause is over, s. */
const SETTLE = 4;
const IDLE = 3;
const SECONDS = 8;
/** What votes cause may come after them, such as that the state is kept, s. */
const AFTER = 2;

/** What a vote in a poll and "my question too" cost, with all they cause, in events where more and more was said. */
export async function growthOfPosts(
  profileFolder: string | null,
): Promise<{ readonly votes: Growth; readonly supports: Growth; readonly load: LoadState }> {
  const votes: Growth['points'][number][] = [];
  const supports: Growth['points'][number][] = [];
  let worst = AT_EASE;
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'openfloor-bench-'));
    try {
      const { code, hostKey } = await writeDay(folder, made(size));
      const among: string[] = [];
      const server = await startOpenfloor({
        profileFolder,
        folder,
        async prepare(api, url) {
          const { sessions } = await api.archive(code);
          const posts = sessions.flatMap((session) => session.posts.map(({ id }) => id));
          among.push(...posts.filter((_, at) => at % Math.ceil(posts.length / WANTED) === 0));
          return openPoll(api, url, code, hostKey);
        },
      });
      await withLoad(server, async (load) => {
        await load('open', server.crowd(PHONES));
        const voting = { votes: MANY_PER_SECOND, posts: 0 };
        const supporting = { votes: 0, posts: 0, supports: { perSecond: MANY_PER_SECOND, among } };
        for (const pace of [voting, supporting]) await minute(load, server, pace, { warmUp: 1, seconds: 0 });
        await sleep(SETTLE * 1000);
        const idle = await cpuOf(server, () => sleep(IDLE * 1000));
        for (const [points, pace] of [
          [votes, voting],
          [supports, supporting],
        ] as const) {
          let acknowledged = 0;
          const cpu = await cpuOf(server, async () => {
            const did = await minute(load, server, pace, { warmUp: 0, seconds: SECONDS });
            acknowledged = did.votes;
            worst = worse(worst, did.load);
            await sleep(AFTER * 1000);
          });
          points.push({ size, cost: ((cpu - (idle / IDLE) * (SECONDS + AFTER)) / acknowledged) * 1e6 });
        }
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const of = 'posts';
  return {
    votes: { what: `CPU for a vote and all it causes, ${PHONES} phones`, unit: 'µs', of, points: votes },
    supports: { what: 'the same for "my question too"', unit: 'µs', of, points: supports },
    load: worst,
  };
}

async function cpuOf(server: Pick<Contestant, 'pid'>, does: () => Promise<unknown>): Promise<number> {
  const before = usage(server.pid()).cpu;
  await does();
  return usage(server.pid()).cpu - before;
}
