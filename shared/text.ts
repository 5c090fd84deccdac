/**
 * People's text, made harmless once at the border: what it may contain and how long it is.
 * Pure and the same on both sides, so that the phone's counter and the server's limit agree.
 */

/** Bidirectional overrides and isolates, zero-width spaces, byte-order marks, tags: invisible, and used to deceive. ZWJ and ZWNJ stay: scripts and emoji need them. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
/** Controls but tab and line feed, lone surrogates and noncharacters. */
// eslint-disable-next-line no-control-regex -- controls are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
/** More marks than any orthography stacks on one letter. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Cleans text of several lines: NFC, no controls, at most one empty line in a row, trimmed. Text of only invisible characters becomes ''. */
export function cleanText(raw: string): string {
  const text = raw
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(INVISIBLE, '')
    .replace(FORBIDDEN, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return VISIBLE.test(text) ? text : '';
}

/** Cleans text of one line, such as a name or a title. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ');
}

type Segments = Iterable<unknown>;
const segmenter =
  typeof Intl === 'object' && 'Segmenter' in Intl
    ? new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    : undefined;

/** Length as people count: graphemes; code points where the browser cannot tell (never fewer, so never later refused). */
export function lengthOf(text: string): number {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.length;
  const parts: Segments = segmenter ? segmenter.segment(text) : text;
  let count = 0;
  for (const _ of parts) count++;
  return count;
}
