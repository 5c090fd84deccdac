import { normalName } from './codes.ts';

/** A piece of somebody's text; where it is a hashtag as it was written, `tag` is the one it is. */
export type Piece = { readonly text: string; readonly tag: string | null };

/** `'#NightShift'`, `'nightshift'` → `'nightshift'`: tags are told apart as the hashtags of events are. */
export const normalTag = normalName;

/**
 * Text in pieces, none of it lost. A hashtag has 2 to 30 letters, marks, digits or `_` of any script, at least one letter,
 * and begins a word. What stands within an address is none, nor is the number of an entry (`#p12`).
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { index, 0: whole, groups } of text.matchAll(HASHTAG)) {
    const written = groups?.['written'];
    if (written === undefined || !isTag(normalTag(written))) continue;
    const end = index + whole.length;
    const start = end - written.length;
    if (start > done) pieces.push({ text: text.slice(done, start), tag: null });
    pieces.push({ text: written, tag: normalTag(written) });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), tag: null });
  return pieces;
}

/** An address as a whole, so that nothing within it is found; or a hashtag with what stands before it. No lookbehind: Safari 15 has none. */
const HASHTAG =
  /(?:[a-z]{2,10}:\/\/|www\.)\S*|(?:^|[^\p{L}\p{N}\p{M}_#&/.@])(?<written>#[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)/giu;

const isTag = (tag: string) =>
  /^[\p{L}\p{N}\p{M}_]{2,30}$/u.test(tag) && /\p{L}/u.test(tag) && !/^[psv][0-9]+$/.test(tag);
