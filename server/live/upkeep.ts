import type { EventId } from '../../shared/ids.ts';
import type { Due } from '../room/erasures.ts';
import { erase } from './open-log.ts';
import type { RoomNeeds } from './room.ts';

/**
 * What a room owes its log besides facts: it erases what facts oblige to, and keeps the state now and then, so that the
 * log opens fast. A state is kept only when all is erased that its facts oblige to: so whatever a crash left to erase is
 * found among the facts after it. One from before an erasing may hold what was erased, and is soon replaced, or dropped.
 */
export type Upkeep = {
  /** The log has come to `seq`, and its new facts oblige to this. */
  came(seq: number, dues: readonly Due[]): void;
  /** Finishes erasing, as far as it can be done now. */
  close(): Promise<void>;
};

/**
 * Facts that an opening may have to fold besides: less than a second. Keeping the state costs as much as storing some
 * thousand facts: a thread that begins cold, a whole state read and written.
 */
const SNAPSHOT_FACTS = 20_000;
/** What could not be erased, as while Redis is away, is tried again after. */
const ERASE_AGAIN_MS = 60_000;
/** After each it rests so many times as long as that took: a tenth of a core at most, however long the log. */
const RESTS = 9;

/** `kept` is the seq of the state that is kept already; 0 is none. */
export function openUpkeep(event: EventId, kept: number, needs: RoomNeeds): Upkeep {
  const { log, clockwork, complain, snapshotAfter = SNAPSHOT_FACTS } = needs;
  let [newest, head, erased] = [kept, kept, 0];
  let erasing: Promise<void> = Promise.resolve();
  /** What failed, until it is tried again. */
  const owed: { readonly due: Due; readonly seq: number }[] = [];
  let keeping: 'idle' | 'taking' | 'over' = 'idle';
  const closing = new AbortController();
  let stopResting = (): void => undefined;
  let stopTrying = (): void => undefined;

  const isStale = (): boolean => newest > 0 && newest < erased;

  function next(): void {
    if (keeping !== 'idle' || (!isStale() && head - newest < snapshotAfter)) return;
    keeping = 'taking';
    const seq = head;
    void erasing.then(() => take(seq));
  }

  async function take(seq: number): Promise<void> {
    if (keeping === 'over') return;
    // An erasing that failed is found again after a crash only as long as nothing is kept of its fact.
    if (owed.length > 0) {
      keeping = 'idle';
      return;
    }
    const begun = clockwork.now();
    try {
      await log.takeSnapshot(event, seq, closing.signal);
      newest = seq;
      stopResting = clockwork.after(RESTS * (clockwork.now() - begun), () => {
        if (keeping === 'taking') keeping = 'idle';
        next();
      });
      if (closing.signal.aborted) stopResting();
    } catch (error) {
      if (!closing.signal.aborted) complain('keeping the state; it is tried again at the next start', error);
      await giveUp();
    }
  }

  function eraseSoon(due: Due, seq: number): void {
    erasing = erasing.then(() => eraseOne(due, seq));
  }

  async function eraseOne(due: Due, seq: number): Promise<void> {
    try {
      await erase(log, event, due);
      erased = Math.max(erased, seq);
      // Nothing is left that could be kept.
      if (due.which === 'all') [keeping, newest] = ['over', 0];
    } catch (error) {
      if (owed.length === 0) complain('erasing; it is tried again in a minute, or at the next start', error);
      owed.push({ due, seq });
      stopTrying();
      if (!closing.signal.aborted) stopTrying = clockwork.after(ERASE_AGAIN_MS, eraseOwed);
    }
    if (keeping === 'over' || owed.length > 0) await dropStale();
    else next();
  }

  function eraseOwed(): void {
    for (const { due, seq } of owed.splice(0)) eraseSoon(due, seq);
  }

  /** Keeps no more, and nothing that holds what was erased. */
  async function giveUp(): Promise<void> {
    keeping = 'over';
    await dropStale();
  }

  async function dropStale(): Promise<void> {
    if (!isStale()) return;
    newest = 0;
    await log
      .dropSnapshot(event)
      .catch((error: unknown) => complain('dropping a state that is kept; it is tried again at the next start', error));
  }

  return {
    came(seq, dues) {
      head = seq;
      for (const due of dues) eraseSoon(due, seq);
      next();
    },
    async close() {
      // Erasing waits for whoever reads the file, and a stop is not to wait for that.
      closing.abort();
      stopResting();
      stopTrying();
      await erasing;
      await giveUp();
    },
  };
}
