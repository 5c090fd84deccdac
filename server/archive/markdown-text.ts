/** A person's words as Markdown that shows them as they are, whatever they look like. One line. */
export function escaped(line: string): string {
  return line.replace(INLINE, '\\$&').replace(BLOCK, '$1\\$2');
}

/** The same as a quotation, `depth` levels deep, keeping its line breaks. */
export function quoted(text: string, depth = 1): string {
  const mark = Array<string>(depth).fill('>').join(' ');
  const lines = text.split('\n');
  return lines
    .map((line, at) => (line === '' ? mark : `${mark} ${escaped(line)}${lines[at + 1] ? '\\' : ''}`))
    .join('\n');
}

/** What CommonMark, its tables and strikethrough, and HTML give a meaning within a line. */
const INLINE = /[\\`*_[\]<>&|~!]/g;
/** What has one only at the beginning of a line: headings, lists, rules, underlines. */
const BLOCK = /^(\d*)([#+\-=.)])/;
