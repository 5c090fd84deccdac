import { setTimeout as wait } from 'node:timers/promises';
import { balance } from './balance.ts';
import { inspect, nodesDiffer } from './nodes-alike.ts';
import { closePoll, gatherAt, type CrowdSize } from './nodes-crowd.ts';
import { entriesIn } from './nodes-log.ts';
import { withNodes } from './nodes-place.ts';
import { troubles, type TroubleName } from './nodes-troubles.ts';
import type { Scene } from './scene.ts';
import { silences, type Trouble } from './silence.ts';

export type Nodes = CrowdSize & {
  readonly nodes: number;
  /** What befalls them, and how often. */
  readonly befalls: Readonly<Partial<Record<TroubleName, number>>>;
};

/** From one trouble to the next, ms. */
const BETWEEN = { least: 2000, most: 4000 };

/** A crowd spread over several nodes that goes from node to node, while nodes and Redis die, stop and stand still. */
export const nodes = ({ nodes: many, befalls, ...size }: Nodes): Scene => ({
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
      for (const [name, often] of Object.entries(befalls) as [TroubleName, number][]) {
        const spans: Trouble[] = [];
        for (let turn = 0; turn < often; turn++) {
          await wait(chance.whole(BETWEEN.least, BETWEEN.most));
          const from = Date.now();
          wrong.push(...(await troubles[name](place, { chance, turn })));
          spans.push({ from, to: Date.now() });
        }
        await wait(BETWEEN.most);
        counts[name] = often;
        times[`${name}: without an answer`] = silences(crowd.journal, spans);
        times[`${name}: nobody had one`] = silences(asOne(crowd.journal), spans);
        const each = Math.round(crowd.journal.length / ((Date.now() - begun) / 1000));
        say(`${name}: ${often} times, ${crowd.journal.length} commands acknowledged, ${each} a second`);
      }
      await crowd.hush();
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
