import { describe, expect, it } from 'vitest';
import { answerText, isRight } from '../../client/phone/answer-text.ts';
import { numberIn, numberOut } from '../../client/phone/number-in.ts';
import {
  chosenTogether,
  draftIn,
  faultIn,
  movedUp,
  paperOf,
  placed,
  saidOn,
  type Paper,
} from '../../client/phone/paper.ts';
import result from '../../client/words/en/result.ts';
import shared from '../../client/words/en/shared.ts';
import type { PollView } from '../../shared/views.ts';
import { poll } from './phone-sample.ts';

const paper = (more: Partial<Paper>): Paper => ({ choices: [], words: ['', '', ''], typed: '', ...more });
const fault = (of: PollView, more: Partial<Paper>) => faultIn(of, paper(more), 'en');

describe('a ballot paper', () => {
  it('has nothing on it but what was answered, or was being typed', () => {
    for (const kind of ['one', 'several', 'rating', 'ranking', 'words', 'open', 'number'] as const)
      expect(paperOf(poll('v7', { kind }), null, '', 'en')).toEqual(paper({}));
    const answer = { choices: [], words: ['Time'], waiting: false };
    expect(paperOf(poll('v7', { kind: 'words' }), answer, '', 'en').words).toEqual(['Time', '', '']);
    expect(
      paperOf(poll('v7', { kind: 'number' }), { choices: [], number: 1234.5, waiting: false }, '', 'de').typed,
    ).toBe('1234,5');
    const unsure = { choices: ['unsure'], waiting: false };
    expect(paperOf(poll('v7', { kind: 'ranking' }), unsure, '', 'en').choices).toEqual([]);
    expect(paperOf(poll('v7', { kind: 'rating' }), unsure, '', 'en').choices).toEqual(['unsure']);
  });

  it('[R9] comes back from its draft as it was typed', () => {
    const typed: readonly [PollView['kind'], Partial<Paper>][] = [
      ['words', { words: ['Time', '', 'Trust'] }],
      ['open', { typed: 'More time\nfor everyone' }],
      ['number', { typed: '1,' }],
    ];
    for (const [kind, more] of typed) {
      const of = poll('v7', { kind });
      const draft = draftIn(of, paper(more));
      expect(paperOf(of, null, draft, 'en')).toEqual(paper(more));
    }
  });

  it('is not sent empty', () => {
    expect(fault(poll('v7'), {})).toEqual({ fault: 'none' });
    expect(fault(poll('v7', { kind: 'ranking' }), {})).toEqual({ fault: 'no-rank' });
    expect(fault(poll('v7', { kind: 'words' }), { words: [' ', '', ''] })).toEqual({ fault: 'empty' });
    expect(fault(poll('v7', { kind: 'open' }), { typed: ' \n' })).toEqual({ fault: 'empty' });
    expect(fault(poll('v7', { kind: 'number' }), { typed: 'two' })).toEqual({ fault: 'no-number' });
  });

  it('keeps the bounds of several choices and of a ranking, and "not sure" is a whole answer', () => {
    for (const kind of ['several', 'ranking'] as const) {
      const bounded = poll('v7', { kind, least: 2, most: 2 });
      expect(fault(bounded, { choices: ['o1'] })).toEqual({ fault: 'few', bound: 2 });
      expect(fault(bounded, { choices: ['o1', 'o2', 'o3'] })).toEqual({ fault: 'many', bound: 2 });
      expect(fault(bounded, { choices: ['o2', 'o1'] })).toBeNull();
      expect(fault(bounded, { choices: ['unsure'] })).toBeNull();
    }
  });

  it('keeps the length of words and of answers, and the range of numbers', () => {
    expect(fault(poll('v7', { kind: 'words' }), { words: ['', 'n'.repeat(31), ''] })).toEqual({
      fault: 'over',
      over: 1,
    });
    expect(fault(poll('v7', { kind: 'open' }), { typed: 'n'.repeat(282) })).toEqual({ fault: 'over', over: 2 });
    const hours = poll('v7', { kind: 'number', range: { least: 0, most: 24 } });
    expect(fault(hours, { typed: '24.1' })).toEqual({ fault: 'outside' });
    expect(fault(hours, { typed: '-1' })).toEqual({ fault: 'outside' });
    expect(fault(hours, { typed: '24' })).toBeNull();
    expect(fault(poll('v7', { kind: 'number', range: { least: null, most: 3 } }), { typed: '-500' })).toBeNull();
  });

  it('says what its kind is answered with, and nothing else', () => {
    const said = (kind: PollView['kind'], more: Partial<Paper>) => saidOn(poll('v7', { kind }), paper(more), 'de');
    expect(said('ranking', { choices: ['o3', 'o1'] })).toEqual({ choices: ['o3', 'o1'] });
    expect(said('words', { words: ['', 'Zeit', ' '] })).toEqual({ words: ['Zeit'] });
    expect(said('open', { typed: 'Mehr Zeit' })).toEqual({ text: 'Mehr Zeit' });
    expect(said('number', { typed: '1,5' })).toEqual({ number: 1.5 });
  });

  it('has "not sure" alone or not at all', () => {
    expect(chosenTogether(['o1'], ['o1', 'unsure'])).toEqual(['unsure']);
    expect(chosenTogether(['unsure'], ['o1', 'unsure'])).toEqual(['o1']);
    expect(chosenTogether(['o1'], ['o1', 'o2'])).toEqual(['o1', 'o2']);
  });
});

