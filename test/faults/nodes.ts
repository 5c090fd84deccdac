import { balance } from './balance.ts';
import { inspect, nodesDiffer } from './nodes-alike.ts';
import { closePoll, gatherAt, untilSaid, type CrowdSize } from './nodes-crowd.ts';
import { entriesIn } from './nodes-log.ts';
import { withNodes } from './nodes-place.ts';
import { revoke } from './nodes-revoking.ts';
import { troubles, type TroubleName } from './nodes-troubles.ts';
import type { Scene } from './scene.ts';
import { silences, type Trouble } from './silence.ts';

export type Nodes = CrowdSize & {
  readonly nodes: number;
  /** What befalls them, and how often. */
  readonly befalls: Readonly<Partial<Record<TroubleName, number>>>;
  /** Keys that are given and revoked while people talk, before anything befalls. */
  readonly keys: number;
  /** Commands of each person, on average, that are acknowledged from one trouble to the next at most. */
  readonly between: number;
};

/** A crowd spread over several nodes that goes from node to node, while nodes and Redis die, stop and stand still. */
export const nodes = ({ nodes: many, befalls, keys, between, ...size }: Nodes): Scene => ({
  name: 'nodes',
  what: 'several nodes on one Redis: nodes are killed and restarted, Redis stands still and is killed',
  run: (chance, say) =>
    withNodes(many, async (place) => {
      const crowd = await gatherAt(place, size, chance);
      const counts: Record<string, number> = {};
      const times: Record<string, number[]> = {};
      const wrong: string[] = [];
      crowd.talk();
      const begun = Date.now();
      const revoked: number[] = [];
      for (let key = 0; key < keys; key++) {
        const { closed, wrong: still } = await revoke(place, crowd);
        revoked.push(...closed);
        wrong.push(...still);
      }
      times['a revoked key is dead'] = revoked;
      const spansOf: [name: string, spans: Trouble[]][] = [];
      for (const [name, often] of Object.entries(befalls) as [TroubleName, number][]) {
        const spans: Trouble[] = [];
        spansOf.push([name, spans]);
        for (let turn = 0; turn < often; turn++) {
          await untilSaid(crowd, chance.whole(1, between));
          const from = Date.now();
          wrong.push(...(await troubles[name](place, { chance, turn })));
          spans.push({ from, to: Date.now() });
        }
        await untilSaid(crowd, 1);
        counts[name] = often;
        const each = Math.round(crowd.journal.length / ((Date.now() - begun) / 1000));
        say(`${name}: ${often} times, ${crowd.journal.length} commands acknowledged, ${each} a second`);
      }
      await crowd.hush();
      // Not before everyone has an answer again.
      for (const [name, spans] of spansOf) {
        times[`${name}: without an answer`] = silences(crowd.journal, spans);
        times[`${name}: nobody had one`] = silences(asOne(crowd.journal), spans);
      }
      wrong.push(...(await crowd.agree()));
      await closePoll(place, crowd);
      wrong.push(...(await nodesDiffer(place, crowd)));
      crowd.leave();
      await Promise.all(place.nodes.map((node) => node.end('SIGTERM')));
      const entries = await entriesIn(place.redis, crowd.event);
      const facts = entries.flatMap((entry) => entry.facts);
      wrong.push(...balance(crowd.journal, facts), ...inspect(entries));
      const moves = crowd.screens.reduce((sum, { visits }) => sum + visits - 1, 0);
      return { counts: { acknowledged: crowd.journal.length, 'people came back': moves, ...counts }, times, wrong };
    }),
});

/** As if everything had been said by one person. */
const asOne = (journal: Parameters<typeof silences>[0]) => journal.map((entry) => ({ ...entry, by: '' }));
