import { describe, expect, it } from 'vitest';
import { hintsOf } from '../../client/wall/poll-hint.ts';
import { leaderRows } from '../../client/wall/leader-rows.ts';
import { numberPanels, ratingPanels } from '../../client/wall/poll-panels.ts';
import { isResult, partsOf } from '../../client/wall/poll-parts.ts';
import { optionRows, pointRows, roundsOf, runoffRows, wordRows } from '../../client/wall/poll-rows.ts';
import { toldWords, withWords } from '../../client/wall/told-words.ts';
import words from '../../client/words/en/wall.ts';
import type { Details, Numbers, WordCount } from '../../shared/tally.ts';
import type { PollView } from '../../shared/views.ts';
import { poll as anyPoll } from './phone-sample.ts';

const texts = { notSure: 'Not sure', removed: 'Removed', number: String };
const poll = (more: Partial<PollView>) => anyPoll('v1', { unsure: true, counts: null, ...more });
const parts = (shown: PollView, against: number | null = null) => partsOf(shown, roundsOf(shown, against), texts);
const rows = (shown: PollView, against: number | null = null) => optionRows(shown, roundsOf(shown, against), texts);

describe('options on the wall', () => {
  it('have words only while the counts may not be seen, and while nobody voted', () => {
    for (const shown of [poll({ people: 3 }), poll({ counts: { o1: 0, o2: 0, o3: 0, unsure: 0 } })]) {
      expect(rows(shown).map(({ text, bars }) => [text, bars])).toEqual([
        ['Yes', [null]],
        ['No', [null]],
        ['Later', [null]],
        ['Not sure', [null]],
      ]);
      expect(parts(shown).some(isResult)).toBe(false);
    }
  });

  it('[R3] count people, so that shares of several choices may add up to more', () => {
    const shown = poll({ kind: 'several', people: 4, counts: { o1: 3, o2: 4, o3: 0 }, unsure: false });
    expect(rows(shown).map(({ bars }) => bars[0]?.share)).toEqual([0.75, 1, 0]);
  });

  it('have hands beside votes, as parts of one whole', () => {
    const details = { hands: { people: 6, counts: { o1: 6 } } };
    const [yes, no] = rows(poll({ people: 4, counts: { o1: 1, o2: 3, o3: 0 }, details }));
    expect(yes?.bars).toEqual([{ votes: 1, hands: 6, share: 0.1, handsShare: 0.6 }]);
    expect(no?.bars).toEqual([{ votes: 3, hands: 0, share: 0.3, handsShare: 0 }]);
  });

  it('have something to show where only hands were counted', () => {
    const hands = poll({ counts: { o1: 0, o2: 0, o3: 0 }, details: { hands: { people: 2, counts: { o2: 2 } } } });
    expect(rows(hands).map(({ bars }) => bars[0]?.handsShare)).toEqual([0, 1, 0, 0]);
  });

  it('[R12] move to their places by result only once the round is closed, "not sure" last', () => {
    const counts = { o1: 1, o2: 2, o3: 4, unsure: 9 };
    const asked = { people: 16, counts, sort: 'result' as const };
    const ids = (status: PollView['status']) => rows(poll({ ...asked, status })).map(({ id }) => id);
    expect(ids('open')).toEqual(['o1', 'o2', 'o3', 'unsure']);
    expect(ids('closed')).toEqual(['o3', 'o2', 'o1', 'unsure']);
  });

  it('say that one was removed, and which are right once the round is closed', () => {
    const options = [
      { id: 'o1', text: '' },
      { id: 'o2', text: 'No' },
    ];
    const quiz = { options, unsure: false, quiz: true, right: ['o2'] };
    const seen = (status: PollView['status']) => rows(poll({ ...quiz, status })).map(({ text, mark }) => [text, mark]);
    expect(seen('open')).toEqual([
      ['Removed', null],
      ['No', null],
    ]);
    expect(seen('closed')).toEqual([
      ['Removed', null],
      ['No', { is: 'right' }],
    ]);
  });

  it('stand beside an earlier round, where there is such a round', () => {
    const rounds = [{ people: 2, counts: { o1: 2, o2: 0, o3: 0 } }];
    const again = poll({ round: 2, rounds, people: 4, counts: { o1: 1, o2: 3, o3: 0 } });
    expect(rows(again, 1)[0]?.bars.map((bar) => bar?.share)).toEqual([1, 0.25]);
    expect(roundsOf(again, 1).map(({ round }) => round)).toEqual([1, 2]);
    expect(roundsOf(again, 2).map(({ round }) => round)).toEqual([2]);
    expect(roundsOf(again, 7).map(({ round }) => round)).toEqual([2]);
  });
});

