import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { freePort } from '../support/free-port.ts';
import { chanceOf } from './chance.ts';
import { mortalServer } from './mortal.ts';
import { runStorm } from './storm.ts';

/** A new one each time; a failing one is given in the message and can be put here. */
const SEED = Number(process.env['STORM_SEED'] ?? Date.now() % 1_000_000);

it('[R1] [R2] [R8] a server that dies again and again keeps every acknowledged command, once, and every screen agrees', async () => {
  const port = await freePort();
  const dataDir = emptyFolder();
  const outcome = await runStorm({
    people: 24,
    pace: 8,
    deaths: 8,
    chance: chanceOf(SEED),
    url: `http://127.0.0.1:${port}`,
    dataDir,
    server: mortalServer(port, dataDir),
    say: () => undefined,
  });
  expect({ seed: SEED, ...outcome }).toMatchObject({ seed: SEED, missing: [], twice: [], diverged: [] });
  expect(outcome.acknowledged).toBeGreaterThan(0);
  expect(Object.values(outcome.deaths).reduce((sum, count) => sum + count, 0)).toBe(8);
});
