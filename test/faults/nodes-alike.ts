import { setTimeout as wait } from 'node:timers/promises';
import { json } from '../../server/archive/json.ts';
import type { Entry } from '../../server/log/log.ts';
import { openInspection } from '../../server/room/invariants.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import type { Crowd } from './crowd.ts';
import { entriesIn } from './nodes-log.ts';
import type { Place } from './nodes-place.ts';

const LOOK_MS = 50;
const PATIENCE_MS = 30_000;

/** Waits until every node tells what the log folds to, and gives up after half a minute. Returns what is wrong. */
export async function nodesDiffer({ redis, nodes }: Place, { event }: Crowd): Promise<string[]> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const view = archiveView(foldAll((await entriesIn(redis, event)).flatMap(({ facts }) => facts)));
    const told = view && json(view);
    const archives = await Promise.all(
      nodes.map(async ({ url }) => (await fetch(`${url}/api/events/${event}/archive.json`)).text()),
    );
    const others = archives.filter((archive) => archive !== told).length;
    if (others === 0) return [];
    if (Date.now() > until) return [`${others} of ${nodes.length} nodes tell something else than the log folds to.`];
    await wait(LOOK_MS);
  }
}

/** What no log may hold, a tally that is not the count of its ballots among it. */
export function inspect(entries: readonly Entry[]): string[] {
  const inspection = openInspection();
  for (const entry of entries) inspection.take(entry);
  return inspection.end().problems.map(({ seq, wrong }) => `In the log at ${seq}: ${wrong}`);
}
