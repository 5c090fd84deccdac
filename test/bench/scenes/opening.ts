import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SNAPSHOTS_NAME } from '../../../server/log/snapshot-files.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer } from '../contestants.ts';
import { AT_EASE, type SceneReport } from '../figure.ts';
import { writeLongLog } from '../long-log.ts';
import { Phone } from '../phone.ts';
import { stop } from '../pinned.ts';

const FACTS = 1_000_000;
/** Later than the kept state: a quarter of those that make the server keep the next (`server/live/upkeep.ts`), and one less than all. */
const [BEHIND, FAR_BEHIND] = [4999, 19_999];
const RUNS = 3;
const OWED_S = 2;
/** Between two knocks at a server that may not be there yet, ms. */
const KNOCK_MS = 10;
/** A server that keeps no state after so long does not do it at all, ms. */
const PATIENCE_MS = 120_000;

/** From the start of a server to the first frame on the wall of an event with a million facts. */
export async function opening(): Promise<SceneReport> {
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-bench-'));
  try {
    const { code, grow } = await writeLongLog(folder, FACTS - FAR_BEHIND);
    const whole = await timeToWall(folder, code, () => keptIn(folder));
    await grow(BEHIND);
    const soon = await timesToWall(folder, code);
    await grow(FAR_BEHIND - BEHIND);
    const late = await timesToWall(folder, code);
    return {
      scene: 'opening',
      about: `a log of ${FACTS} facts, of which up to ${FAR_BEHIND} are later than the state that the server kept`,
      figures: [
        {
          ...{ what: `from the start to the first frame, ${BEHIND} facts after the kept state`, ...soon },
          aim: OWED_S,
        },
        { what: `the same ${FAR_BEHIND} facts after it, as many as can be`, ...late },
        { what: 'the same where no state was kept', value: whole, unit: 's', better: 'less' },
      ],
      load: AT_EASE,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median, and each. */
async function timesToWall(folder: string, code: string) {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await timeToWall(folder, code));
  const median = runs.toSorted((one, other) => one - other)[RUNS >> 1] ?? NaN;
  const beside = runs.map((run) => `${run.toFixed(2)} s`).join(', ');
  return { value: median, unit: 's', better: 'less', beside } as const;
}

/** In seconds. `then` may still need the server. */
async function timeToWall(folder: string, code: string, then = () => Promise.resolve()): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const server = startServer(port, folder, null);
  try {
    await firstFrame(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, code);
    const took = (performance.now() - begun) / 1000;
    await then();
    return took;
  } finally {
    await stop(server);
  }
}

async function firstFrame(url: string, code: string): Promise<void> {
  for (;;) {
    let framed = (): void => undefined;
    const frame = new Promise<void>((resolve) => (framed = resolve));
    const wall = new Phone(0, url, { message: () => undefined, event: () => framed(), answer: () => undefined });
    const arrival = await wall.connect({ event: code, view: 'wall' }).catch(() => null);
    if (arrival && 'over' in arrival) {
      await frame;
      wall.hangUp();
      return;
    }
    await sleep(KNOCK_MS);
  }
}

/** Resolves when the server has kept a state. */
async function keptIn(folder: string): Promise<void> {
  const snapshots = join(folder, SNAPSHOTS_NAME);
  const until = Date.now() + PATIENCE_MS;
  while (!existsSync(snapshots) || !readdirSync(snapshots).some((name) => !name.includes('.'))) {
    if (Date.now() > until) throw new Error('The server kept no state.');
    await sleep(100);
  }
}
