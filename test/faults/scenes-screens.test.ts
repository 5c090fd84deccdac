import { expect, it } from 'vitest';
import { ballots } from './ballots.ts';
import { hosts } from './hosts.ts';
import { network } from './network.ts';
import { played } from './played.ts';
import { rooms } from './rooms.ts';
import { secrets } from './secrets.ts';
import { slow } from './slow.ts';

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
