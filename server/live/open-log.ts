import type { EventId } from '../../shared/ids.ts';
import type { Log } from '../log/log.ts';
import { dueErasure, type Due } from '../room/erasures.ts';
import { reduce } from '../room/reduce.ts';
import { emptyState, type State } from '../room/state.ts';

/** Facts read in one go. */
const READ_AT_ONCE = 5000;

/** Folds a whole log, and finds what a crash left to erase. */
export async function openLog(
  log: Log,
  event: EventId,
): Promise<{ readonly state: State; readonly due: readonly Due[] }> {
  let state = emptyState;
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
  return { state, due: due.filter((owed) => owed.which === 'person' || owed.seqs.some((seq) => worded.has(seq))) };
}

/** Does what a fact obliges to. Safe to do again. */
export async function erase(log: Log, event: EventId, due: Due): Promise<void> {
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
