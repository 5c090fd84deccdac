import { describe, expect, it } from 'vitest';
import { dwell, wordsIn } from '../../client/wall/dwell.ts';

describe('how long a card stays', () => {
  it('is never under eight seconds', () => {
    expect(dwell(['Yes?'])).toBe(8_000);
    expect(dwell([])).toBe(8_000);
  });

  it('is 0.6 seconds a word, over all texts of the card', () => {
    expect(dwell(['word '.repeat(20), 'word '.repeat(10)])).toBe(18_000);
  });

  it('counts words in scripts that put no spaces between them', () => {
    expect(wordsIn('我们需要更多时间')).toBe(4);
    expect(wordsIn('من يقرر كيف؟')).toBe(3);
    expect(wordsIn(' \n ')).toBe(0);
  });
});