describe('a rating', () => {
  const steps = ['1', '2', '3', '4', '5'].map((text, index) => ({ id: `o${index + 1}`, text }));
  const rating = (more: Partial<PollView>) =>
    poll({ kind: 'rating', options: steps, low: 'bad', high: 'good', ...more });

  it('has a mean of all who chose a number, by phone or by hand', () => {
    const counts = { o1: 1, o2: 0, o3: 0, o4: 0, o5: 1, unsure: 2 };
    const shown = rating({ people: 4, counts, details: { hands: { people: 2, counts: { o5: 2 } } } });
    const [panel] = ratingPanels(shown, roundsOf(shown, null));
    expect(panel?.figure).toEqual({ mean: 4 });
    expect(panel?.columns.map(({ high }) => high)).toEqual([1 / 3, 0, 0, 0, 1]);
  });

  it('has its scale before there is a result, and where everyone is unsure', () => {
    expect(parts(rating({ counts: { unsure: 0 } })).map(({ on }) => on)).toEqual(['scale']);
    expect(parts(rating({ people: 3, counts: { unsure: 3 } })).map(({ on }) => on)).toEqual(['scale']);
  });

  it('tells what its ends mean where it stands in rows', () => {
    expect(rows(rating({})).map(({ text }) => text)).toEqual(['1 · bad', '2', '3', '4', '5 · good', 'Not sure']);
  });
});

describe('a ranking', () => {
  const ranking = {
    points: { o1: 4, o2: 5, o3: 0 },
    rounds: [
      { counts: { o1: 2, o2: 1, o3: 0 }, out: ['o3'] },
      { counts: { o1: 2, o2: 1 }, out: [] },
    ],
    winners: ['o1'],
  };
  const ranked = (status: PollView['status']) =>
    poll({ kind: 'ranking', status, people: 4, counts: { o1: 2, o2: 1, o3: 0, unsure: 1 }, details: { ranking } });

  it('shows points as shares of the most that one option can get', () => {
    const shown = ranked('open');
    expect(pointRows(shown, roundsOf(shown, null), texts).map(({ bars }) => bars[0]?.share)).toEqual([4 / 6, 5 / 6, 0]);
  });

  it('tells winners and the run-off only once the round is closed', () => {
    const of = (status: PollView['status']) => parts(ranked(status)).map((part) => part.on === 'rows' && part.of);
    expect(of('open')).toEqual(['points']);
    expect(of('closed')).toEqual(['runoff', 'points']);
    const marks = (status: PollView['status']) =>
      pointRows(ranked(status), roundsOf(ranked(status), null), texts).map(({ mark }) => mark?.is);
    expect(marks('open')).toEqual([undefined, undefined, undefined]);
    expect(marks('closed')).toEqual([undefined, 'most', undefined]);
  });

  it('says who won the run-off and when the others left, the winner first', () => {
    const shown = ranked('closed');
    const [now] = roundsOf(shown, null);
    const told = now && runoffRows(shown, now, texts).map(({ id, mark, bars }) => [id, mark, bars[0]?.votes]);
    expect(told).toEqual([
      ['o1', { is: 'winner', tied: false }, 2],
      ['o2', null, 1],
      ['o3', { is: 'out', round: 1 }, 0],
    ]);
  });
});

describe('numbers', () => {
  const numbers = (bins: Numbers['bins']): Numbers => ({
    ...{ answers: 4, least: 0, lower: 1, median: 2, upper: 3, most: 4 },
    bins,
  });
  const shown = (bins: Numbers['bins']) =>
    poll({ kind: 'number', people: 5, counts: { unsure: 1 }, details: { numbers: numbers(bins) } });

  it('are columns as high as their shares, each one number where it holds but one', () => {
    const wide = shown([
      { from: 0, to: 2, people: 1 },
      { from: 2, to: 4, people: 3 },
    ]);
    const [panel] = numberPanels(roundsOf(wide, null));
    expect(panel?.columns.map(({ from, to, share, high }) => [from, to, share, high])).toEqual([
      [0, 2, 0.25, 1 / 3],
      [2, 4, 0.75, 1],
    ]);
    const single = shown([{ from: 3, to: 4, people: 4 }]);
    expect(numberPanels(roundsOf(single, null))[0]?.columns[0]?.to).toBeNull();
  });

  it('are asked for where nobody gave one', () => {
    expect(parts(poll({ kind: 'number', people: 2, counts: { unsure: 2 }, details: {} }))).toEqual([{ on: 'call' }]);
  });
});

