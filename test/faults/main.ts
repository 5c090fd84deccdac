import { parseArgs } from 'node:util';
import { spread } from '../bench/quantiles.ts';
import { chanceOf } from './chance.ts';
import { backups } from './backups.ts';
import { ballots } from './ballots.ts';
import { deaths } from './deaths.ts';
import { disk } from './disk.ts';
import { hosts } from './hosts.ts';
import { network } from './network.ts';
import { loss } from './nodes-loss.ts';
import { nodes } from './nodes.ts';
import { restarts } from './restarts.ts';
import { rolling } from './rolling.ts';
import { crowdReturns } from './return.ts';
import { rooms } from './rooms.ts';
import { secrets } from './secrets.ts';
import { sync } from './sync.ts';
import { nothingYet, sum, type Report, type Scene } from './scene.ts';
import { slow } from './slow.ts';

/** Commands a second of each of the people of several nodes; the server takes ten. */
const PACE = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rate: { type: 'string', default: '2000' },
    help: { type: 'boolean', default: false },
  },
});
const [minutes, seed, rate] = [Number(values.minutes), Number(values.seed), Number(values.rate)];

/** In their long form: `npm test` has a short one of each. */
const scenes: readonly Scene[] = [
  deaths({ people: 250, pace: 8, deaths: 20, life: 8000 }),
  restarts({ people: 100, pace: 5, stops: 20 }),
  rolling({ people: 200, pace: 2.5, rounds: 5 }),
  disk({ people: 100, pace: 5, fills: 10 }),
  hosts({ posts: 300, seconds: 60 }),
  rooms({ phones: 200, seconds: 60 }),
  ballots({ people: 2000, seconds: 5, bearable: 1000 }),
  secrets({ authors: 200, texts: 10_000, deaths: 8 }),
  sync({ people: 50, postsEach: 8 }),
  backups({ people: 50, pace: 6, backups: 100 }),
  network({ people: 200, pace: 5, faults: 2400 }),
  slow({ screens: 1000, pace: { votes: 500, posts: 20 }, calm: 30, nap: 15, sleep: 60, bearable: 0.2 }),
  nodes({
    nodes: 3,
    people: Math.ceil(rate / PACE),
    pace: PACE,
    keys: 10,
    between: 20,
    befalls: {
      'a node is killed': 12,
      'a node is restarted': 9,
      'Redis stands still for 10 s': 2,
      'Redis is killed': 6,
    },
  }),
  loss({ nodes: 3, people: 200, pace: PACE }),
  crowdReturns({ phones: 5000, pace: { votes: 500, posts: 20 }, before: 10, bearable: { back: 15_000, late: 100 } }),
];

const USAGE = `npm run faults -- [SCENE…] [--minutes N] [--seed N] [--rate N]

${scenes.map(({ name, what }) => `  ${name.padEnd(10)} ${what}`).join('\n')}

Plays the scenes (all, where none is named) one after another, each again with the next seed until its share of the
minutes is over, and once at least. Several nodes are offered --rate commands a second, or 2,000. Ends with 1 where
anything was wrong.`;

const unknown = positionals.filter((name) => !scenes.some((scene) => scene.name === name));
if (values.help || unknown.length > 0 || !(minutes >= 0) || !(rate > 0) || !Number.isInteger(seed)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const chosen = scenes.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
let wrong = 0;
for (const scene of chosen) wrong += tell(scene, await play(scene));
process.exit(wrong === 0 ? 0 : 1);

async function play(scene: Scene): Promise<Report> {
  const until = Date.now() + (minutes * 60_000) / chosen.length;
  let report = nothingYet;
  let next = seed;
  do {
    console.log(`${scene.name} with seed ${next}`);
    const one = await scene.run(chanceOf(next++), (line) => console.log(`  ${line}`));
    for (const problem of one.wrong.slice(0, 20)) console.error(`  ${problem}`);
    report = sum(report, one);
  } while (Date.now() < until);
  return report;
}

function tell({ name }: Scene, { counts, times, wrong: problems }: Report): number {
  console.log(`\n${name}: ${problems.length} wrong`);
  for (const [what, count] of Object.entries(counts)) console.log(`  ${what}: ${count}`);
  for (const [what, ms] of Object.entries(times)) {
    const { p50, p99, worst } = spread(ms) ?? { p50: NaN, p99: NaN, worst: NaN };
    const [middle, high, top] = [p50, p99, worst].map(Math.round);
    console.log(`  ${what}: p50 ${middle} ms, p99 ${high} ms, worst ${top} ms of ${ms.length}`);
  }
  return problems.length;
}
