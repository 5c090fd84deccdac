import { expect, it } from 'vitest';
import { chanceOf } from './chance.ts';
import { backups } from './backups.ts';
import { deaths } from './deaths.ts';
import { disk } from './disk.ts';
import { restarts } from './restarts.ts';
import type { Report, Scene } from './scene.ts';

/** A new one each time; a failing one is given in the message and can be put here. */
const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);

async function played(scene: Scene): Promise<Report> {
  const report = await scene.run(chanceOf(SEED), () => undefined);
  expect({ seed: SEED, wrong: report.wrong.slice(0, 20) }).toEqual({ seed: SEED, wrong: [] });
  return report;
}

it('[R1] [R2] [R8] a server that dies again and again keeps every acknowledged command, once, and every screen agrees', async () => {
  const { counts } = await played(deaths({ people: 24, pace: 8, deaths: 8, life: 4000 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
  expect(counts['deaths']).toBe(8);
});

it('[R1] [R2] [R8] a server that is stopped under load and started again loses nothing', async () => {
  const { counts } = await played(restarts({ people: 16, pace: 5, stops: 2 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R2] [R9] a disk that fills under load stops the acknowledgements, and all goes on by itself when there is room', async () => {
  const { counts } = await played(disk({ people: 16, pace: 5, fills: 1 }));
  expect(counts['acknowledged']).toBeGreaterThan(0);
});

it('[R1] [R5] backups under load hold what was acknowledged and fold to what the log folded to', async () => {
  const { counts } = await played(backups({ people: 12, pace: 5, backups: 4 }));
  expect(counts['backups']).toBe(4);
});
