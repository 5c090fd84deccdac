import { setTimeout as wait } from 'node:timers/promises';
import { Person } from '../../server/simulator/person.ts';
import { Attendee } from './attendee.ts';
import { gather, type Crowd } from './crowd.ts';
import type { Chance } from './chance.ts';
import { entranceAt } from './knock.ts';
import type { Place } from './nodes-place.ts';
import { openReading } from './reading.ts';

export type CrowdSize = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
};

/** A crowd, and what its people look at. */
export type SpreadCrowd = Crowd & { readonly screens: readonly Attendee[] };

const LOOK_MS = 20;
const PATIENCE_MS = 60_000;

/** A crowd spread over all nodes; whoever loses the connection comes back by the next one. */
export async function gatherAt(
  { nodes: [first, ...others] }: Place,
  { people, pace }: CrowdSize,
  chance: Chance,
): Promise<SpreadCrowd> {
  const { url = '' } = first ?? {};
  const entrances = [url, ...others.map((node) => node.url)].map(entranceAt);
  const reading = openReading();
  const screens: Attendee[] = [];
  const sit = ({ event, view, token }: { event: string; view: 'attendee'; token: string }) => {
    const screen = new Attendee(screens.length, entrances, { event, view, token }, reading);
    screens.push(screen);
    return screen;
  };
  return { ...(await gather({ people, pace, chance, url, sit })), screens };
}

/** Resolves when so many more commands are acknowledged, on average of each person. Rejects where nothing is for a minute. */
export async function untilSaid({ journal, screens }: SpreadCrowd, each: number): Promise<void> {
  const enough = journal.length + each * screens.length;
  while (journal.length < enough) {
    const silent = Date.now() - (journal.at(-1)?.at ?? Date.now());
    if (silent > PATIENCE_MS) throw new Error('Nothing is acknowledged any more.');
    await wait(LOOK_MS);
  }
}

/** Ends the poll, so that the archive has what came of it. */
export async function closePoll({ nodes }: Place, { event, hostKey, poll }: Crowd): Promise<void> {
  const host = new Person({ url: nodes[0]?.url ?? '', event, view: 'host', hostKey });
  await host.arrive();
  const closed = await host.ask({ type: 'poll.close', poll });
  host.leave();
  if (!closed.ok) throw new Error(`The poll was not closed: ${closed.hint}`);
}