describe('words', () => {
  const word = (key: string, people: number): WordCount => ({ key, text: key, people });
  const asked = (top: readonly WordCount[], more: Partial<PollView> = {}) =>
    poll({ kind: 'words', people: 9, counts: { unsure: 0 }, details: { words: { top, others: 0 } }, ...more });
  const shownOf = (shown: PollView) => shown.details?.words?.top.map(({ key, people }) => `${key} ${people}`);

  it('[R12] keep their places until the screen turns, the first and the result come at once', () => {
    const first = asked([word('rest', 2), word('time', 1)]);
    const told = toldWords(toldWords(null, asked([]), false), first, false);
    const later = asked([word('time', 5), word('rest', 2)]);
    expect(shownOf(withWords(later, toldWords(told, later, false)))).toEqual(['rest 2', 'time 1']);
    expect(shownOf(withWords(later, toldWords(told, later, true)))).toEqual(['time 5', 'rest 2']);
    const closed = { ...later, status: 'closed' as const };
    expect(shownOf(withWords(closed, toldWords(told, closed, false)))).toEqual(['time 5', 'rest 2']);
  });

  it('are gone at once when a host hides them, and with their round', () => {
    const told = toldWords(null, asked([word('rest', 2), word('time', 1)]), false);
    expect(shownOf(withWords(asked([word('time', 1)]), told))).toEqual(['time 1']);
    const again = asked([word('luck', 1)], { round: 2 });
    expect(shownOf(withWords(again, toldWords(told, again, false)))).toEqual(['luck 1']);
    expect(shownOf(withWords(again, told))).toEqual(['luck 1']);
  });

  it('of two rounds stand beside each other', () => {
    const details: Details = { words: { top: [word('rest', 4)], others: 0 } };
    const again = asked([word('time', 6), word('rest', 3)], {
      round: 2,
      rounds: [{ people: 8, counts: { unsure: 0 }, details }],
    });
    expect(wordRows(roundsOf(again, 1)).map(({ text, bars }) => [text, ...bars.map((bar) => bar?.votes)])).toEqual([
      ['time', 0, 6],
      ['rest', 4, 3],
    ]);
  });
});

describe('what people need to know to answer', () => {
  const told = (more: Partial<PollView>) => hintsOf(poll({ counts: {}, ...more }), words, String).join(' ');

  it('is how many to choose, which number, how many words', () => {
    expect(told({ kind: 'one' })).toBe('');
    expect(told({ kind: 'several' })).toBe('You can choose several.');
    expect(told({ kind: 'several', least: 1, most: 2 })).toBe('Choose up to 2.');
    expect(told({ kind: 'several', least: 2 })).toBe('Choose 2 or more.');
    expect(told({ kind: 'several', least: 2, most: 2 })).toBe('Choose 2.');
    expect(told({ kind: 'ranking', most: 2 })).toBe('Choose your best 2, the very best first.');
    expect(told({ kind: 'ranking', most: 3 })).toBe('Put them in order, the best first.');
    expect(told({ kind: 'words' })).toBe('Send up to 3 words.');
    expect(told({ kind: 'number', unit: 'minutes', range: { least: 0, most: 60 } })).toBe(
      'Send a number, in minutes. From 0 to 60.',
    );
  });

  it('is when there will be a result, and nothing once it is over', () => {
    expect(told({ counts: null, results: 'closed', adding: true })).toBe(
      'You can add an option of your own. Results show when voting closes.',
    );
    expect(told({ kind: 'several', status: 'closed' })).toBe('');
  });
});

it('leaders with as many right share a place', () => {
  const leaders = [5, 3, 3, 1].map((right, index) => ({ name: `N${index}`, right }));
  expect(leaderRows(leaders).map(({ place }) => place)).toEqual([1, 2, 2, 4]);
});
