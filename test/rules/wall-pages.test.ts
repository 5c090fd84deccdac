import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pages } from '../../client/wall/pages.ts';

const upTo = (most: number) => (page: string) => page.length <= most;
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('a text over several pages', () => {
  it('stays whole where it fits', () => {
    expect(pages('Why three forms?', upTo(50))).toEqual(['Why three forms?']);
  });

  it('is one empty page where there is no text', () => {
    expect(pages('  ', upTo(50))).toEqual(['']);
  });

  it('breaks after a sentence rather than in the middle of one', () => {
    const text = 'One two three four five. Six seven eight nine ten. Eleven.';
    expect(pages(text, upTo(50))).toEqual(['One two three four five.', 'Six seven eight nine ten. Eleven.']);
  });

  it('leaves no single word for the last page', () => {
    const text = 'a '.repeat(59) + 'end';
    const made = pages(text, upTo(100));
    expect(made).toHaveLength(2);
    expect(made[1]?.length).toBeGreaterThan(40);
  });

  it('breaks between words where no sentence ends near', () => {
    for (const page of pages('word '.repeat(40).trim(), upTo(33))) expect(page).toMatch(/^word( word)*$/);
  });

  it('cuts a word that is longer than a page, and no letter from its marks', () => {
    const made = pages('e\u0301'.repeat(30), upTo(7));
    expect(made.join('')).toBe('e\u0301'.repeat(30));
    for (const page of made) expect(page).toMatch(/^(e\u0301)+$/);
  });

  it('loses nothing, fits on every page and always ends', () => {
    const text = fc.array(fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('. ', '\n\n', '؟ ', '🧑‍🦽', ' ')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 80 }), (parts, most) => {
        const whole = parts.join('');
        const made = pages(whole, upTo(most));
        expect(words(made.join(' ')).join('')).toBe(words(whole).join(''));
        for (const page of made) expect(page.length <= most || /^\P{M}\p{M}*$/u.test(page)).toBe(true);
      }),
    );
  });

  it('needs at most one page more than filling each to the brim, and that only for whole sentences', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ab', 'abcd.', 'abcdefgh'), { minLength: 1, maxLength: 80 }), (parts) => {
        const text = parts.join(' ');
        let brim = 1;
        let line = '';
        for (const part of parts) {
          const longer = line === '' ? part : `${line} ${part}`;
          if (longer.length > 40) brim++;
          line = longer.length > 40 ? part : longer;
        }
        const made = pages(text, upTo(40));
        expect(made.length).toBeLessThanOrEqual(text.includes('.') ? brim + 1 : brim);
      }),
    );
  });
});
