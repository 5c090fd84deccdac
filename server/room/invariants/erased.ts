import { facts, type Fact } from '../../../shared/facts.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { dueErasure } from '../erasures.ts';
import type { State } from '../state.ts';

/** Keeps account of personal fields: which are there, and which may not be there or may not be missing. */
export function openErased() {
  const worded = new Set<number>();
  const wordless = new Set<number>();
  const due = new Set<number>();
  /** By session; '' is the event itself. */
  const tied = new Map<SessionId, number[]>();
  const untied = new Map<SessionId, number[]>();
  /** Also those that are off the agenda by now. */
  const sealed = new Set<SessionId>();

  return {
    take(before: State, fact: Fact, after: State): void {
      const { seq } = after;
      if ('text' in facts[fact.type].shape) ('text' in fact && fact.text ? worded : wordless).add(seq);
      const session = 'session' in fact ? fact.session : '';
      const ties = fact.person ? tied : untied;
      const seqs = ties.get(session) ?? [];
      seqs.push(seq);
      ties.set(session, seqs);
      if (fact.type === 'session.sealed') sealed.add(session);
      const owed = dueErasure(before, fact, after);
      if (owed?.which === 'text') for (const one of owed.seqs) due.add(one);
    },
    /** Seqs whose words have to go, or are gone for no reason. */
    words: () => ({
      owed: [...due].filter((seq) => worded.has(seq)),
      lost: [...wordless].filter((seq) => !due.has(seq)),
    }),
    /** Seqs that say who did it in a session that is sealed, or do not say it elsewhere. */
    people: () => ({
      owed: [...tied].filter(([session]) => sealed.has(session)).flatMap(([, seqs]) => seqs),
      lost: [...untied].filter(([session]) => !sealed.has(session)).flatMap(([, seqs]) => seqs),
    }),
  };
}
