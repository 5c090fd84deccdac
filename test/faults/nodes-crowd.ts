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

/** A crowd spread over all nodes; whoever loses the connection comes back by the next one. `screens` are theirs. */
export async function gatherAt(
  { nodes: [first, ...others] }: Place,
  { people, pace }: CrowdSize,
  chance: Chance,
): Promise<Crowd & { readonly screens: readonly Attendee[] }> {
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

/** Ends the poll, so that the archive has what came of it. */
export async function closePoll({ nodes }: Place, { event, hostKey, poll }: Crowd): Promise<void> {
  const host = new Person({ url: nodes[0]?.url ?? '', event, view: 'host', hostKey });
  await host.arrive();
  const closed = await host.ask({ type: 'poll.close', poll });
  host.leave();
  if (!closed.ok) throw new Error(`The poll was not closed: ${closed.hint}`);
}
