import { parseArgs } from 'node:util';
import { complain, counted, environmentConfig, stop, stopWith } from './command.ts';
import { eraseDue } from './live/open-log.ts';
import { restoreToLog } from './log/redis-backup.ts';
import { visitRedis } from './log/redis-visit.ts';
import { restore } from './log/restore.ts';

/**
 * `npm run restore -- FILE [--replace]`: makes a backup the log of the data folder, or of the Redis that REDIS_URL names.
 * No server may run on it.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) stop('Say which backup: npm run restore -- openfloor.db');
const { dataDir, redisUrl } = environmentConfig();
const options = { moment: Date.now(), finish: eraseDue };

try {
  if (redisUrl === undefined) await toFolder(file);
  else await toRedis(file, redisUrl);
} catch (error) {
  stopWith(error);
}

async function toFolder(backup: string): Promise<void> {
  const { events, facts, kept } = await restore(backup, dataDir, { ...options, replace: values.replace });
  console.log(
    `\n${counted(events, facts)} restored to ${dataDir}. Start the server; open screens begin anew by themselves.\n`,
  );
  if (kept !== null) {
    console.log(
      `The log that was there is kept as\n\n  ${kept}\n\nDelete it when nobody needs it: what people withdraw stays in it.\n`,
    );
  }
}

async function toRedis(backup: string, url: string): Promise<void> {
  const { host } = new URL(url);
  if (values.replace)
    stop(
      'Nothing in a Redis is replaced: start an empty one, and name it with REDIS_URL, here and where the servers start.',
    );
  const { log, nodes } = await visitRedis(url, complain);
  try {
    if ((await nodes()) > 0) stop(`Openfloor is running on the Redis at ${host}. Stop it first.`);
    const { events, facts } = await restoreToLog(backup, log, dataDir, options);
    console.log(
      `\n${counted(events, facts)} restored to the Redis at ${host}. Start the servers; open screens begin anew by themselves.\n`,
    );
  } finally {
    await log.close();
  }
}
