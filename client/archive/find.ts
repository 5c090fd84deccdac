/** For each word, the numbers of the entries that have it, in rising order. */
export type Index = Map<string, number[]>;

/** The words of a text as they are compared: without case, accents and signs. */
export function wordsIn(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Entries are added in the order of their numbers. */
export function addTo(index: Index, entry: number, text: string): void {
  for (const word of new Set(wordsIn(text))) {
    const known = index.get(word);
    if (known) known.push(entry);
    else index.set(word, [entry]);
  }
}

/** The entries that have every word that was typed, the last of them perhaps only begun. */
export function find(index: Index, typed: string): ReadonlySet<number> {
  const [first, ...others] = wordsIn(typed).map((word) => having(index, word));
  return others.reduce((both, next) => new Set([...both].filter((entry) => next.has(entry))), first ?? new Set());
}

function having(index: Index, typed: string): Set<number> {
  const found = new Set<number>();
  for (const [word, entries] of index) {
    if (isMeant(word, typed)) for (const entry of entries) found.add(entry);
  }
  return found;
}

/** Whether somebody who typed that may have meant this word: its beginning, a part of it, or its beginning with one slip. */
export function isMeant(word: string, typed: string): boolean {
  if (typed.length < PART_MIN) return word.startsWith(typed);
  return word.includes(typed) || (typed.length >= SLIP_MIN && beginsWithOneSlip(word, typed));
}

/** Parts shorter than this stand in nearly every word; longer ones find the parts of German compounds. */
const PART_MIN = 3;
/** In shorter words one letter more or less mostly makes another word. */
const SLIP_MIN = 5;

/** One letter wrong, missing, too many, or changed places with the next. */
function beginsWithOneSlip(word: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same += 1;
  const goesOn = (from: number, at: number) => word.startsWith(typed.slice(from), at);
  return (
    goesOn(same + 1, same + 1) ||
    goesOn(same, same + 1) ||
    goesOn(same + 1, same) ||
    (word[same] === typed[same + 1] && word[same + 1] === typed[same] && goesOn(same + 2, same + 2))
  );
}
