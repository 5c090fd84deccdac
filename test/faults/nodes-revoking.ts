import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Person } from '../../server/simulator/person.ts';
import { Attendee } from './attendee.ts';
import type { Crowd } from './crowd.ts';
import { entranceAt } from './knock.ts';
import type { Place } from './nodes-place.ts';
import { openReading } from './reading.ts';

const LOOK_MS = 2;
const PATIENCE_MS = 30_000;

/**
 * Gives somebody a key who opens a screen at each node, and revokes it at the first one. Returns for each screen how long
 * after the host asked for it it was closed, ms, and what is wrong.
 */
export async function revoke(
  { nodes }: Place,
  { event, hostKey }: Crowd,
): Promise<{ readonly closed: readonly number[]; readonly wrong: readonly string[] }> {
  const host = new Person({ url: nodes[0]?.url ?? '', event, view: 'host', hostKey });
  await host.arrive();
  const secret = randomBytes(16).toString('base64url');
  const added = await host.ask({ type: 'key.add', name: 'Somebody', role: 'moderator', key: secret });
  if (!added.ok || added.key === undefined) throw new Error(`No key was added: ${JSON.stringify(added)}`);
  const reading = openReading();
  const screens = nodes.map(
    ({ url }, index) => new Attendee(index, [entranceAt(url)], { event, view: 'host', hostKey: secret }, reading),
  );
  await Promise.all(screens.map((screen) => screen.arrive()));
  const asked = performance.now();
  const revoking = host.ask({ type: 'key.revoke', key: added.key });
  const isOut = ({ isIn, turnedAway }: Attendee): boolean => !isIn && turnedAway.includes('unauthorised');
  const closed = await Promise.all(
    screens.map(async (screen) => {
      while (screen.isIn) await wait(LOOK_MS);
      return performance.now() - asked;
    }),
  );
  await revoking;
  for (const until = Date.now() + PATIENCE_MS; !screens.every(isOut) && Date.now() < until;) await wait(LOOK_MS);
  const back = screens.filter((screen) => !isOut(screen)).length;
  for (const screen of screens) screen.leave();
  host.leave();
  return { closed, wrong: back > 0 ? [`${back} screens of a revoked key came back.`] : [] };
}
