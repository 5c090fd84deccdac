import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from '../../server/log/log.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { Attendee } from './attendee.ts';
import { balance, type Journal } from './balance.ts';
import type { Crowd } from './crowd.ts';
import { entranceAt } from './knock.ts';
import { inspect, nodesDiffer } from './nodes-alike.ts';
import { closePoll, gatherAt, untilSaid, type CrowdSize } from './nodes-crowd.ts';
import { asking, entriesIn } from './nodes-log.ts';
import { withNodes, type Place } from './nodes-place.ts';
import { openReading } from './reading.ts';
import type { Scene } from './scene.ts';

export type Loss = CrowdSize & { readonly nodes: number };

/** Where Redis keeps its append-only file. */
const FILES = 'appendonlydir';
/** Answers each person has between the copy of the file and its return, so that something is lost. */
const SAID_MEANWHILE = 5;
/** At each node; there is a wall besides. */
const HOSTS = 2;
const LOOK_MS = 20;
const PATIENCE_MS = 60_000;

/** Redis comes back with an older copy of its file, and is emptied in the end: what was acknowledged is lost, and everyone learns it. */
export const loss = ({ nodes: many, ...size }: Loss): Scene => ({
  name: 'loss',
  what: 'several nodes whose Redis loses what it kept: an older copy comes back, and then nothing is left',
  run: (chance, say) =>
    withNodes(many, async (place) => {
      const { redis } = place;
      const crowd = await gatherAt(place, size, chance);
      const others = await othersAt(place, crowd);
      const screens = [...crowd.screens, ...others];
      const wrong: string[] = [];
      const { journal } = crowd;

      crowd.talk();
      await untilSaid(crowd, SAID_MEANWHILE);
      const copy = copyOf(redis);
      await untilSaid(crowd, SAID_MEANWHILE);
      const before = await epochOf(place, crowd);
      await redis.kill9();
      await untilAllKnow(place);
      const acknowledged = [...journal];
      const kept = await backTo(redis, copy, crowd);
      const returned = Date.now();
      const epoch = await changed(place, crowd, before);
      const told = await untilMost(screens, (screen) => holds(screen, epoch));
      const toldAfter = Date.now() - returned;
      say(`an older copy: ${told} of ${screens.length} screens have the new epoch after ${toldAfter} ms`);
      if (told < screens.length)
        wrong.push(`${screens.length - told} screens do not know that the log has another history.`);
      await untilSaid(crowd, SAID_MEANWHILE);
      await crowd.hush();
      wrong.push(...(await crowd.agree()));
      await closePoll(place, crowd);
      wrong.push(...(await nodesDiffer(place, crowd)));
      const entries = await entriesIn(redis, crowd.event);
      const { still, lost } = parted(acknowledged, kept);
      wrong.push(...startsOtherwise(entries, kept), ...inspect(entries));
      wrong.push(...balance([...still, ...journal.slice(acknowledged.length)], factsOf(entries)));

      const { length } = journal;
      crowd.talk();
      await untilSaid(crowd, 1);
      const head = await empty(place, crowd);
      const emptied = Date.now();
      const out = await untilMost(screens, ({ isIn, turnedAway }) => !isIn && turnedAway.includes('unknown-event'));
      const outAfter = Date.now() - emptied;
      say(`emptied: ${out} of ${screens.length} screens are told that there is no such event after ${outAfter} ms`);
      if (out < screens.length) wrong.push(`${screens.length - out} screens go on though nothing is left.`);
      const falsely = journal.slice(length).filter(({ reply }) => reply.seq > head).length;
      if (falsely > 0) wrong.push(`${falsely} commands were acknowledged after all was lost.`);
      crowd.leave();
      for (const screen of others) screen.leave();
      return {
        counts: {
          acknowledged: journal.length,
          'lost with the older copy': lost.length,
          'lost when it was emptied': journal.length - lost.length,
          screens: screens.length,
          'have the new epoch': told,
          'are told that nothing is left': out,
        },
        times: { 'until all have the new epoch': [toldAfter], 'until all know that nothing is left': [outAfter] },
        wrong,
      };
    }),
});