it('ranks in the order in which options are chosen; who leaves lets the later ones move up', () => {
  const order = ['o3', 'o1', 'o2'].reduce((all: readonly string[], id) => placed(all, id, true), []);
  expect(order).toEqual(['o3', 'o1', 'o2']);
  expect(placed(order, 'o3', false)).toEqual(['o1', 'o2']);
  expect(movedUp(order, 'o2')).toEqual(['o3', 'o2', 'o1']);
  expect(movedUp(order, 'o3')).toEqual(order);
});

describe('a number', () => {
  it('is read as people type it', () => {
    const typed = {
      '12': 12,
      '1.5': 1.5,
      '1,5': 1.5,
      '.5': 0.5,
      '−2': -2,
      ' 3 ': 3,
      '1.000,5': 1000.5,
      '1,000.5': 1000.5,
    };
    for (const language of ['en', 'de', 'ar'] as const)
      for (const [text, number] of Object.entries(typed)) expect(numberIn(text, language), text).toBe(number);
    expect(numberIn('٣٫٥', 'ar')).toBe(3.5);
    expect(numberIn('۱۲', 'ar')).toBe(12);
    expect(numberIn('1 000 000', 'en')).toBe(1_000_000);
  });

  it('has a sign before three digits read as the language writes it, but not after nought', () => {
    expect([numberIn('1,000', 'en'), numberIn('1.000', 'en')]).toEqual([1000, 1]);
    expect([numberIn('1,000', 'de'), numberIn('1.000', 'de')]).toEqual([1, 1000]);
    expect(numberIn('0,125', 'en')).toBe(0.125);
    expect(numberIn('1,000,000', 'en')).toBe(1_000_000);
  });

  it('is none where it is something else', () => {
    for (const text of ['', '-', '.', 'two', '1e9', '5 hours', '--1', '0x10'])
      expect(numberIn(text, 'en'), text).toBeNull();
  });

  it('comes back as it can be typed on', () => {
    expect(numberOut(1234.5, 'de')).toBe('1234,5');
    for (const language of ['en', 'de', 'ar'] as const)
      for (const value of [0, -2.25, 1000, 1234567.125])
        expect(numberIn(numberOut(value, language), language)).toBe(value);
  });
});

describe('one’s own answer in words', () => {
  const text = (of: PollView, answer: object) =>
    answerText(of, { choices: [], waiting: false, ...answer }, { shared, result }).replace(/[\u2068\u2069]/g, '');

  it('names choices, the order of a ranking, words, and a number with its unit', () => {
    expect(text(poll('v7', { kind: 'several' }), { choices: ['o1', 'o3'] })).toBe('Yes, Later');
    expect(text(poll('v7', { kind: 'ranking' }), { choices: ['o3', 'o1'] })).toBe('1. Later 2. Yes');
    expect(text(poll('v7', { kind: 'words' }), { words: ['Time', 'Trust'] })).toBe('Time, Trust');
    expect(text(poll('v7', { kind: 'number', unit: 'hours' }), { number: 4.5 })).toBe('4.5 hours');
    expect(text(poll('v7', { kind: 'open' }), { choices: ['unsure'] })).toBe(shared.notSure);
  });

  it('says so where hosts took the option away, and nothing where it is a post', () => {
    const options = [{ id: 'o1', text: '' }];
    expect(text(poll('v7', { options }), { choices: ['o1'] })).toBe(result.removed);
    expect(text(poll('v7', { kind: 'open' }), {})).toBe('');
  });

  it('is right with all that is right and nothing else', () => {
    expect(isRight(['o1', 'o2'], ['o2', 'o1'])).toBe(true);
    expect(isRight(['o1', 'o2'], ['o1'])).toBe(false);
    expect(isRight(['o1'], ['o1', 'o2'])).toBe(false);
  });
});
