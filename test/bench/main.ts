import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { changes, changesTable, type Report } from './against.ts';
import { canPin } from './pinned.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { tableOf } from './table.ts';
import { runTrial, type Trial } from './trial.ts';

const USAGE = `npm run bench -- [--phones N --votes PER_SECOND --posts PER_SECOND [--plain]] [--seconds 12] [--json FILE] [--against FILE] [--profile FOLDER]

Without figures of its own it runs: ${PROFILES.map(({ phones, votes, posts }) => `${phones} phones, ${votes} votes/s, ${posts} posts/s`).join('; ')}.
--plain also measures the plain Socket.IO server; --json writes all figures there, and --against says which are worse than in
such a file, and then ends with 1; --profile writes CPU profiles of our server there.`;

const { values } = parseArgs({
  options: {
    phones: { type: 'string' },
    votes: { type: 'string', default: '0' },
    posts: { type: 'string', default: '0' },
    plain: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '12' },
    json: { type: 'string' },
    against: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const profiles = asked();
const seconds = Number(values.seconds);
if (values.help || !profiles || !(seconds >= 1)) {
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
  seconds,
};
console.log(
  `${conditions.cores} cores (${conditions.processor}), Node ${conditions.node}, ${seconds} s measured after warm-up; ` +
    (canPin ? 'each server on one core, the load on another.' : 'not pinned to cores: taskset is missing.'),
);
console.log('Spreads are p50 / p99 / worst.\n');

const trials: Trial[] = [];
for (const profile of profiles) {
  const trial = await runTrial(profile, { seconds, profileFolder: values.profile ?? null });
  trials.push(trial);
  console.log(`${tableOf(trial)}\n`);
}
const report: Report = { conditions, trials };
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
if (earlier) {
  const all = changes(earlier, report);
  console.log(`Against ${values.against ?? ''}:\n${changesTable(all)}`);
  if (all.some(({ verdict }) => verdict === 'worse')) process.exitCode = 1;
}

/** The profiles to run, or null where the figures make no sense. */
function asked(): readonly Profile[] | null {
  if (values.phones === undefined) return PROFILES;
  const [phones, votes, posts] = [Number(values.phones), Number(values.votes), Number(values.posts)];
  const sensible = Number.isInteger(phones) && phones >= 4 && votes >= 0 && posts >= 0;
  return sensible ? [{ phones, votes, posts, plain: values.plain }] : null;
}
