import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOES_ON, pages as marked } from '../../client/wall/pages.ts';

const upTo = (most: number) => (page: string) => page.length <= most;
/** The pages without the mark that all but the last end in. */
function pages(text: string, fits: (page: string) => boolean): readonly string[] {
  const made = marked(text, fits);
  made.forEach((page, index) => expect(page.endsWith(GOES_ON) && page !== text).toBe(index < made.length - 1));
  return made.map((page, index) => (index < made.length - 1 ? page.slice(0, -GOES_ON.length) : page));
}
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('a text over several pages', () => {
  it('says at each break that it goes on', () => {
    expect(marked('One two. Three four.', upTo(12))).toEqual(['One two.\u00a0…', 'Three four.']);
  });

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
        const filled = 40 - GOES_ON.length;
        let brim = 1;
        let line = '';
        for (const part of parts) {
          const longer = line === '' ? part : `${line} ${part}`;
          if (longer.length > filled) brim++;
          line = longer.length > filled ? part : longer;
        }
        const made = pages(text, upTo(40));
        expect(made.length).toBeLessThanOrEqual(text.includes('.') ? brim + 1 : brim);
      }),
    );
  });
});
