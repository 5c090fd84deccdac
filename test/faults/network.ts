import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { openApi } from '../../server/simulator/api.ts';
import { balance, factsIn, type Journal } from './balance.ts';
import type { Chance } from './chance.ts';
import { gather } from './crowd.ts';
import { withServer } from './mortal.ts';
import { Phone } from './phone.ts';
import type { Scene } from './scene.ts';
import { openWire, type Away, type Wire } from './wire.ts';

export type Network = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
  /** On single connections; from time to time the whole network goes and returns besides. */
  readonly faults: number;
};

/** What befalls single connections, in turn. */
const FAULTS: readonly (readonly [string, (wire: Wire, chance: Chance) => void])[] = [
  ['delayed', (wire, chance) => wire.befall({ kind: 'delay', ms: chance.whole(20, 2000) })],
  ['reset', (wire) => wire.befall({ kind: 'reset' })],
  ['half-open, both ends deaf', (wire) => wire.befall({ kind: 'half-open', deaf: 'both' })],
  ['throttled', (wire, chance) => wire.befall({ kind: 'throttle', bytesPerSecond: chance.whole(1000, 20_000) })],
  ['ended', (wire) => wire.befall({ kind: 'ended' })],
  ['half-open, the server deaf', (wire) => wire.befall({ kind: 'half-open', deaf: 'up' })],
  ['reset within a message', (wire) => wire.befall({ kind: 'reset within a message' })],
  ['refused for a while', (wire, chance) => wire.refuse(chance.whole(200, 3000))],
  ['half-open, the phone deaf', (wire) => wire.befall({ kind: 'half-open', deaf: 'down' })],
];

/**
 * How the whole network goes, in turn, and whether browsers say so when it returns. One that refuses is tried until it
 * takes; one that is silent looks like one on which nothing happens, so that without a word it takes as long as it takes
 * to lose one's belief in a connection.
 */
const OUTAGES: readonly { readonly how: Away; readonly told: boolean; readonly time: string }[] = [
  { how: 'refuses', told: false, time: 'converged' },
  { how: 'silent', told: true, time: 'converged' },
  { how: 'silent', told: false, time: 'converged, where nobody was told' },
];

/** For each phone, from one return of the whole network until it goes again. */
const FAULTS_BETWEEN = 2;
/** Between one fault and the next on the same phone, on average, ms. */
const RESPITE = 2500;
/** The whole network is away so long, ms. */
const OUTAGE = { least: 500, most: 6000 };
/** Between two looks at what phones hold, ms. */
const LOOK = 10;
const PATIENCE = 60_000;

/** A crowd of the phone's own connections and outboxes, each on a network of its own that fails in every way. */
export const network = ({ people, pace, faults }: Network): Scene => ({
  name: 'network',
  what: 'connections are delayed, cut, throttled and half-opened, and the whole network goes and returns',
  run: (chance, say) =>
    withServer({}, async (server, dataDir) => {
      await server.start();
      const port = Number(new URL(server.url).port);
      const wires = await Promise.all(Array.from({ length: people }, () => openWire(port)));
      const phones: Phone[] = [];
      const crowd = await gather({
        ...{ people, pace, chance, url: server.url },
        sit(seat) {
          const phone = new Phone({ ...seat, url: wires[phones.length]?.url ?? '' });
          phones.push(phone);
          return phone;
        },
      });
      const witness = await undisturbed(server.url, crowd.event);
      const counts: Record<string, number> = {};
      const times: Record<string, number[]> = {};
      const between = Math.round(people * FAULTS_BETWEEN);
      const wrong: string[] = [];
      const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
      crowd.talk();

      for (let fault = 0; fault < faults; fault++) {
        await wait(RESPITE / people);
        const [kind, strike] = chosen(FAULTS, fault);
        strike(await wholeOne(wires, chance), chance);
        count(kind);
        if ((fault + 1) % between > 0 && fault + 1 < faults) continue;

        const outage = chosen(OUTAGES, Math.floor(fault / between));
        for (const wire of wires) wire.leave(outage.how);
        await wait(chance.whole(OUTAGE.least, OUTAGE.most));
        const goal = { now: newest(crowd.journal), list: witness.list.to };
        const from = Date.now();
        for (const wire of wires) wire.back();
        if (outage.told) for (const phone of phones) phone.online();
        count(`the whole network ${outage.how}`);
        const took = await convergence(phones, goal, from);
        const left = people - took.length;
        if (left > 0) wrong.push(`${left} phones do not hold ${JSON.stringify(goal)} after ${PATIENCE} ms.`);
        times[outage.time] = [...(times[outage.time] ?? []), ...took];
        say(`${fault + 1} faults, ${crowd.journal.length} commands acknowledged`);
      }

      await crowd.hush();
      wrong.push(...(await crowd.agree()));
      crowd.leave();
      witness.leave();
      for (const wire of wires) await wire.close();
      await server.end('SIGTERM');
      wrong.push(...balance(crowd.journal, factsIn(join(dataDir, LOG_NAME))));
      return { counts: { acknowledged: crowd.journal.length, faults, ...counts }, times, wrong };
    }),
});

/** A phone beside the others whose network never fails. */
async function undisturbed(url: string, event: string): Promise<Phone> {
  const { token } = await openApi(url, new AbortController().signal).enter(event, null);
  const phone = new Phone({ url, event, view: 'attendee', token });
  await phone.arrive();
  return phone;
}

function chosen<Thing>(things: readonly Thing[], turn: number): Thing {
  return things[turn % things.length] as Thing;
}

/** Any of those on which something can still go wrong. */
async function wholeOne(wires: readonly Wire[], chance: Chance): Promise<Wire> {
  for (;;) {
    const whole = wires.filter((wire) => wire.whole());
    if (whole.length > 0) return chance.of(whole);
    await wait(LOOK);
  }
}

const newest = (journal: Journal): number => journal.reduce((most, { reply }) => Math.max(most, reply.seq), 0);

/** For each phone that comes to hold all that was acknowledged, and the list that others hold, how long it took. */
async function convergence(
  phones: readonly Phone[],
  goal: { readonly now: number; readonly list: number },
  from: number,
): Promise<number[]> {
  const took: number[] = [];
  let behind = phones;
  for (;;) {
    const still = behind.filter(({ now, list }) => now.to < goal.now || list.to < goal.list);
    const passed = Date.now() - from;
    took.push(...Array.from({ length: behind.length - still.length }, () => passed));
    behind = still;
    if (behind.length === 0 || passed > PATIENCE) return took;
    await wait(LOOK);
  }
}
