import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Place } from './nodes-place.ts';

/** Something that befalls nodes or their Redis. Resolves when all is there again, with what is wrong already. */
type Befall = (place: Place, how: { readonly chance: Chance; readonly turn: number }) => Promise<readonly string[]>;

/** How long Redis stands still, ms: longer than any node waits for it, or so short that none gives up its connection. */
const STILL = { long: 10_000, short: 3000 };

export const troubles = {
  async 'a node is killed'({ nodes }, { chance }) {
    const node = chance.of(nodes);
    await node.end('SIGKILL');
    await node.start();
    return [];
  },
  /** In their turn: each when the one before is there again. */
  async 'a node is restarted'({ nodes }, { turn }) {
    const node = nodes[turn % nodes.length];
    const code = await node?.end('SIGTERM');
    await node?.start();
    return code === 0 ? [] : [`A node that was told to stop ended with ${code}: ${node?.said().slice(-400)}`];
  },
  async 'Redis stands still for 10 s'({ redis }) {
    await standStill(redis, STILL.long);
    return [];
  },
  async 'Redis stands still for 3 s'({ redis }) {
    await standStill(redis, STILL.short);
    return [];
  },
  async 'Redis is killed'({ redis }) {
    await redis.kill9();
    await redis.start();
    return [];
  },
} as const satisfies Record<string, Befall>;

export type TroubleName = keyof typeof troubles;

async function standStill(redis: Place['redis'], ms: number): Promise<void> {
  redis.freeze();
  await wait(ms);
  redis.thaw();
}
