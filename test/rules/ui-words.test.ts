import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import arCard from '../../client/words/ar/card.ts';
import arHome from '../../client/words/ar/home.ts';
import arShared from '../../client/words/ar/shared.ts';
import arSpeaker from '../../client/words/ar/speaker.ts';
import deCard from '../../client/words/de/card.ts';
import deHome from '../../client/words/de/home.ts';
import deShared from '../../client/words/de/shared.ts';
import deSpeaker from '../../client/words/de/speaker.ts';
import enCard from '../../client/words/en/card.ts';
import enHome from '../../client/words/en/home.ts';
import enShared from '../../client/words/en/shared.ts';
import enSpeaker from '../../client/words/en/speaker.ts';
import { loadWords } from '../../client/words/load.ts';
import { plural } from '../../client/words/plural.ts';

/** A sentence that people understand at once. */
const WORDS_MAX = 15;

const catalogues = {
  en: { shared: enShared, home: enHome, card: enCard, speaker: enSpeaker },
  de: { shared: deShared, home: deHome, card: deCard, speaker: deSpeaker },
  ar: { shared: arShared, home: arHome, card: arCard, speaker: arSpeaker },
};
const languages = ['en', 'de', 'ar'] as const;

/** Every text of a catalogue; functions are asked with something short. */
function textsOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...given: unknown[]) => unknown)('x', 'x', 'x'))];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

describe.each(languages)('the words in %s', (language) => {
  const texts = textsOf(catalogues[language]);

  it('are there', () => {
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });

  it('make short sentences', () => {
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?!؟:])\s+|\n/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > WORDS_MAX)).toEqual([]);
  });

  it('load with the shared ones of the same language', async () => {
    const words = await loadWords('home', language);
    expect(words.heading).toBe(catalogues[language].home.heading);
    expect(words.shared.language).toBe(language);
  });
});

describe('the other languages', () => {
  it.each(['de', 'ar'] as const)('say in %s everything, and nothing of it in English', (language) => {
    const english = new Set(textsOf(catalogues.en));
    const same = textsOf(catalogues[language]).filter((text) => english.has(text) && /\p{L}{3,}/u.test(text));
    expect(same.filter((text) => !['Openfloor', 'Hashtag', 'Code'].includes(text))).toEqual([]);
  });
});

describe('the start page without a script', () => {
  const html = readFileSync(new URL('../../client/home/index.html', import.meta.url), 'utf8');

  it('says what the script says in English', () => {
    const text = html.replace(/\s+/g, ' ');
    for (const part of [enHome.heading, enHome.lede, enHome.joinHeading, enHome.joinLabel, enHome.pageTitle]) {
      expect(text).toContain(`>${part}<`);
    }
  });

  it('has the code form as plain HTML', () => {
    const form = /<form[^>]*action="\/go"[^>]*method="get"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
    expect(form).toMatch(/name="code"/);
    expect(form).toMatch(/inputmode="numeric"/);
    expect(form).toMatch(/<button class="[^"]*">Join<\/button>/);
    expect(form).toMatch(/<label for="code">/);
  });

  it('has nothing that the content security policy refuses', () => {
    expect(html).not.toMatch(/style=|onclick=|<style|<script(?![^>]*src=)/);
  });
});

describe('counting', () => {
  it('takes the form that belongs to the count', () => {
    const forms = { zero: '0', one: '1', two: '2', few: 'few', many: 'many', other: 'other' };
    expect([0, 1, 2, 3, 11, 100].map((count) => plural('ar')(count, forms))).toEqual([
      '0',
      '1',
      '2',
      'few',
      'many',
      'other',
    ]);
    expect([0, 1, 2].map((count) => plural('en')(count, { one: '1', other: 'other' }))).toEqual([
      'other',
      '1',
      'other',
    ]);
  });
});
