import { expect, it } from 'vitest';
import { loss } from './nodes-loss.ts';
import { nodes } from './nodes.ts';
import { played } from './played.ts';

const CROWD = { nodes: 3, people: 18, pace: 5 };
const SHORT = { ...CROWD, keys: 1, between: 4 };

it('[R1] [R2] [R5] [R8] a node that dies takes nothing with it, and its people go on at another', async () => {
  const { counts } = await played(nodes({ ...SHORT, befalls: { 'a node is killed': 1, 'a node is restarted': 1 } }));
  for (const what of ['acknowledged', 'people came back']) expect([what, counts[what]]).not.toEqual([what, 0]);
});

it('[R1] [R2] [R5] [R8] while Redis stands still nothing is acknowledged that it does not keep, and then all goes on', async () => {
  const { counts } = await played(nodes({ ...SHORT, befalls: { 'Redis stands still for 3 s': 1 } }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R2] [R5] [R8] a Redis that is killed and started again has all that was acknowledged, once', async () => {
  const { counts } = await played(nodes({ ...SHORT, befalls: { 'Redis is killed': 1 } }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R5] [R8] where Redis loses what it kept every screen begins anew with what is left, and nothing is acknowledged falsely', async () => {
  const { counts } = await played(loss(CROWD));
  for (const what of ['lost with the older copy', 'lost when it was emptied'])
    expect([what, counts[what]]).not.toEqual([what, 0]);
  expect(counts['have the new epoch']).toBe(counts['screens']);
  expect(counts['are told that nothing is left']).toBe(counts['screens']);
});
