import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { changes, changesTable } from './against.ts';
import { isShort, type Report, type SceneReport } from './figure.ts';
import { canPin } from './pinned.ts';
import { SCENES } from './scenes.ts';
import { tableOf } from './table.ts';

type SceneName = keyof typeof SCENES;
const NAMES = Object.keys(SCENES) as SceneName[];

const USAGE = `npm run bench -- [--only SCENE[,SCENE]] [--long] [--conversation FOLDER] [--phones N] [--seconds N] [--json FILE] [--against FILE] [--profile FOLDER] [--plot FILE]

Scenes: ${NAMES.join(', ')}; all of them, one after another, where none is named.
--phones and --seconds change how many phones there are and how long is measured, in scenes that have one such number;
--conversation names a folder with a conversation as Polis exports it, which the scene "bytes" plays: without it that is left out.
--long takes half an hour where that says more; --json writes all figures there, and --against says which are worse than in
such a file, and then ends with 1; --profile writes CPU profiles of our server there; --plot
draws what the scene "growth" found, as SVG.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: NAMES.join() },
    long: { type: 'boolean', default: false },
    conversation: { type: 'string' },
    phones: { type: 'string' },
    seconds: { type: 'string' },
    json: { type: 'string' },
    against: { type: 'string' },
    profile: { type: 'string' },
    plot: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const names = values.only.split(',').filter(isScene);
const sensible = [values.phones, values.seconds].every((text) => text === undefined || Number(text) >= 1);
if (values.help || !sensible || names.length !== values.only.split(',').length) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (!existsSync(new URL('../../dist/server/main.js', import.meta.url))) {
  console.error('There is no built server. Run "npm run build" first.');
  process.exit(2);
}

/** Read first: a file that is not there is said before a long run, not after. */
const earlier = values.against === undefined ? null : (JSON.parse(readFileSync(values.against, 'utf8')) as Report);

const conditions = {
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  pinned: canPin,
  long: values.long,
};
console.log(
  `${conditions.cores} cores (${conditions.processor}), Node ${conditions.node}; ` +
    (canPin ? 'each server on one core, the load on another.' : 'not pinned to cores: taskset is missing.'),
);
console.log('Spreads are p50 / p99 / worst.\n');

const scenes: SceneReport[] = [];
for (const name of names) {
  const report = await SCENES[name]({
    ...(values.phones !== undefined && { phones: Number(values.phones) }),
    ...(values.seconds !== undefined && { seconds: Number(values.seconds) }),
    long: values.long,
    conversation: values.conversation ?? null,
    profileFolder: values.profile ?? null,
    plot: values.plot ?? null,
  });
  if (!report) {
    console.log(`${name}: left out, it needs --conversation FOLDER.\n`);
    continue;
  }
  scenes.push(report);
  console.log(`${tableOf(report)}\n${loadOf(report)}\n`);
}
const report: Report = { conditions, scenes };
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
if (earlier) {
  const all = changes(earlier, report);
  console.log(`Against ${values.against ?? ''}:\n${changesTable(all)}`);
  if (all.some(({ verdict }) => verdict === 'worse')) process.exitCode = 1;
}

function loadOf({ load }: SceneReport): string {
  const did = `The load took ${(load.share * 100).toFixed(0)} % of its core and was ${load.late.toFixed(0)} ms late (p99)`;
  return isShort(load) ? `${did}: what was measured late may be its doing.` : `${did}.`;
}

function isScene(name: string): name is SceneName {
  return name in SCENES;
}
