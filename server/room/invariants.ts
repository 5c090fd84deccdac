import { facts, type Fact, type FactType } from '../../shared/facts.ts';
import { faultsOf } from './invariants/conduct.ts';
import { openErased } from './invariants/erased.ts';
import { openRecount } from './invariants/recount.ts';
import { reduce } from './reduce.ts';
import { emptyState } from './blank.ts';
import type { State } from './state.ts';

/** Something in an event's log that no Openfloor should have left there. */
export type Problem = {
  readonly seq: number;
  readonly wrong: string;
  /** Erasing that is due: a running server may be about to do it, and one that starts does it first. */
  readonly owed: boolean;
};

/** A batch as it was found: its facts may be anything. */
type Found = { readonly id: string; readonly first: number; readonly facts: readonly unknown[] };

export type Inspected = { readonly state: State; readonly problems: readonly Problem[] };

/**
 * Inspects one event's log, batch by batch, against what holds of every log: the rules as far as facts alone can show
 * them. Never throws. Holds the state and a few numbers a fact, not the facts.
 */
export function openInspection(): { take(entry: Found): void; end(): Inspected } {
  const problems: Problem[] = [];
  const batches = new Set<string>();
  const recount = openRecount();
  const erased = openErased();
  let state = emptyState;

  const note = (seq: number, wrong: string, owed = false): void => void problems.push({ seq, wrong, owed });

  function takeStart({ id, first }: Found): void {
    const next = state.seq + 1;
    if (first > next)
      note(first, next === first - 1 ? `fact ${next} is missing` : `facts ${next} to ${first - 1} are missing`);
    else if (first < next) note(first, 'its seq was taken already');
    else if (id === '') note(first, 'no batch starts here');
    if (id !== '' && batches.has(id)) note(first, 'its batch was stored before (R2)');
    batches.add(id);
    state = { ...state, seq: first - 1 };
  }

  /** Returns the fact where it is one. */
  function takeFact(found: unknown, previous: Fact | undefined): Fact | undefined {
    const seq = state.seq + 1;
    const fault = schemaFault(found);
    if (fault !== null) {
      note(seq, fault);
      state = { ...state, seq };
      return undefined;
    }
    const fact = found as Fact;
    for (const wrong of faultsOf(fact, state, previous)) note(seq, wrong);
    const before = state;
    try {
      state = reduce(before, fact);
    } catch (error) {
      note(seq, `it cannot be folded (R5): ${error instanceof Error ? error.message : String(error)}`);
      state = { ...before, seq };
    }
    recount.take(fact);
    erased.take(before, fact, state);
    return fact;
  }

  return {
    take(entry) {
      takeStart(entry);
      let previous: Fact | undefined;
      for (const found of entry.facts) previous = takeFact(found, previous);
    },
    end() {
      for (const { poll, round } of recount.differences(state)) {
        note(poll.changed.tally, `round ${round} of ${poll.id} is not the count of its ballots (R3)`);
      }
      if (state.event?.deleted) note(state.seq, 'the event was deleted, and is not removed', true);
      const [words, people] = [erased.words(), erased.people()];
      for (const seq of words.owed) note(seq, 'its words were withdrawn or replaced, and are not erased', true);
      for (const seq of words.lost) note(seq, 'its words are missing, and nothing asked for their erasing');
      for (const seq of people.owed) note(seq, 'its session is sealed, and it still says who did it', true);
      for (const seq of people.lost) note(seq, 'who did it is missing, and its session is not sealed');
      return { state, problems: problems.sort((one, other) => one.seq - other.seq) };
    },
  };
}

/** What keeps it from being a fact of the schema. Erased groups may be absent; keys that the schema does not know may not be there. */
function schemaFault(found: unknown): string | null {
  if (typeof found !== 'object' || found === null) return 'it cannot be read';
  const { type } = found as { type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(facts, type)) return 'this Openfloor knows no such fact';
  const parsed = facts[type as FactType].safeParse(found);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `it is no ${type}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  }
  const extra = extraKey(found, parsed.data);
  return extra === null ? null : `it is no ${type}: it has an unknown key ${extra}`;
}

/** Where something is that parsing left out. */
function extraKey(found: unknown, parsed: unknown): string | null {
  if (typeof found !== 'object' || found === null) return null;
  for (const [key, value] of Object.entries(found)) {
    if (typeof parsed !== 'object' || parsed === null || !Object.hasOwn(parsed, key)) return key;
    const within = extraKey(value, (parsed as Record<string, unknown>)[key]);
    if (within !== null) return `${key}.${within}`;
  }
  return null;
}
