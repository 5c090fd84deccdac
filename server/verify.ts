import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { counted, environmentConfig, stop, stopWith } from './command.ts';
import { LOG_NAME, openToRead, type LogFile } from './log/log-file.ts';
import { reasonOf } from './log/reason.ts';
import { verifyEvents } from './verification.ts';

/**
 * `npm run verify -- [FILE]`: checks a log or a backup without writing, while the server runs or not. Ends with 1 where
 * something is wrong and with 2 where nothing could be read.
 */
const UNREADABLE = 2;
/** Longer than a server waits before it erases again once nobody reads its file. */
const ERASING_MS = 3000;

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length > 1) stop('Name one file: npm run verify -- openfloor.db', UNREADABLE);
const file = resolve(positionals[0] ?? join(environmentConfig().dataDir, LOG_NAME));
const log = opened(file);

let [events, facts, problems] = [0, 0, 0];
for (const line of log.damage()) tell(`The file is damaged: ${line}`);
try {
  for await (const report of verifyEvents(log, () => wait(ERASING_MS))) {
    events += 1;
    facts += report.facts;
    const { length } = report.problems;
    console.log(`${report.event}: ${report.facts} facts, ${length === 0 ? 'nothing wrong' : `${length} wrong`}`);
    for (const { seq, wrong } of report.problems) tell(`${report.event} fact ${seq}: ${wrong}`);
  }
} catch (error) {
  tell(`The file is damaged: from here on nothing can be read: ${reasonOf(error)}`);
}
log.close();
console.log(`\n${file}: ${counted(events, facts)}, ${problems === 0 ? 'nothing wrong' : `${problems} wrong`}.\n`);
process.exitCode = problems === 0 ? 0 : 1;

function opened(path: string): LogFile {
  try {
    return openToRead(path);
  } catch (error) {
    return stopWith(error, UNREADABLE);
  }
}

/** What comes from the file itself may be anything: no control character of it reaches the terminal. */
function tell(line: string): void {
  problems += 1;
  console.log(line.replace(/\p{Cc}/gu, ' '));
}
