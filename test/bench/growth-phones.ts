import { startOpenfloor } from './contestants.ts';
import { AT_EASE, worse } from './figure.ts';
import type { Growth } from './growth.ts';
import type { LoadState, Pace } from './load-calls.ts';
import { minute, withLoad } from './minute.ts';
import { BETWEEN, inTurns, perVote } from './turns.ts';

const SIZES = [100, 1000, 10_000];
/** Frames are as many with a few votes as with many, so that the difference is the votes'. A phone may vote ten times a second. */
const [FEW, MANY] = [
  { votes: 20, posts: 0 },
  { votes: 820, posts: 0 },
];
const ROUNDS = 3;
const SECONDS = 3;
const WARM_UP = 3;

/** What a vote and a frame cost the server with more and more phones in the room. */
export async function growthOfPhones(
  profileFolder: string | null,
): Promise<{ readonly votes: Growth; readonly frames: Growth; readonly load: LoadState }> {
  const votes: Growth['points'][number][] = [];
  const frames: Growth['points'][number][] = [];
  let worst = AT_EASE;
  await withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
    let there = 0;
    for (const size of SIZES) {
      await load('open', server.crowd(size - there));
      there = size;
      await minute(load, server, MANY, { warmUp: WARM_UP, seconds: 0 });
      const at = (pace: Pace) => () => minute(load, server, pace, { warmUp: BETWEEN, seconds: SECONDS });
      const { spent, load: did } = await inTurns(ROUNDS, at(FEW), at(MANY));
      const [few, many] = spent;
      const vote = perVote(few, many);
      votes.push({ size, cost: vote * 1e6 });
      frames.push({ size, cost: ((few.cpu - vote * few.votes) / (few.messages - few.votes)) * 1e6 });
      worst = worse(worst, did);
    }
  });
  const of = 'phones';
  return {
    votes: { what: 'CPU for a vote', unit: 'µs', of, points: votes },
    frames: { what: 'CPU for a frame', unit: 'µs', of, points: frames },
    load: worst,
  };
}
