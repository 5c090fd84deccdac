import { setTimeout as wait } from 'node:timers/promises';
import type { EventId } from '../../shared/ids.ts';
import { startWorker } from '../worker.ts';
import { listeners } from './listeners.ts';
import type { Appended, Batch, Entry, Log } from './log.ts';
import { isOf, snapshotFiles } from './snapshot-files.ts';
import { snapshotThread } from './snapshot-thread.ts';
import type { Asked, Facts, Row } from './sqlite-facts.ts';
import { join, split } from './stored.ts';
import { startThread } from './thread.ts';

/** An append that waits for the commit under way to end. */
type Waiting = {
  readonly asked: Asked;
  readonly batch: Batch;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
};

/** Facts one read brings over unless told otherwise: a few tens of milliseconds of the worker's time. */
const READ_FACTS = 10_000;
/** Facts emptied before appends get their turn again. */
const ERASE_FACTS = 1_000;
/**
 * Folding makes many values that live for one fact. With V8's own limit, a quarter of this, most would be moved before they
 * die: a third of the time. The thread gives it back when it ends.
 */
const FOLDING = { maxYoungGenerationSizeMb: 192 };
/** Between two tries to empty the write-ahead log while a backup reads it. */
const SCRUB_AGAIN_MS = 1_000;

/** The log in a SQLite file of this data folder, which it holds alone until closed. Rejects with what to do where it cannot be opened. */
export async function openSqlite(dataDir: string, start = startWorker): Promise<Log> {
  const thread = startThread<Facts>(() => start('sqlite-worker', import.meta.url, { dataDir }));
  const { call } = thread;
  const snapshots = snapshotFiles(dataDir);
  const taking = snapshotThread((order) => start('snapshot-worker', import.meta.url, order, FOLDING));
  const followers = listeners();
  let waiting: Waiting[] = [];
  let committing: Promise<void> | undefined;

  /** Group commit: what arrived while a commit was under way is the next one, so that load makes commits larger, not slower. */
  async function commit(): Promise<void> {
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const answers = await call(
          'append',
          group.map(({ asked }) => asked),
        );
        group.forEach(({ resolve }, index) => resolve(appended(answers[index] ?? null)));
        group.filter((_, index) => answers[index] === null).forEach(tell);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    committing = undefined;
  }

  function tell({ asked: [event, after], batch }: Waiting): void {
    if (batch.facts.length > 0) followers.tell(event, { ...batch, first: after + 1 });
  }

  async function scrub(): Promise<void> {
    while (!(await call('scrub'))) await wait(SCRUB_AGAIN_MS);
  }

  const log: Log = {
    shared: false,
    claim: (name, event) => call('claim', name, event),
    find: (name) => call('find', name),
    names: async () => new Map(await call('names')),
    events: () => call('events'),
    epoch: (event) => call('epoch', event),
    adopt: (event, epoch) => call('adopt', event, epoch),
    append(event, after, batch) {
      const asked = askedFor(event, after, batch);
      return new Promise((resolve, reject) => {
        waiting.push({ asked, batch, resolve, reject });
        committing ??= commit();
      });
    },
    read: async (event, after, limit = READ_FACTS) => entriesOf(await call('read', event, after, limit)),
    async erase(event, seqs, which) {
      for (let at = 0; at < seqs.length; at += ERASE_FACTS) {
        await call('erase', event, seqs.slice(at, at + ERASE_FACTS), which);
      }
      await scrub();
    },
    async remove(event) {
      const rows = await call('remove', event);
      await log.dropSnapshot(event);
      for (let at = 1; at <= rows; at += ERASE_FACTS) await call('empty', event, at, at + ERASE_FACTS - 1);
      await scrub();
    },
    check: () => call('check'),
    async snapshot(event) {
      const epoch = await log.epoch(event);
      const found = await snapshots.read(event);
      const [entry] = found ? await log.read(event, found.head.first - 1, 1) : [];
      if (found && isOf(found.head, epoch, entry)) return { seq: found.head.seq, parts: found.parts };
      await log.dropSnapshot(event);
      return undefined;
    },
    takeSnapshot: (event, seq, signal) => taking.take({ dataDir, event, seq }, signal),
    async dropSnapshot(event) {
      await taking.breakOff(event);
      snapshots.drop(event);
    },
    follow: (event, heard) => followers.add(event, heard),
    warnings: () => [],
    async close() {
      await committing;
      await taking.close();
      // Where the thread is just gone there is nothing to close.
      await call('close').catch(() => undefined);
      await thread.stop();
    },
  };
  try {
    // The folder is held from here on: whatever is unfinished there nobody finishes.
    snapshots.tidy(await log.events());
  } catch (error) {
    await thread.stop();
    throw error;
  }
  return log;
}

function askedFor(event: EventId, after: number, batch: Batch): Asked {
  const columns: (string | null)[] = [];
  for (const fact of batch.facts) {
    const { body, text, person } = split(fact);
    columns.push(body, text, person);
  }
  return [event, after, batch.id, columns];
}

const appended = (missed: readonly Row[] | null): Appended =>
  missed === null ? { ok: true } : { ok: false, missed: entriesOf(missed) };

function entriesOf(rows: readonly Row[]): Entry[] {
  const entries: (Entry & { facts: Entry['facts'][number][] })[] = [];
  for (const [seq, batch, body, text, person] of rows) {
    if (batch !== null) entries.push({ id: batch, first: seq, facts: [] });
    entries.at(-1)?.facts.push(join({ body, text, person }));
  }
  return entries;
}
