import { expect, it } from 'vitest';
import { escaped, quoted } from '../../server/archive/markdown-text.ts';
import { markdown } from '../../server/archive/markdown.ts';
import { oneOfEach } from './archive-sample.ts';

it('reads as a report', () => {
  const text = markdown(oneOfEach, 'https://floor.example/482913/archive');
  expect(text).toContain('# Living well, deciding together\n');
  expect(text).toContain('## Who decides about my support?\n');
  expect(text).toContain(
    '### Questions\n\n> Why does my assessment take nine months, and who can I ring when it stalls?\n',
  );
  expect(text).toContain('**Maria** · uses care · 14:12 · #p12 · 23 people ask this too\n');
  expect(text).toContain('**Answer**\n\n> The law says four weeks.\n>\n> Ring the duty team; ask for the case number.');
  expect(text).toContain(
    'came in late · 15:35 · #p17\n\nLabels: Housing, Money\n\n**Also asked as**\n\n> > Is the garden shut',
  );
  expect(text).toContain('- Yes: 12 of 38, 32%\n');
  expect(text).not.toContain('undefined');
});

it.each([
  ['# not a heading', '\\# not a heading'],
  ['1. not a list', '1\\. not a list'],
  ['- not a list', '\\- not a list'],
  ['===', '\\==='],
  ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
  ['<script>', '\\<script\\>'],
  ['a_b *c* `d` ~~e~~ &amp; | \\', 'a\\_b \\*c\\* \\`d\\` \\~\\~e\\~\\~ \\&amp; \\| \\\\'],
])('HOSTILE 15: shows %j as it is', (words, written) => {
  expect(escaped(words)).toBe(written);
});

it('keeps line breaks and empty lines within a quotation', () => {
  expect(quoted('one\ntwo\n\nthree', 2)).toBe('> > one\\\n> > two\n> >\n> > three');
});
