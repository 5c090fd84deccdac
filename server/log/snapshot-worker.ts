import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { Fact } from '../../shared/facts.ts';
import { foldOwing } from '../room/erasures.ts';
import { stateReader, writeState } from '../room/snapshot.ts';
import { emptyState } from '../room/blank.ts';
import type { State } from '../room/state.ts';
import { LOG_NAME, openToRead, type FoundEntry } from './log-file.ts';
import { isOf, snapshotFiles } from './snapshot-files.ts';
import type { SnapshotOrder } from './snapshot-thread.ts';

/**
 * The thread that takes one snapshot and ends. It goes on from the earlier one where that can be used, and reads the log
 * over a connection of its own. The one place beside the log that knows what facts mean.
 */

/** Facts read in one go: while somebody reads, what was erased stays in the write-ahead log. */
const READ_AT_ONCE = 5000;

const { dataDir, event, seq } = workerData as SnapshotOrder;
// On a busy core it has what the others leave where nobody waits for it. Elsewhere than on Linux this would slow the whole process.
if (process.platform === 'linux' && seq !== 'head') setPriority(constants.priority.PRIORITY_LOW);

const log = openToRead(join(dataDir, LOG_NAME));
try {
  await take();
} finally {
  log.close();
}

async function take(): Promise<void> {
  const files = snapshotFiles(dataDir);
  const { key, epoch } = log.events().find(({ id }) => id === event) ?? never(`There is no event ${event}.`);

  async function earlier(): Promise<State> {
    const found = await files.read(event);
    const [entry] = found ? log.entries(key, found.head.first - 1) : [];
    if (!found || !isOf(found.head, epoch, entry)) return emptyState;
    const reader = stateReader();
    for (const part of found.parts) reader.take(part);
    return reader.state();
  }

  const end = seq === 'head' ? Infinity : seq;
  const folded = foldOwing(await earlier());
  const at = () => folded.state().seq;
  let last: FoundEntry | undefined;
  while (at() < end) {
    const from = at();
    for (const entry of log.entries(key, from)) {
      for (const fact of entry.facts as Fact[]) folded.take(fact);
      last = entry;
      if (at() >= end || at() - from >= READ_AT_ONCE) break;
    }
    if (at() > from) continue;
    if (seq === 'head') break;
    never(`There is no fact ${from + 1}.`);
  }
  // Whoever ordered up to a seq has erased all; what else is left to erase is found again only while nothing is kept of it.
  const owes = seq === 'head' && folded.due().length > 0;
  // Where nothing came, the earlier one is it.
  if (last && !owes) {
    const head = { event, epoch, batch: last.id, first: last.first, seq: at() };
    files.write(head, (write) => writeState(folded.state(), write));
  }
}

function never(what: string): never {
  throw new Error(what);
}
