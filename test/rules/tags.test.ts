import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalTag, piecesOf } from '../../shared/tags.ts';

const tagsIn = (text: string) => piecesOf(text).flatMap(({ tag }) => tag ?? []);

describe('hashtags in a text', () => {
  it.each([
    ['Who pays for the #NightShift?', ['nightshift']],
    ['#a1 #b2,#c3', ['a1', 'b2', 'c3']],
    ['(#Pflege_2026)', ['pflege_2026']],
    ['#Straße #ÄLTER', ['straße', 'älter']],
    ['متى تبدأ #نوبة_الليل؟', ['نوبة_الليل']],
    ['#रात की पाली', ['रात']],
    ['#夜勤は長い', ['夜勤は長い']],
    ['#１２ab', ['12ab']],
  ])('%j', (text, tags) => {
    expect(tagsIn(text)).toEqual(tags);
  });

  it.each([
    '#1 and #2026',
    'our number #1',
    'as in #p12, #s3 and #v9',
    'mid#word, C#sharp',
    'https://care.example/plan#costs and www.care.example/#costs',
    'care.example/#costs',
    '&#x27;',
    '##double',
    '# alone',
    '#a',
    `#${'long'.repeat(8)}`,
    '#️⃣',
  ])('has none: %j', (text) => {
    expect(tagsIn(text)).toEqual([]);
  });

  it('loses nothing of the text, and finds only what is a tag by itself', () => {
    const odd = fc.array(
      fc.constantFrom('#', 'night', 'p12', ' ', '\n', '/', 'https://', '&', '_', 'é', 'e\u0301', '1', 'نوبة', '🌙'),
    );
    fc.assert(
      fc.property(odd, (parts) => {
        const text = parts.join('');
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { text: written, tag } of pieces) {
          if (tag === null) continue;
          expect([written[0], normalTag(written)]).toEqual(['#', tag]);
          expect(tagsIn(`#${tag}`)).toEqual([tag]);
        }
      }),
    );
  });

  it('HOSTILE 18: takes hostile text in no time', () => {
    for (const text of [
      '#'.repeat(20_000),
      '#a'.repeat(20_000),
      'http://#'.repeat(5000),
      'a:'.repeat(20_000),
      'w'.repeat(40_000),
    ]) {
      expect(tagsIn(text).length).toBeLessThan(text.length);
    }
  });
});
