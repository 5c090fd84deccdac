import { setImmediate as othersTurn } from 'node:timers/promises';
import type { EventId } from '../../shared/ids.ts';
import type { Log } from '../log/log.ts';
import { foldOwing, type Due } from '../room/erasures.ts';
import { stateReader } from '../room/snapshot.ts';
import { emptyState } from '../room/blank.ts';
import type { State } from '../room/state.ts';

/** Facts read and folded before others get their turn. */
const READ_AT_ONCE = 1000;
/** Of a snapshot, read before others get their turn: a few milliseconds. */
const PARTS_CHARACTERS = 1 << 16;
/** Facts that take about as long to fold as it takes besides to write and read a snapshot. */
const LONG = 20_000;

export type Opened = {
  readonly state: State;
  /** The seq of the snapshot that it was read from; 0 where it was folded whole. */
  readonly kept: number;
  /** What a crash left to erase. */
  readonly due: readonly Due[];
};

/**
 * The state of a log at its head: the snapshot there may be, and the fold of what came after. Where there is none, one is
 * taken first if the log is `long`, in facts; tests have short ones.
 */
export async function openLog(log: Log, event: EventId, long = LONG): Promise<Opened> {
  let begun = await readSnapshot(log, event);
  let folded = foldOwing(begun);
  let mayTake = begun.seq === 0;
  for (;;) {
    const entries = await log.read(event, folded.state().seq, Math.min(READ_AT_ONCE, long));
    if (entries.length === 0) return { state: folded.state(), kept: begun.seq, due: folded.due() };
    for (const fact of entries.flatMap((entry) => entry.facts)) folded.take(fact);
    if (!mayTake || folded.state().seq < long) continue;
    mayTake = false;
    // A thread folds it once for the room and for what is kept, and others have their turn. Where it cannot, the fold goes on here.
    await log.takeSnapshot(event, 'head').catch(() => undefined);
    const taken = await readSnapshot(log, event);
    if (taken.seq > 0) [begun, folded] = [taken, foldOwing(taken)];
  }
}

async function readSnapshot(log: Log, event: EventId): Promise<State> {
  const snapshot = await log.snapshot(event);
  if (!snapshot) return emptyState;
  const reader = stateReader();
  let read = 0;
  for (const part of snapshot.parts) {
    reader.take(part);
    read += part.length;
    if (read < PARTS_CHARACTERS) continue;
    read = 0;
    await othersTurn();
  }
  return reader.state();
}

/** Does what a fact obliges to. Safe to do again. */
export async function erase(log: Log, event: EventId, due: Due): Promise<void> {
  if (due.which === 'all') return log.remove(event);
  const seqs = due.which === 'text' ? due.seqs : await personSeqs(log, event, due.session);
  await log.erase(event, seqs, due.which);
}

/** Does all that a log still owes. */
export async function eraseDue(log: Log): Promise<void> {
  for (const event of await log.events()) {
    const { due } = await openLog(log, event);
    for (const owed of due) await erase(log, event, owed);
  }
}

/** The facts of a session that still say who did them. */
async function personSeqs(log: Log, event: EventId, session: string): Promise<number[]> {
  const seqs: number[] = [];
  let seq = 0;
  for (;;) {
    const entries = await log.read(event, seq, READ_AT_ONCE);
    if (entries.length === 0) return seqs;
    for (const fact of entries.flatMap((entry) => entry.facts)) {
      seq += 1;
      if ('session' in fact && fact.session === session && fact.person) seqs.push(seq);
    }
  }
}
