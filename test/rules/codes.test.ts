import { describe, expect, it } from 'vitest';
import { isCode, isHashtag, normalName, spokenCode } from '../../shared/codes.ts';

describe('codes and hashtags', () => {
  it.each([
    ['482 913', '482913'],
    ['482-913', '482913'],
    [' #Box10 ', 'box10'],
    ['# BOX 10', 'box10'],
    ['４８２９１３', '482913'],
    ['٤٨٢ ٩١٣', '482913'],
    ['۴۸۲۹۱۳', '482913'],
    ['४८२९१३', '482913'],
  ])('%s is looked up as %s', (typed, name) => {
    expect(normalName(typed)).toBe(name);
  });

  it('tells codes from hashtags, and keeps the words our addresses need', () => {
    expect(isCode('482913')).toBe(true);
    expect(isHashtag('482913')).toBe(false);
    expect(isHashtag('box10')).toBe(true);
    for (const word of ['api', 'assets', 'socket.io', 'x', '']) expect(isHashtag(word)).toBe(false);
    expect(spokenCode('482913')).toBe('482\u00a0913');
  });
});
