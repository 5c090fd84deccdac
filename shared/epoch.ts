/**
 * An epoch names one history of an event's log. `<random>` is a history of its own; `<random>.<seq>` is the same as the
 * one before it up to and including fact `seq`, and whatever came after was lost. Ids of posts, polls and sessions carry
 * the seq of their fact, so that one above `seq` may name something else in the new history.
 *
 * Who missed the history between compares with the wrong one: an engine that goes back twice within `RESENT_MS`
 * names the lesser seq.
 */
export const epochAfter = (random: string, seq: number): string => `${random}.${String(seq)}`;

/** How far the history is the same as the one before it; null where nobody knows. */
export function sharedUpTo(epoch: string): number | null {
  const [, seq] = /^[^.]+\.([0-9]{1,15})$/.exec(epoch) ?? [];
  return seq === undefined ? null : Number(seq);
}
