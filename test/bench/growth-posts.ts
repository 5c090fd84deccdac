import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPoll } from '../support/busy-event.ts';
import { made, writeDay } from './archive-day.ts';
import { startOpenfloor } from './contestants.ts';
import { AT_EASE, worse } from './figure.ts';
import type { Growth } from './growth.ts';
import type { LoadState } from './load-calls.ts';
import { minute, withLoad } from './minute.ts';
import { inTurns, perVote } from './turns.ts';

const SIZES = [100, 1000, 10_000];
const PHONES = 200;
const MANY_PER_SECOND = 820;
/** Those that are supported: a room's interest is in some of them, however many there are. */
const WANTED = 50;
const TURNS = { rounds: 2, seconds: 3 };
const WARM_UP = 4;

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
        const [quiet, voting, supporting] = [
          { votes: 0, posts: 0 },
          { votes: MANY_PER_SECOND, posts: 0 },
          { votes: 0, posts: 0, supports: { perSecond: MANY_PER_SECOND, among } },
        ];
        for (const pace of [voting, supporting]) await minute(load, server, pace, { warmUp: WARM_UP / 2, seconds: 0 });
        const { spent, load: did } = await inTurns(load, server, [quiet, voting, supporting], TURNS);
        const [none, some, others] = spent;
        if (!none || !some || !others) throw new Error('There were no turns.');
        votes.push({ size, cost: perVote(none, some) * 1e6 });
        supports.push({ size, cost: perVote(none, others) * 1e6 });
        worst = worse(worst, did);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const of = 'posts';
  return {
    votes: { what: `CPU for a vote and its part of the frames to ${PHONES} phones`, unit: 'µs', of, points: votes },
    supports: { what: 'the same for "my question too"', unit: 'µs', of, points: supports },
    load: worst,
  };
}
