import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect } from '../../server/log/redis-connection.ts';
import { openApi } from '../../server/simulator/api.ts';
import { builtServer } from '../support/built.ts';
import { prepareEvent } from '../support/busy-event.ts';
import { freePort } from '../support/free-port.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { callsTo, type Measured, type OpenfloorTarget } from './load-calls.ts';
import { onCore, startPinned, startScript, stop } from './pinned.ts';
import { usage } from './process-stat.ts';
import { aligned, shown } from './table.ts';

/**
 * `npm run bench:nodes`: the same conference on one node with SQLite, and on one, two and three nodes with Redis. All
 * nodes share one core here, so that what is compared is what they cost, not how fast they are.
 */
const { values } = parseArgs({
  options: {
    phones: { type: 'string', default: '900' },
    votes: { type: 'string', default: '200' },
    posts: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
  },
});
const [phones, votes, posts, seconds] = [values.phones, values.votes, values.posts, values.seconds].map(Number) as [
  number,
  number,
  number,
  number,
];

const [NODES_CORE, LOAD_CORE] = [0, 1];
const START_MS = 30_000;
const WARM_UP_MS = 10_000;
const SATURATION = { underWay: 4, seconds: 8 };

type Setting = { readonly name: string; readonly nodes: number; readonly redis: boolean };

const settings: readonly Setting[] = [
  { name: 'SQLite', nodes: 1, redis: false },
  ...[1, 2, 3].map((nodes) => ({ name: `Redis, ${nodes} node${nodes === 1 ? '' : 's'}`, nodes, redis: true })),
];

/** CPU in seconds, of all nodes together; what Redis did in the same time. */
type Phase = {
  readonly measured: Measured;
  readonly cpu: number;
  readonly redis: { readonly cpu: number; readonly bytes: number; readonly commands: number } | null;
};

type Outcome = {
  readonly setting: Setting;
  /** With a third of the phones, and with all. */
  readonly few: Phase;
  readonly all: Phase;
  readonly perSecond: number;
  readonly cpuPerVote: number;
  readonly wrong: number;
};

const outcomes: Outcome[] = [];
for (const setting of settings) {
  outcomes.push(await run(setting));
  console.error(`${setting.name}: done`);
}
console.log(
  `${phones} phones on each node; ${votes} votes and ${posts} posts a second over all of them; ${seconds} s measured.\n`,
);
console.log(tableOf(outcomes));

async function run(setting: Setting): Promise<Outcome> {
  const redis = setting.redis ? await startRedis([], onCore(LOAD_CORE)) : null;
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-bench-'));
  const ports = await Promise.all(Array.from({ length: setting.nodes }, () => freePort()));
  const nodes = ports.map((port) => startNode(port, join(folder, String(port)), redis));
  const load = startScript(LOAD_CORE, './load.ts');
  try {
    const apis = ports.map((port) => openApi(`http://127.0.0.1:${port}`, AbortSignal.timeout(START_MS)));
    for (const api of apis) await api.ready();
    const [api] = apis;
    if (!api) throw new Error('There are no nodes.');
    const event = await prepareEvent(api, `http://127.0.0.1:${ports[0] ?? 0}`);
    const few = Math.round(phones / 3) * setting.nodes;
    const crowds: OpenfloorTarget[] = [];
    for (const many of [few, phones * setting.nodes - few]) {
      crowds.push({ kind: 'openfloor', ...event, ports, phones: many });
    }
    const pids = nodes.map(({ pid }) => pid ?? 0);
    return await measure(setting, pids, redis, callsTo(load), crowds);
  } finally {
    await Promise.all([load, ...nodes].map(stop));
    await redis?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startNode(port: number, folder: string, redis: TestRedis | null) {
  const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, CREATE_KEY: '', PUBLIC_URL: '' };
  return startPinned(NODES_CORE, builtServer, { ...env, REDIS_URL: redis?.url ?? '' });
}

async function measure(
  setting: Setting,
  pids: readonly number[],
  redis: TestRedis | null,
  load: ReturnType<typeof callsTo>,
  crowds: readonly OpenfloorTarget[],
): Promise<Outcome> {
  const cpuOf = (): number => pids.reduce((sum, pid) => sum + usage(pid).cpu, 0);
  const redisOf = async () => (redis ? { cpu: usage(redis.pid()).cpu, ...(await traffic(redis.url)) } : null);

  const phases: Phase[] = [];
  for (const crowd of crowds) {
    await load('open', crowd);
    await load('start', { votes, posts });
    await sleep(WARM_UP_MS);
    await load('mark');
    const [cpu, before] = [cpuOf(), await redisOf()];
    await sleep(seconds * 1000);
    const [used, after] = [cpuOf() - cpu, await redisOf()];
    phases.push({ measured: await load('measured'), cpu: used, redis: before && after && lessened(after, before) });
    await load('stop');
  }
  const [few, all] = phases;
  if (!few || !all) throw new Error('There are no phones.');
  const { phones: wrong } = await load('wrongTallies');
  const everything = (): number => cpuOf() + (redis ? usage(redis.pid()).cpu : 0);
  const before = everything();
  const { perSecond } = await load('saturate', SATURATION);
  const cpuPerVote = (everything() - before) / (perSecond * SATURATION.seconds);
  return { setting, few, all, perSecond, cpuPerVote, wrong };
}

function lessened<Figures extends Record<string, number>>(after: Figures, before: Figures): Figures {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]),
  ) as Figures;
}