/** Hosts' screens and walls at each node. */
async function othersAt({ nodes }: Place, { event, hostKey }: Crowd): Promise<Attendee[]> {
  const reading = openReading();
  const screens = nodes.flatMap(({ url }, which) => {
    const own = Array.from(
      { length: HOSTS },
      (_, index) => new Attendee(which * HOSTS + index, [entranceAt(url)], { event, view: 'host', hostKey }, reading),
    );
    return [...own, new Attendee(which, [entranceAt(url)], { event, view: 'wall' }, reading)];
  });
  for (const screen of screens) void screen.stay();
  await untilMost(screens, ({ now }) => now.to > 0);
  return screens;
}

/** Of as many as hold in the end, or after a minute. */
async function untilMost(screens: readonly Attendee[], isSo: (screen: Attendee) => boolean): Promise<number> {
  const until = Date.now() + PATIENCE_MS;
  while (!screens.every(isSo) && Date.now() < until) await wait(LOOK_MS);
  return screens.filter(isSo).length;
}

/** A wall has no list. */
const holds = ({ now, list, isIn }: Attendee, epoch: string): boolean =>
  isIn && now.epoch === epoch && (list.to === 0 || list.epoch === epoch);

/** Of the file at one moment. */
function copyOf(redis: TestRedis): string {
  const copy = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  redis.freeze();
  cpSync(join(redis.folder, FILES), copy, { recursive: true });
  redis.thaw();
  return copy;
}

/** Whatever Redis had acknowledged is told by then. */
async function untilAllKnow({ nodes }: Place): Promise<void> {
  for (const { url } of nodes) while ((await fetch(`${url}/readyz`)).ok) await wait(LOOK_MS);
}

/** Starts Redis with the copy, which is gone then. Returns what is in it. */
async function backTo(redis: TestRedis, copy: string, { event }: Crowd): Promise<Entry[]> {
  const reader = await startRedis();
  try {
    await reader.kill9();
    putInto(reader, copy);
    await reader.start();
    const kept = await entriesIn(reader, event);
    putInto(redis, copy);
    await redis.start();
    return kept;
  } finally {
    await reader.end();
    rmSync(copy, { recursive: true, force: true });
  }
}

function putInto({ folder }: TestRedis, copy: string): void {
  rmSync(join(folder, FILES), { recursive: true, force: true });
  cpSync(copy, join(folder, FILES), { recursive: true });
}

const epochOf = ({ redis }: Place, { event }: Crowd): Promise<string | null> =>
  asking(redis, event, (call, place) => call<string | null>('HGET', place, 'epoch'));

/** The epoch once it is another one; the same where that takes longer than a minute. */
async function changed(place: Place, crowd: Crowd, before: string | null): Promise<string> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const epoch = await epochOf(place, crowd);
    if (epoch !== null && (epoch !== before || Date.now() > until)) return epoch;
    await wait(LOOK_MS);
  }
}

/** Empties Redis. Returns the seq of the last fact that it had. */
const empty = ({ redis }: Place, { event }: Crowd): Promise<number> =>
  asking(redis, event, async (call, place) =>
    Number(
      await call(
        `EVAL`,
        `local head = redis.call('HGET', KEYS[1], 'head') redis.call('FLUSHALL') return head`,
        '1',
        place,
      ),
    ),
  );

const factsOf = (entries: readonly Entry[]) => entries.flatMap(({ facts }) => facts);

/** What was acknowledged before a loss, by whether it is in what was kept. */
function parted(acknowledged: Journal, kept: readonly Entry[]): { readonly still: Journal; readonly lost: Journal } {
  const head = factsOf(kept).length;
  return {
    still: acknowledged.filter(({ reply }) => reply.seq <= head),
    lost: acknowledged.filter(({ reply }) => reply.seq > head),
  };
}

/** What was kept is as it was, but for what may be erased since. */
function startsOtherwise(entries: readonly Entry[], kept: readonly Entry[]): string[] {
  const other = kept.findIndex(({ id, first }, index) => entries[index]?.id !== id || entries[index].first !== first);
  return other < 0 ? [] : [`The log was left with ${kept.length} batches, and has another one as its ${other + 1}.`];
}
