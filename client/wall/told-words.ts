import type { Words } from '../../shared/tally.ts';
import type { PollView } from '../../shared/views.ts';

/** A round's words as the wall has them before it, until the screen turns. */
export type ToldWords = { readonly round: number; readonly words: Words };

/**
 * What the wall holds on to of a poll of words: while a round is open words come, grow and change places only as the screen
 * turns. The first come at once, and so does the result.
 */
export function toldWords(before: ToldWords | null, poll: PollView, turned: boolean): ToldWords | null {
  const words = poll.details?.words;
  if (poll.kind !== 'words' || !words) return null;
  const stays = before?.round === poll.round && before.words.top.length > 0 && poll.status === 'open' && !turned;
  return stays ? before : { round: poll.round, words };
}

/** The poll with the words that the wall holds on to. One that a host has hidden is gone at once. */
export function withWords(poll: PollView, told: ToldWords | null): PollView {
  const now = poll.details?.words;
  if (!told || !now || told.round !== poll.round) return poll;
  const still = new Set(now.top.map(({ key }) => key));
  const words = { ...told.words, top: told.words.top.filter(({ key }) => still.has(key)) };
  return { ...poll, details: { ...poll.details, words } };
}
