import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { createApp } from '../../server/app.ts';
import { archiveDocuments } from '../../server/archive/documents.ts';
import { realClockwork } from '../../server/live/clockwork.ts';
import type { Log } from '../../server/log/log.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { startWorker } from '../../server/worker.ts';
import { isFailpoint, type Failpoint } from './failpoints.ts';

/**
 * The server as `main.ts` puts it together, but that it dies as in a power cut when it comes to the point named by
 * FAILPOINT for the FAIL_AT-th time.
 */
const { PORT = '0', DATA_DIR = '', FAILPOINT = '', FAIL_AT = '0' } = process.env;
const failpoint: Failpoint | null = isFailpoint(FAILPOINT) ? FAILPOINT : null;
let left = Number(FAIL_AT);
/** About as long as keeping a state takes from source, ms. */
const SNAPSHOT_MS = 1500;

/** A state is kept every few seconds, so that a server often dies while it is being kept. */
const SNAPSHOT_FACTS = 500;

const log = mortal(await openSqlite(DATA_DIR, (...work) => watched(startWorker(...work))));
let ids = 0;
const app = createApp({
  log,
  documents: archiveDocuments(null),
  clockwork: realClockwork,
  newId: () => `${process.pid}-${Date.now()}-${ids++}`,
  random: Math.random,
  client: fileURLToPath(new URL('../../dist/client', import.meta.url)),
  publicUrl: undefined,
  trustProxy: 0,
  createKey: undefined,
  tls: null,
  origin: () => `http://127.0.0.1:${PORT}`,
  rehearse: () => undefined,
  complain: (what, why) => console.error(what, why),
  snapshotAfter: SNAPSHOT_FACTS,
});
app.rooms.onOpen((room) => room.follow(() => die('before broadcast')));
app.http.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => void app.close().then(() => log.close().then(() => process.exit(0))));

function mortal(inner: Log): Log {
  return {
    ...inner,
    append(event, after, batch) {
      die('before commit');
      const appended = inner.append(event, after, batch);
      // The file's thread is at work on it when this one dies.
      setImmediate(() => die('during commit'));
      return appended.then((answer) => {
        die('after commit');
        return answer;
      });
    },
    erase(event, seqs, which) {
      const erased = inner.erase(event, seqs, which);
      setImmediate(() => die('during erase'));
      return erased;
    },
    takeSnapshot(event, seq, signal) {
      const taken = inner.takeSnapshot(event, seq, signal);
      // Its thread starts, folds, writes and puts in place: anywhere in it.
      setTimeout(() => die('during snapshot'), SNAPSHOT_MS * Math.random());
      return taken;
    },
  };
}

/** The log empties its write-ahead file by itself, after erasing. */
function watched(worker: Worker): Worker {
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (message: { readonly name?: string }) => {
    post(message);
    if (message.name === 'scrub') setImmediate(() => die('during checkpoint'));
  };
  return worker;
}

function die(here: Failpoint): void {
  if (here === failpoint && --left <= 0) process.kill(process.pid, 'SIGKILL');
}
