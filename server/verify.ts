import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { complain, counted, environmentConfig, stop, stopWith } from './command.ts';
import { LOG_NAME, openToRead } from './log/log-file.ts';
import { reasonOf } from './log/reason.ts';
import { visitRedis } from './log/redis-visit.ts';
import { fileToVerify, logToVerify, verifyEvents, type Verifiable } from './verification.ts';

/**
 * `npm run verify -- [FILE]`: checks a log or a backup without writing, while the server runs or not. Ends with 1 where
 * something is wrong and with 2 where nothing could be read.
 */
const UNREADABLE = 2;
/** Longer than a server waits before it erases again once nobody reads its file. */
const ERASING_MS = 3000;

/** `damage` is what is broken in the file itself. */
type Opened = {
  readonly where: string;
  readonly log: Verifiable;
  readonly damage: readonly string[];
  readonly close: () => void | Promise<void>;
};

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length > 1) stop('Name one file: npm run verify -- openfloor.db', UNREADABLE);
const { where, log, damage, close } = await open(positionals[0]).catch((error: unknown) => stopWith(error, UNREADABLE));

let [events, facts, problems] = [0, 0, 0];
for (const line of damage) tell(`The file is damaged: ${line}`);
try {
  for await (const report of verifyEvents(log, () => wait(ERASING_MS))) {
    events += 1;
    facts += report.facts;
    const { length } = report.problems;
    console.log(`${report.event}: ${report.facts} facts, ${length === 0 ? 'nothing wrong' : `${length} wrong`}`);
    for (const { seq, wrong } of report.problems) tell(`${report.event} fact ${seq}: ${wrong}`);
  }
} catch (error) {
  tell(`From here on nothing can be read: ${reasonOf(error)}`);
}
await close();
console.log(`\n${where}: ${counted(events, facts)}, ${problems === 0 ? 'nothing wrong' : `${problems} wrong`}.\n`);
process.exitCode = problems === 0 ? 0 : 1;

async function open(named: string | undefined): Promise<Opened> {
  if (named !== undefined) return openFile(resolve(named));
  const { dataDir, redisUrl } = environmentConfig();
  if (redisUrl === undefined) return openFile(join(dataDir, LOG_NAME));
  const { log } = await visitRedis(redisUrl, complain);
  return {
    where: `The Redis at ${new URL(redisUrl).host}`,
    log: logToVerify(log),
    damage: [],
    close: () => log.close(),
  };
}

function openFile(file: string): Opened {
  const log = openToRead(file);
  return { where: file, log: fileToVerify(log), damage: log.damage(), close: () => log.close() };
}

/** What comes from the log itself may be anything: no control character of it reaches the terminal. */
function tell(line: string): void {
  problems += 1;
  console.log(line.replace(/\p{Cc}/gu, ' '));
}
