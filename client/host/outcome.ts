import type { WordsOf } from '../words/load.ts';
import type { Deed } from './doing.svelte.ts';

/** What came of a deed, in words. */
export function outcome(deed: Deed, words: WordsOf<'host'>): string {
  switch (deed.state) {
    case 'under-way':
      return words.post.underWay;
    case 'kept':
      return words.bar.kept;
    case 'done':
      return deed.times === 1 ? words.bar.done[deed.name] : words.bar.times(words.bar.done[deed.name], deed.times);
    case 'undone':
      return words.bar.undone;
    case 'already':
      return deed.by === null ? words.bar.already : words.bar.alreadyBy(deed.by);
    case 'expired':
      return words.bar.expired;
    case 'unsure':
      return words.bar.unsure;
    case 'refused':
      return words.refusals[deed.refusal ?? 'invalid'];
  }
}

/** Whether there is a way back: the inverse of what was done, or dropping what still waits. */
export function canUndo(deed: Deed): boolean {
  return deed.state === 'kept' || (deed.state === 'done' && deed.undo.length > 0);
}

/** Whether it makes sense to ask for the same once more. */
export function canRepeat(deed: Deed): boolean {
  return deed.state === 'expired' || deed.state === 'unsure' || deed.refusal === 'unavailable';
}
