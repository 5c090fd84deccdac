import type { Fact } from '../../shared/facts.ts';
import { dueErasure, type Due } from '../../server/room/erasures.ts';
import { reduce } from '../../server/room/reduce.ts';
import { emptyState } from '../../server/room/blank.ts';

/** The log after everything that had to be erased was. */
export function erased(log: readonly Fact[]): Fact[] {
  const kept = [...log];
  const erase = (seq: number, field: 'text' | 'person') => {
    const fact = kept[seq - 1];
    if (!fact) throw new Error(`There is no fact ${seq} to erase.`);
    kept[seq - 1] = Object.fromEntries(Object.entries(fact).filter(([key]) => key !== field)) as Fact;
  };
  let state = emptyState;
  for (const fact of log) {
    const before = state;
    state = reduce(before, fact);
    const due = dueErasure(before, fact, state);
    // What is removed whole has no fold.
    if (!due || due.which === 'all') continue;
    for (const seq of seqsOf(due, log.slice(0, state.seq))) erase(seq, due.which);
  }
  return kept;
}

function seqsOf(due: Exclude<Due, { which: 'all' }>, log: readonly Fact[]): readonly number[] {
  if (due.which === 'text') return due.seqs;
  return log.flatMap((fact, index) => ('session' in fact && fact.session === due.session ? [index + 1] : []));
}
