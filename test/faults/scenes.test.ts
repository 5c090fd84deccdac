import { expect, it } from 'vitest';
import { chanceOf } from './chance.ts';
import { deaths } from './deaths.ts';
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
