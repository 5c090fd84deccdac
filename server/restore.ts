import { parseArgs } from 'node:util';
import { counted, environmentConfig, stop, stopWith } from './command.ts';
import { eraseDue } from './live/open-log.ts';
import { restore } from './log/restore.ts';

/** `npm run restore -- FILE [--replace]`: makes a backup the log of the data folder. No server may run on it. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) stop('Say which backup: npm run restore -- openfloor.db');
const { dataDir } = environmentConfig();

try {
  const options = { replace: values.replace, moment: Date.now(), finish: eraseDue };
  const { events, facts, kept } = await restore(file, dataDir, options);
  console.log(
    `\n${counted(events, facts)} restored to ${dataDir}. Start the server; open screens begin anew by themselves.\n`,
  );
  if (kept !== null) {
    console.log(
      `The log that was there is kept as\n\n  ${kept}\n\nDelete it when nobody needs it: what people withdraw stays in it.\n`,
    );
  }
} catch (error) {
  stopWith(error);
}
