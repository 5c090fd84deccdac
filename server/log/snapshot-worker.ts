import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { Fact } from '../../shared/facts.ts';
import { foldAll } from '../room/reduce.ts';
import { stateReader, writeState } from '../room/snapshot.ts';
import { emptyState, type State } from '../room/state.ts';
import { LOG_NAME, openToRead, type FoundEntry } from './log-file.ts';
import { isOf, snapshotFiles } from './snapshot-files.ts';
import type { SnapshotOrder } from './snapshot-thread.ts';

/**
 * The thread that takes one snapshot and ends. It goes on from the earlier one where that can be used, and reads the log
 * over a connection of its own. The one place beside the log that knows what facts mean.
 */

/** Facts read in one go: while somebody reads, what was erased stays in the write-ahead log. */
const READ_AT_ONCE = 5000;

// On a busy core it has what the others leave: nobody waits for it. Elsewhere than on Linux this would slow the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const { dataDir, event, seq } = workerData as SnapshotOrder;
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

  let state = await earlier();
  let last: FoundEntry | undefined;
  while (state.seq < seq) {
    const from = state.seq;
    for (const entry of log.entries(key, from)) {
      state = foldAll(entry.facts as Fact[], state);
      last = entry;
      if (state.seq >= seq || state.seq - from >= READ_AT_ONCE) break;
    }
    if (state.seq === from) never(`There is no fact ${from + 1}.`);
  }
  // Where nothing came, the earlier one is it.
  if (last) {
    const head = { event, epoch, batch: last.id, first: last.first, seq: state.seq };
    files.write(head, (write) => writeState(state, write));
  }
}

function never(what: string): never {
  throw new Error(what);
}
