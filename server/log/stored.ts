import type { Fact } from '../../shared/facts.ts';
import type { Batch, Entry } from './log.ts';

/** A fact as engines keep it: three JSON texts, so that a group of personal fields can be emptied by itself. */
export type Stored = {
  /** Everything but the two groups. */
  readonly body: string;
  readonly text: string | null;
  readonly person: string | null;
};

/** The facts of one entry and its place in the log. */
export type StoredEntry = { readonly id: string; readonly first: number; readonly facts: readonly Stored[] };

export function split(fact: Fact): Stored {
  const { text, person, ...body }: { text?: unknown; person?: unknown } = fact;
  return { body: JSON.stringify(body), text: group(text), person: group(person) };
}

/** The fact again. An erased group is absent. */
export function join({ body, text, person }: Stored): Fact {
  if (text === null && person === null) return JSON.parse(body) as Fact;
  // Spliced as text, so that it is parsed once: a body is never empty, it has its type.
  const words = text === null ? '' : `,"text":${text}`;
  const tie = person === null ? '' : `,"person":${person}`;
  return JSON.parse(`${body.slice(0, -1)}${words}${tie}}`) as Fact;
}

export const splitBatch = (batch: Batch): Stored[] => batch.facts.map(split);

export const joinEntry = ({ id, first, facts }: StoredEntry): Entry => ({ id, first, facts: facts.map(join) });

const group = (fields: unknown) => (fields === undefined ? null : JSON.stringify(fields));
