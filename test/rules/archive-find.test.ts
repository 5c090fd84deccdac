import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTo, find, isMeant, wordsIn, type Index } from '../../client/archive/find.ts';

const texts = [
  'Wer zahlt die Altenpflege?',
  'Café at the day centre',
  'An ASSESSMENT takes months',
  'هل القَهوة مجانية؟',
];

function found(typed: string): string[] {
  const index: Index = new Map();
  texts.forEach((text, at) => addTo(index, at, text));
  return [...find(index, typed)].map((at) => texts[at] ?? '');
}

describe('finding', () => {
  it.each([
    ['cafe', 1],
    ['CAFÉ', 1],
    ['Cafe\u0301', 1],
    ['assess', 2],
    ['pflege', 0],
    ['قهوة', 3],
  ])('knows %j again, however it is written', (typed, at) => {
    expect(found(typed)).toEqual([texts[at]]);
  });

  it('wants every word that was typed, in any order', () => {
    expect(found('months assess')).toEqual([texts[2]]);
    expect(found('months cafe')).toEqual([]);
  });

  it.each(['assesment', 'assessmant', 'asssessment', 'asesssment', 'sasessment', 'assesm'])(
    'sees past one slip: %j',
    (typed) => {
      expect(found(typed)).toEqual([texts[2]]);
    },
  );

  it('sees past one slip, not two, and none in short words', () => {
    expect(found('asesmant')).toEqual([]);
    expect(found('cefe')).toEqual([]);
    expect(isMeant('months', 'mnoths')).toBe(true);
    expect(isMeant('month', 'mnth')).toBe(false);
  });

  it('finds nothing where only signs were typed', () => {
    expect(found('?!')).toEqual([]);
  });

  it('finds a word of five letters or more whichever letter is wrong, missing, too many or out of place', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 6, maxLength: 12 });
    const slips: readonly ((word: string, at: number) => string)[] = [
      (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`,
      (word, at) => word.slice(0, at) + word.slice(at + 1),
      (word, at) => `${word.slice(0, at)}x${word.slice(at)}`,
      (word, at) =>
        word.slice(0, at) +
        word
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        word.slice(at + 2),
    ];
    fc.assert(
      fc.property(letters, fc.nat(11), fc.constantFrom(...slips), (word, at, slip) => {
        expect(isMeant(word, slip(word, at % word.length))).toBe(true);
      }),
    );
  });

  it('takes words apart as people see them', () => {
    expect(wordsIn('Straße, #NightShift – 2,5 %')).toEqual(['strasse', 'nightshift', '2', '5']);
  });
});
