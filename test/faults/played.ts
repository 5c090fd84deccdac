import { expect } from 'vitest';
import { chanceOf } from './chance.ts';
import type { Report, Scene } from './scene.ts';

/** A new one each time; a failing one is given in the message and can be put here. */
const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);

/** Plays a scene in which nothing may be wrong. */
export async function played(scene: Scene): Promise<Report> {
  const report = await scene.run(chanceOf(SEED), () => undefined);
  expect({ seed: SEED, wrong: report.wrong.slice(0, 20) }).toEqual({ seed: SEED, wrong: [] });
  return report;
}
