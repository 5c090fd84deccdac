import { WORDS_HOST_MAX, WORDS_TOLD_MAX } from '../../../shared/limits.ts';
import type { WordCount, Words } from '../../../shared/tally.ts';
import type { Poll, Round } from '../state.ts';

type Spelled = { people: number; waits: boolean; readonly spellings: Map<string, number> };
type HostWord = WordCount & { readonly status: 'waiting' | 'hidden' };

/** The words of a round as everyone may see them: neither hidden nor waiting for a host. */
export function wordsOf(poll: Poll, { ballots }: Round): Words {
  const seen: WordCount[] = [];
  for (const [key, word] of spelled(ballots)) {
    const said = poll.words.get(key);
    if (said ? said.shown : !word.waits) seen.push({ key, text: said?.text ?? usual(word), people: word.people });
  }
  seen.sort(mostFirst);
  return { top: seen.slice(0, WORDS_TOLD_MAX), others: Math.max(0, seen.length - WORDS_TOLD_MAX) };
}

/** Those that hosts alone see. */
export function unseenWords(poll: Poll, { ballots }: Round): readonly HostWord[] {
  const unseen: HostWord[] = [];
  for (const [key, word] of spelled(ballots)) {
    const said = poll.words.get(key);
    if (said ? said.shown : !word.waits) continue;
    unseen.push({ key, text: said?.text ?? usual(word), people: word.people, status: said ? 'hidden' : 'waiting' });
  }
  return unseen.sort(mostFirst).slice(0, WORDS_HOST_MAX);
}

/** By key; a word waits until one ballot says it that did not have to wait. */
function spelled(ballots: Round['ballots']): Map<string, Spelled> {
  const all = new Map<string, Spelled>();
  for (const { words = [], waits = false } of ballots.values()) {
    for (const { key, text } of words) {
      let word = all.get(key);
      if (!word) all.set(key, (word = { people: 0, waits: true, spellings: new Map() }));
      word.people++;
      word.waits &&= waits;
      word.spellings.set(text, (word.spellings.get(text) ?? 0) + 1);
    }
  }
  return all;
}

/** The spelling of most people; of several the first by its letters, so that the order of ballots does not matter. */
function usual({ spellings }: Spelled): string {
  const [first] = [...spellings].sort(([one, people], [other, others]) => others - people || (one < other ? -1 : 1));
  return first?.[0] ?? '';
}

const mostFirst = (one: WordCount, other: WordCount): number =>
  other.people - one.people || (one.key < other.key ? -1 : 1);
