import { expect, it } from 'vitest';
import { backups } from './backups.ts';
import { ballots } from './ballots.ts';
import { deaths } from './deaths.ts';
import { disk } from './disk.ts';
import { hosts } from './hosts.ts';
import { network } from './network.ts';
import { played } from './played.ts';
import { restarts } from './restarts.ts';
import { rolling } from './rolling.ts';
import { crowdReturns } from './return.ts';
import { rooms } from './rooms.ts';
import { secrets } from './secrets.ts';
import { slow } from './slow.ts';

it('[R1] [R2] [R8] a server that dies again and again keeps every acknowledged command, once, and every screen agrees', async () => {
  const { counts } = await played(deaths({ people: 24, pace: 8, deaths: 8, life: 4000 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
  expect(counts['deaths']).toBe(8);
});

it('[R1] [R2] [R8] a server that is stopped under load and started again loses nothing', async () => {
  const { counts } = await played(restarts({ people: 16, pace: 5, stops: 2 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R2] [R8] several nodes that are restarted one after another behind nginx lose nothing, and everyone comes back', async () => {
  const { counts } = await played(rolling({ people: 40, pace: 2, rounds: 1 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
  expect(counts['taken from their node']).toBeGreaterThan(0);
});

it('[R1] [R2] [R9] a disk that fills under load stops the acknowledgements, and all goes on by itself when there is room', async () => {
  const { counts } = await played(disk({ people: 16, pace: 5, fills: 1 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R5] backups under load hold what was acknowledged and fold to what the log folded to', async () => {
  const { counts } = await played(backups({ people: 12, pace: 5, backups: 4 }));
  expect(counts['backups']).toBe(4);
});

it('[R1] [R2] [R8] phones whose network fails in every way lose nothing, do nothing twice, and agree', async () => {
  const { counts, times } = await played(network({ people: 20, pace: 5, faults: 60 }));
  expect(counts).toMatchObject({
    faults: 60,
    delayed: 7,
    throttled: 7,
    reset: 7,
    ended: 7,
    'reset within a message': 6,
    'refused for a while': 6,
    'half-open, both ends deaf': 7,
    'half-open, the server deaf': 7,
    'half-open, the phone deaf': 6,
    'the whole network refuses': 1,
    'the whole network silent': 1,
  });
  expect(times['converged']).toHaveLength(40);
});

it('[R8] [R10] screens that do not read are passed over and given the sum, or hung up on, and cost the others nothing', async () => {
  const pace = { votes: 60, posts: 30 };
  const { counts } = await played(slow({ screens: 60, pace, calm: 2, nap: 8, sleep: 26, bearable: null }));
  expect(counts['passed over']).toBeGreaterThan(0);
  expect(counts['hung up on']).toBe(3);
});

it('[R1] [R3] [R8] after kill -9 a whole room comes back by itself with every vote', async () => {
  const pace = { votes: 100, posts: 5 };
  const { counts } = await played(crowdReturns({ phones: 300, pace, before: 3, bearable: null }));
  expect(counts['back']).toBe(300);
});

it('[R6] where a host looks first nothing reaches anybody before a host has approved it', async () => {
  const { counts } = await played(secrets({ authors: 20, texts: 300, deaths: 1 }));
  for (const what of ['never approved', 'seen', 'bytes']) expect([what, counts[what]]).not.toEqual([what, 0]);
});

it('[R2] [R8] hosts over bad connections never handle a post twice, and see the same in the end', async () => {
  const { counts } = await played(hosts({ posts: 60, seconds: 8 }));
  for (const what of ['handled', 'taken back', 'somebody was faster'])
    expect([what, counts[what]]).not.toEqual([what, 0]);
});

it('[R6] [R8] of two sessions side by side every screen shows its own, and who follows both sees both', async () => {
  const { counts } = await played(rooms({ phones: 30, seconds: 8 }));
  for (const what of ['said', 'moves', 'follow both']) expect([what, counts[what]]).not.toEqual([what, 0]);
});

it('[R1] [R3] a full room answers polls of every kind at once, and what was acknowledged is what is counted', async () => {
  const { counts } = await played(ballots({ people: 100, seconds: 2, bearable: null }));
  // One in ten answers twice.
  expect(counts['acknowledged']).toBe(7 * 110);
});
