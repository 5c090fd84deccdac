import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { counted, environmentConfig, stop, stopWith } from './command.ts';
import { backUp } from './log/backup.ts';
import { stamp } from './log/stamp.ts';

/** `npm run backup -- [FILE]`: the whole log in one new file, while the server runs or not. */
const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length > 1) stop('Name one file: npm run backup -- openfloor.db');
const file = resolve(positionals[0] ?? `openfloor-${stamp(Date.now())}.db`);

try {
  const { events, facts } = backUp(environmentConfig().dataDir, file);
  console.log(`\n${counted(events, facts)} backed up to\n\n  ${file}\n\nKeep it as safe as the data folder itself.\n`);
} catch (error) {
  stopWith(error);
}
