import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from '../../shared/facts.ts';
import { openEngine } from '../../server/log/engine.ts';
import { freePort } from '../support/free-port.ts';
import { startNginx } from '../support/nginx.ts';
import { startRedis } from '../support/redis.ts';
import { serverProcess, type ServerProcess } from '../support/server-process.ts';
import { balance } from './balance.ts';
import { gather } from './crowd.ts';
import { watchGaps } from './gaps.ts';
import { Phone } from './phone.ts';
import type { Scene } from './scene.ts';

export type Rolling = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
  /** How often each node is restarted. */
  readonly rounds: number;
};

const NODES = 3;
/** The crowd's talk before and after the restarts. */
const SETTLE_MS = 3000;

/** A crowd that speaks while the nodes behind nginx are brought up to date one after another, as the README says. */
export const rolling = ({ people, pace, rounds }: Rolling): Scene => ({
  name: 'rolling',
  what: 'three nodes on Redis behind nginx are restarted one after another under load',
  run: (chance, say) =>
    withNodes(async (nodes, url, redisUrl) => {
      const phones: Phone[] = [];
      const crowd = await gather({
        people,
        pace,
        chance,
        url,
        sit(seat) {
          const phone = new Phone(seat);
          phones.push(phone);
          return phone;
        },
      });
      const wrong: string[] = [];
      const restarts: number[] = [];
      const gaps = watchGaps(phones.map(({ socket }) => socket));
      crowd.talk();
      await wait(SETTLE_MS);
      for (let round = 1; round <= rounds; round++) {
        for (const [place, node] of nodes.entries()) {
          const from = Date.now();
          const code = await node.end('SIGTERM');
          if (code !== 0) wrong.push(`Node ${place} ended with ${code}: ${node.said().slice(-400)}`);
          await node.start();
          await isReady(node.url);
          restarts.push(Date.now() - from);
        }
        say(`${round} rounds, ${crowd.journal.length} commands acknowledged`);
      }
      await wait(SETTLE_MS);
      await crowd.hush();
      wrong.push(...(await crowd.agree()));
      const { ms, away } = gaps();
      if (away > 0) wrong.push(`${away} people did not come back.`);
      crowd.leave();
      wrong.push(...balance(crowd.journal, await factsOf(redisUrl, crowd.event)));
      return {
        counts: { acknowledged: crowd.journal.length, restarts: restarts.length, 'taken from their node': ms.length },
        times: { 'a node away': restarts, 'without a sign': ms },
        wrong,
      };
    }),
});

/** Built nodes on one Redis, behind nginx; all are gone afterwards. */
async function withNodes<Result>(
  work: (nodes: readonly ServerProcess[], url: string, redisUrl: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-rolling-'));
  const redis = await startRedis();
  const [front, ...ports] = await Promise.all(Array.from({ length: NODES + 1 }, () => freePort()));
  const url = `http://127.0.0.1:${front}`;
  const env = { REDIS_URL: redis.url, PUBLIC_URL: url, TRUST_PROXY: '1' };
  const nodes = ports.map((port) => serverProcess({ port, dataDir: join(folder, String(port)), env }));
  await Promise.all(nodes.map((node) => node.start()));
  const nginx = await startNginx(front ?? 0, ports, { secure: false });
  try {
    return await work(nodes, url, redis.url);
  } finally {
    await nginx.end();
    await Promise.all(nodes.map((node) => node.end('SIGKILL')));
    await redis.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/readyz`)).ok) await wait(100);
}

/** All that the log has of the event of this code. */
async function factsOf(redisUrl: string, code: string): Promise<Fact[]> {
  const { log } = await openEngine({ dataDir: '', redisUrl }, () => undefined);
  try {
    const event = await log.find(code);
    return event == null ? [] : (await log.read(event, 0, Infinity)).flatMap(({ facts }) => facts);
  } finally {
    await log.close();
  }
}
