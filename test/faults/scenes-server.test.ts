import { expect, it } from 'vitest';
import { backups } from './backups.ts';
import { deaths } from './deaths.ts';
import { disk } from './disk.ts';
import { played } from './played.ts';
import { restarts } from './restarts.ts';
import { crowdReturns } from './return.ts';
import { rolling } from './rolling.ts';

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

it('[R1] [R3] [R8] after kill -9 a whole room comes back by itself with every vote', async () => {
  const pace = { votes: 100, posts: 5 };
  const { counts } = await played(crowdReturns({ phones: 300, pace, before: 3, bearable: null }));
  expect(counts['back']).toBe(300);
});

it('[R1] [R2] [R9] a disk that fills under load stops the acknowledgements, and all goes on by itself when there is room', async () => {
  const { counts } = await played(disk({ people: 16, pace: 5, fills: 1 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R5] backups under load hold what was acknowledged and fold to what the log folded to', async () => {
  const { counts } = await played(backups({ people: 12, pace: 5, backups: 4 }));
  expect(counts['backups']).toBe(4);
});
