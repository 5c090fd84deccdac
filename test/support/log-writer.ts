import { writeSync } from 'node:fs';
import { openSqlite } from '../../server/log/sqlite.ts';
import { ballot } from './sample-facts.ts';

/** A process of its own that appends batches of three without end and prints the seq of each that was acknowledged. */
const [folder = '', event = ''] = process.argv.slice(2);

const log = await openSqlite(folder);
let after = 0;
for (const { first, facts } of await log.read(event, 0, Infinity)) after = first + facts.length - 1;
for (;;) {
  const facts = [1, 2, 3].map((n) => ballot(after + n));
  const { ok } = await log.append(event, after, { id: `batch-${after}`, facts });
  if (!ok) throw new Error(`refused after ${after}`);
  after += facts.length;
  writeSync(1, `${after}\n`);
}
