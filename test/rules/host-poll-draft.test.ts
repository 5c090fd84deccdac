import { describe, expect, it } from 'vitest';
import { handsBefore, handsCount } from '../../client/host/hands-draft.ts';
import { linesOf, withLines } from '../../client/host/option-lines.ts';
import {
  draftKinds,
  draftOf,
  faultOf,
  nothingAsked,
  pollAdd,
  pollEdit,
  type PollDraft,
} from '../../client/host/poll-draft.ts';
import { typedNumber } from '../../client/host/typed-number.ts';
import { commands } from '../../shared/commands.ts';
import { hostPollView } from '../../server/view/poll.ts';
import { given, HALL, host, last, newEvent } from '../support/given.ts';
import { poll } from './host-sample.ts';

const YES_NO = ['Yes', 'No'];
const option = (text: string, right = false) => ({ text, right });
const draft: PollDraft = {
  ...nothingAsked,
  question: 'Shall we?',
  options: [option('Walk', true), option('Bus'), option(' ')],
};
const asked = (written: PollDraft, open = true) =>
  commands['poll.add'].parse({ ...pollAdd(written, HALL, open, YES_NO), id: 'abcdefgh' });

describe('a poll’s form', () => {
  it('gives a command without the empty options', () => {
    expect(asked({ ...draft, kind: 'ranking' }, false)).toMatchObject({ options: ['Walk', 'Bus'], open: false });
  });

  it('leaves out what does not go with the kind, and keeps it for whoever changes their mind', () => {
    const everything: PollDraft = {
      ...draft,
      ...{ least: 1, most: 2, low: 'never', high: 'always', unit: 'minutes', from: '0', to: '1,5' },
      ...{ sort: 'result', adding: true, scale: '0-10', set: ' ' },
    };
    const kinds = Object.fromEntries(draftKinds.map((kind) => [kind, asked({ ...everything, kind })]));
    const none = { options: [], least: null, most: null, right: [], adding: false, sort: 'given', set: null };
    expect(kinds['one']).toMatchObject({ options: ['Walk', 'Bus'], right: [0], adding: true, least: null });
    expect(kinds['several']).toMatchObject({ kind: 'several', least: 1, most: 2, right: [0], sort: 'result' });
    expect(kinds['yesNo']).toMatchObject({ ...none, kind: 'one', options: YES_NO });
    expect(kinds['rating']).toMatchObject({ ...none, scale: '0-10', low: 'never', high: 'always' });
    expect(kinds['ranking']).toMatchObject({ least: 1, most: 2, right: [], adding: false });
    expect(kinds['words']).toMatchObject({ ...none, low: null, unit: null, range: { least: null, most: null } });
    expect(kinds['open']).toMatchObject(none);
    expect(kinds['number']).toMatchObject({ ...none, unit: 'minutes', range: { least: 0, most: 1.5 } });
  });

  it('asks for what the room takes, whatever the kind', () => {
    for (const kind of draftKinds) {
      const asking = pollAdd({ ...draft, kind }, HALL, true, YES_NO);
      given(newEvent()).when(host, asking).then({ type: 'poll.added' }, { type: 'poll.opened' });
    }
  });

  it('names right options by their place among those that are written', () => {
    const options = [option(''), option('Bus'), option('Walk', true)];
    expect(asked({ ...draft, options })).toMatchObject({ options: ['Bus', 'Walk'], right: [1] });
  });

  it('says what is wrong, first things first', () => {
    const wrong = (change: Partial<PollDraft>) => faultOf({ ...draft, ...change });
    expect(wrong({})).toBeNull();
    expect(wrong({ question: ' ', options: [] })).toBe('noQuestion');
    expect(wrong({ options: [option('Yes'), option('')] })).toBe('twoOptions');
    expect(wrong({ options: [], kind: 'words' })).toBeNull();
    expect(wrong({ options: Array.from({ length: 11 }, (_, place) => option(String(place))) })).toBe('tooMany');
    expect(wrong({ options: [option('Yes'), option('yes ')] })).toBe('same');
    expect(wrong({ options: [option('Yes'), option('N'.repeat(81))] })).toBe('shorter');
    expect(wrong({ question: 'N'.repeat(201) })).toBe('shorter');
    expect(wrong({ kind: 'rating', low: 'n'.repeat(31) })).toBe('shorter');
    const bounds = { kind: 'several', least: 1, most: 2 } as const;
    expect(wrong(bounds)).toBeNull();
    expect(wrong({ ...bounds, least: 2, most: 1 })).toBe('bounds');
    expect(wrong({ ...bounds, most: 3 })).toBe('bounds');
    expect(wrong({ ...bounds, least: 3, most: null })).toBe('bounds');
    expect(wrong({ kind: 'one', least: 3 })).toBeNull();
    for (const [from, to] of [
      ['5', '5'],
      ['ten', ''],
      ['', '1e5'],
      ['', '10000000000000'],
    ] as const)
      expect(wrong({ kind: 'number', from, to }), `${from} to ${to}`).toBe('range');
    expect(wrong({ kind: 'number', from: '-1', to: '' })).toBeNull();
  });

  it('takes up what a poll asks, so that saving it unchanged changes nothing', () => {
    const whole: PollDraft = {
      ...draft,
      kind: 'several',
      least: 1,
      seconds: 60,
      set: 'Before lunch',
      results: 'closed',
    };
    const facts = given(newEvent())
      .when(host, pollAdd(whole, HALL, false, YES_NO))
      .history();
    const before = given(facts).state.polls.get(last(facts, 'poll'));
    if (!before) throw new Error('not asked');
    const view = hostPollView(before);
    expect(draftOf(view)).toEqual({ ...whole, options: whole.options.slice(0, 2) });
    const edited = given(facts)
      .when(host, pollEdit(draftOf(view), view.id, YES_NO))
      .history();
    const after = given(edited).state.polls.get(view.id);
    expect(after && hostPollView(after)).toEqual(view);
  });

  it('does not bring back an option that was hidden', () => {
    const hidden = poll('v1', {
      options: [
        { id: 'o1', text: 'Yes' },
        { id: 'o2', text: '' },
      ],
    });
    expect(draftOf(hidden).options).toEqual([option('Yes')]);
  });
});

