import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WHOLE } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { cleanText } from '../../shared/text.ts';
import { html } from '../../server/archive/html.ts';
import { htmlFile } from '../../server/archive/html-file.ts';
import { json } from '../../server/archive/json.ts';
import { markdown } from '../../server/archive/markdown.ts';
import { post, session, view } from './archive-sample.ts';

/** What people wrote comes back from what is made of it, whatever it was. Table, workbook and feed have tests of their own. */
const address = 'https://floor.example.org/482913/archive';
const [FIRST, LAST] = ['Firstword', 'Lastword'];

const odd = fc.constantFrom(
  ...['=1+1', '+', '-', '@', '\t', '\0', '\u001b[2J', '\n', '\n\n', '# ', '> ', '1. ', '- ', '---', '***', '`', '~~~'],
  ...['[a](javascript:b)', '![', '|', '\\', '\\\\', '<b>', '</p>', '<!--', '-->', ']]>', '&amp;', '&#0;', '"', "'"],
  ...['#night', '#1', 'https://a.example/?b=c#d', 'مرحبا', '👩‍🦽', '\u202e', '\u200f', 'é', '\ud800', '\ufffe', '  '],
);
/** As everything that is stored leaves the border. */
const said = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 })
  .map((parts) => cleanText(`${FIRST} ${parts.join('')} ${LAST}`));

const day = (text: string): ArchiveView => view([session({ posts: [post(3, text)] })]);

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** What a browser shows of a document between the two words, where the post itself stands. */
function shownIn(document: string): string | undefined {
  const text = document
    .slice(document.indexOf('id="p3"'))
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&([#\w]+);/g, (entity, name: string) => entities[name] ?? expect.fail(`What is ${entity}?`));
  return between(text);
}

/** What a reader of CommonMark shows of a quotation: marks of the quotation, hard line breaks and escapes are gone. */
function quotedIn(document: string): string | undefined {
  const lines = document.split('\n').map((line) => line.replace(/^> ?/, '').replace(/(^|[^\\])((?:\\\\)*)\\$/, '$1$2'));
  return between(lines.join('\n').replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

function between(text: string): string | undefined {
  return new RegExp(`${FIRST}.*?${LAST}`, 's').exec(text)?.[0];
}

it.each([
  [
    'the page',
    (text: string) => shownIn(html(day(text), { archive: address, part: WHOLE, script: null, player: null }).text),
  ],
  ['the file', (text: string) => shownIn(htmlFile(day(text), address, null))],
  ['the text', (text: string) => quotedIn(markdown(day(text), address))],
  ['the data', (text: string) => (JSON.parse(json(day(text))) as ArchiveView).sessions[0]?.posts[0]?.text],
])('from %s', (_, back) => {
  fc.assert(
    fc.property(said, (text) => {
      expect(back(text)).toBe(text);
    }),
    { numRuns: 300 },
  );
});
