import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complain, counted, environmentConfig, stop, stopWith } from './command.ts';
import { backUp } from './log/backup.ts';
import type { Contents } from './log/log-file.ts';
import { backUpLog } from './log/redis-backup.ts';
import { visitRedis } from './log/redis-visit.ts';
import { stamp } from './log/stamp.ts';

/** `npm run backup -- [FILE]`: the whole log in one new file, while servers run or not. */
const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length > 1) stop('Name one file: npm run backup -- openfloor.db');
const file = resolve(positionals[0] ?? `openfloor-${stamp(Date.now())}.db`);
const { dataDir, redisUrl } = environmentConfig();

try {
  const { events, facts } = redisUrl === undefined ? backUp(dataDir, file) : await fromRedis(redisUrl);
  console.log(`\n${counted(events, facts)} backed up to\n\n  ${file}\n\nKeep it as safe as the data folder itself.\n`);
} catch (error) {
  stopWith(error);
}

async function fromRedis(url: string): Promise<Contents> {
  const { log } = await visitRedis(url, complain);
  try {
    return await backUpLog(log, dataDir, file);
  } finally {
    await log.close();
  }
}
