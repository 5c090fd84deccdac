import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../support/free-port.ts';
import { chanceOf } from './chance.ts';
import { mortalServer } from './mortal.ts';
import { runStorm, type Outcome } from './storm.ts';

const USAGE = `npm run faults -- [--minutes 5] [--people 200] [--pace 8] [--seed N]

Storms one after another, each with twenty deaths of the server, for about that long. \`pace\` is commands a second of each
person. Ends with 1 where anything acknowledged is missing or there twice, or two screens disagree.`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    people: { type: 'string', default: '200' },
    pace: { type: 'string', default: '8' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [minutes, people, pace] = [Number(values.minutes), Number(values.people), Number(values.pace)];
const sensible = minutes > 0 && Number.isInteger(people) && people > 0 && pace > 0;
if (values.help || !sensible) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

/** Deaths of one storm: a log that is not too long to be compared fact by fact. */
const DEATHS = 20;

const until = Date.now() + minutes * 60_000;
let seed = Number(values.seed ?? Date.now() % 1_000_000);
let [acknowledged, wrong] = [0, 0];
const deaths: Record<string, number> = {};
do {
  console.log(`A storm of ${people} people with seed ${seed}`);
  const outcome = await storm(seed);
  acknowledged += outcome.acknowledged;
  for (const [how, times] of Object.entries(outcome.deaths)) deaths[how] = (deaths[how] ?? 0) + times;
  wrong += complain('Missing', outcome.missing) + complain('Twice', outcome.twice);
  wrong += complain('Diverged', outcome.diverged);
  seed += 1;
} while (Date.now() < until);

const died = Object.entries(deaths).map(([how, times]) => `${times} ${how}`);
console.log(`${acknowledged} commands acknowledged, ${wrong} wrong. The server died: ${died.join(', ')}.`);
process.exit(wrong === 0 ? 0 : 1);

async function storm(withSeed: number): Promise<Outcome> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  try {
    return await runStorm({
      people,
      pace,
      deaths: DEATHS,
      chance: chanceOf(withSeed),
      url: `http://127.0.0.1:${port}`,
      dataDir,
      server: mortalServer(port, dataDir),
      say: (line) => console.log(`  ${line}`),
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function complain(what: string, problems: readonly string[]): number {
  for (const problem of problems.slice(0, 20)) console.error(`  ${what}: ${problem}`);
  return problems.length;
}
