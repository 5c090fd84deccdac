import { setImmediate as othersTurn } from 'node:timers/promises';
import type { EventId } from '../../shared/ids.ts';
import type { Log } from '../log/log.ts';
import { dueErasure, type Due } from '../room/erasures.ts';
import { reduce } from '../room/reduce.ts';
import { stateReader } from '../room/snapshot.ts';
import { emptyState, type State } from '../room/state.ts';

/** Facts read and folded before others get their turn. */
const READ_AT_ONCE = 1000;
/** Of a snapshot, read before others get their turn: a few milliseconds. */
const PARTS_CHARACTERS = 1 << 16;

export type Opened = {
  readonly state: State;
  /** The seq of the snapshot that it was read from; 0 where it was folded whole. */
  readonly kept: number;
  /** What a crash left to erase. */
  readonly due: readonly Due[];
};

/** The state of a log at its head: the snapshot there may be, and the fold of what came after. */
export async function openLog(log: Log, event: EventId): Promise<Opened> {
  const begun = await readSnapshot(log, event);
  let state = begun;
  const worded = new Set<number>();
  const due: Due[] = [];
  for (;;) {
    const entries = await log.read(event, state.seq, READ_AT_ONCE);
    if (entries.length === 0) break;
    for (const fact of entries.flatMap((entry) => entry.facts)) {
      const before = state;
      state = reduce(before, fact);
      if ('text' in fact && fact.text) worded.add(state.seq);
      const owed = dueErasure(before, fact, state);
      if (owed) due.push(owed);
    }
  }
  // What came before the snapshot was not looked at, and may have its words still.
  const mayBeWorded = (seq: number) => seq <= begun.seq || worded.has(seq);
  return { state, kept: begun.seq, due: due.filter((owed) => owed.which !== 'text' || owed.seqs.some(mayBeWorded)) };
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