describe('a list that is pasted', () => {
  it('is an option on each line, without what lists put before them', () => {
    expect(linesOf('- Tea\r\n\n• Coffee with milk\n3. Water\n d) Juice\n')).toEqual([
      'Tea',
      'Coffee with milk',
      'Water',
      'Juice',
    ]);
    expect(linesOf('7up\n-5 degrees\nA-levels\n١. ماء')).toEqual(['7up', '-5 degrees', 'A-levels', 'ماء']);
  });

  it('takes the place of one field and of empty ones after it, and nothing else', () => {
    const before = [option('Tea'), option(''), option(''), option('Juice', true)];
    expect(withLines(before, 1, ['Milk', 'Water'])).toEqual([
      option('Tea'),
      option('Milk'),
      option('Water'),
      option('Juice', true),
    ]);
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['', null],
    [' 12 ', 12],
    ['1,5', 1.5],
    ['-0.5', -0.5],
    ['−3', -3],
    ['٤٢٫٥', 42.5],
    ['1e5', NaN],
    ['1,000,000', NaN],
    ['ten', NaN],
  ])('%j is %j', (text, number) => expect(typedNumber(text)).toEqual(number));
});

describe('hands that are counted', () => {
  const several = poll('v1', { kind: 'several' });

  it('begin with those counted before', () => {
    const details = { hands: { people: 5, counts: { o1: 4, o2: 3 } } };
    expect(handsBefore(poll('v1', { details }))).toEqual({ counts: { o1: '4', o2: '3' }, people: '5' });
    expect(handsBefore(poll('v1'))).toEqual({ counts: {}, people: '' });
  });

  it('are a number for each option, an empty field none', () => {
    const count = handsCount({ counts: { o1: '4', o2: ' ' }, people: '9' }, poll('v1'));
    expect(count).toEqual({ ask: { type: 'hands.count', poll: 'v1', counts: { o1: 4, o2: 0 }, people: null } });
  });

  it('are of as many people as can have raised them', () => {
    const count = (people: string) => handsCount({ counts: { o1: '4', o2: '3' }, people }, several);
    expect(count('5')).toMatchObject({ ask: { people: 5 } });
    expect(count('')).toMatchObject({ ask: { people: null } });
    expect([count('3'), count('8')]).toEqual([
      { least: 4, most: 7 },
      { least: 4, most: 7 },
    ]);
  });

  it('are whole numbers', () => {
    for (const o1 of ['1.5', '-1', 'x', '10001'])
      expect(handsCount({ counts: { o1 }, people: '' }, poll('v1'))).toBe('wrong');
    expect(handsCount({ counts: { o1: '2' }, people: 'two' }, several)).toBe('wrong');
  });
});