/** What has gone through Redis since it started. */
async function traffic(url: string): Promise<{ readonly bytes: number; readonly commands: number }> {
  const connection = await connect(url, (what, why) => console.error(what, why));
  const info = await connection.call<string>('INFO', 'stats');
  connection.close();
  const value = (name: string): number => Number(new RegExp(`${name}:(\\d+)`).exec(info)?.[1] ?? 0);
  return {
    bytes: value('total_net_input_bytes') + value('total_net_output_bytes'),
    commands: value('total_commands_processed'),
  };
}

function tableOf(outcomes: readonly Outcome[]): string {
  const [first] = outcomes;
  const each = (value: (outcome: Outcome) => string): string[] => outcomes.map(value);
  const perMinute = (cpu: number, { measured }: Phase): number => (cpu / measured.seconds) * 60;
  /** Of one more frame: what more phones cost, by what more they were sent. */
  const perFrame = ({ few, all }: Outcome): number =>
    (all.cpu - few.cpu) / (all.measured.messages - few.measured.messages);
  const bytesPerFact = ({ redis, measured }: Phase): string =>
    redis ? (redis.bytes / (measured.votes + measured.posts)).toFixed(0) : '';
  return aligned([
    ['', ...each(({ setting }) => setting.name)],
    ['CPU of a node per minute, s', ...each(({ all, setting }) => perMinute(all.cpu / setting.nodes, all).toFixed(2))],
    [
      'with a third of the phones, s',
      ...each(({ few, setting }) => perMinute(few.cpu / setting.nodes, few).toFixed(2)),
    ],
    ['CPU per frame more, µs', ...each((one) => (perFrame(one) * 1e6).toFixed(1))],
    ['the same, against SQLite', ...each((one) => (first ? (perFrame(one) / perFrame(first)).toFixed(2) : ''))],
    ['screens behind the truth', ...each(({ all }) => shown(all.measured.behind))],
    ['answers to commands', ...each(({ all }) => shown(all.measured.answers))],
    ['CPU of Redis per minute, s', ...each(({ all }) => (all.redis ? perMinute(all.redis.cpu, all).toFixed(2) : ''))],
    ['bytes through Redis per fact', ...each(({ all }) => bytesPerFact(all))],
    ['with a third of the phones', ...each(({ few }) => bytesPerFact(few))],
    [
      'commands to Redis a second',
      ...each(({ all }) => (all.redis ? (all.redis.commands / all.measured.seconds).toFixed(0) : '')),
    ],
    ['durable votes a second, as many as it takes', ...each(({ perSecond }) => perSecond.toFixed(0))],
    ['CPU of nodes and Redis per such vote, µs', ...each(({ cpuPerVote }) => (cpuPerVote * 1e6).toFixed(1))],
    ['phones with a wrong tally at the end', ...each(({ wrong }) => String(wrong))],
  ]);
}
