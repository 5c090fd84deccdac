import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentsOf, grounds } from '../../client/ui/accent.ts';
import { contrast, fromHex, fromLab, toHex, toLab } from '../../client/ui/colour.ts';

const TEXT = 7;
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const themes = ['light', 'dark'] as const;

/** `--name: value` of each theme, as the style sheet has it. */
const tokens = readFileSync(new URL('../../client/ui/tokens.css', import.meta.url), 'utf8');
const blocks = {
  light: tokens.slice(0, tokens.indexOf('@media (prefers-color-scheme: dark)')),
  dark: tokens.slice(tokens.indexOf('@media (prefers-color-scheme: dark)'), tokens.indexOf(":root[data-theme='dark']")),
  chosenDark: tokens.slice(tokens.indexOf(":root[data-theme='dark']"), tokens.indexOf(":root[data-theme='light']")),
};
const valuesOf = (block: string) =>
  new Map(
    [...block.matchAll(/(--[\w-]+):\s*(?:var\(--[\w-]+,\s*)?(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
const values = { light: valuesOf(blocks.light), dark: valuesOf(blocks.dark) };

describe("an event's own colour", () => {
  it.each(themes)('is readable as text and under text in the %s theme, whatever it was', (theme) => {
    fc.assert(
      fc.property(colour, (own) => {
        const { accent, soft, on } = accentsOf(own)[theme];
        for (const ground of [...grounds[theme].grounds, soft, on]) {
          expect(contrast(accent, ground)).toBeGreaterThanOrEqual(TEXT);
        }
        expect(contrast(grounds[theme].ink, soft)).toBeGreaterThanOrEqual(TEXT);
      }),
      { numRuns: 500, examples: [['#000000'], ['#ffffff'], ['#ffff00'], ['#0000ff']] },
    );
  });

  it('stays as it is where it is readable already', () => {
    expect(accentsOf('#0b3d3b').light.accent).toBe('#0b3d3b');
    expect(accentsOf('#c8f0ec').dark.accent).toBe('#c8f0ec');
  });
});

describe('the tokens', () => {
  it.each(themes)('hold 7:1 for everything that is read in the %s theme', (theme) => {
    const of = (name: string) => values[theme].get(name) ?? expect.fail(`${name} has no value`);
    const pairs: [string, string][] = [
      ...['--ink', '--ink-soft', '--accent'].flatMap((text) =>
        ['--paper', '--sheet', '--sunk'].map((ground): [string, string] => [text, ground]),
      ),
      ['--on-accent', '--accent'],
      ...['accent', 'good', 'warn', 'bad'].flatMap((tone): [string, string][] => [
        ['--ink', `--${tone}-soft`],
        [`--${tone}`, `--${tone}-soft`],
      ]),
      ...['good', 'bad', 'warn'].map((tone): [string, string] => [`--${tone}`, '--paper']),
    ];
    const weak = pairs.filter(([text, ground]) => contrast(of(text), of(ground)) < TEXT);
    expect(weak.map(([text, ground]) => `${text} on ${ground}: ${contrast(of(text), of(ground)).toFixed(2)}`)).toEqual(
      [],
    );
  });

  it.each(themes)('hold 3:1 for the edges of controls in the %s theme', (theme) => {
    const edge = values[theme].get('--edge') ?? '';
    for (const ground of ['--paper', '--sheet', '--sunk']) {
      expect(contrast(edge, values[theme].get(ground) ?? '')).toBeGreaterThanOrEqual(3);
    }
  });

  it('are the grounds that colours are adjusted for', () => {
    for (const theme of themes) {
      expect(grounds[theme].grounds).toEqual(['--paper', '--sheet', '--sunk'].map((name) => values[theme].get(name)));
      expect(grounds[theme].ink).toBe(values[theme].get('--ink'));
    }
  });

  it('are the same for those who prefer dark and those who chose it', () => {
    expect(Object.fromEntries(valuesOf(blocks.chosenDark))).toEqual(Object.fromEntries(values.dark));
  });
});

describe('colours as numbers', () => {
  it('come back from OKLab as they went', () => {
    fc.assert(fc.property(colour, (hex) => toHex(fromLab(toLab(fromHex(hex)))) === hex));
  });

  it('have the contrasts that WCAG names', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
