import { describe, expect, it } from 'vitest';
import { answerOf, countsShown } from '../../client/phone/ballot.ts';
import { asksFor } from '../../client/phone/open-polls.ts';
import { optionsFault } from '../../client/phone/poll-options.ts';
import { refused } from '../../shared/replies.ts';
import { held, nothingMine, poll, waiting } from './phone-sample.ts';

const cast = (choices: string[], round: number) => waiting({ type: 'ballot.cast', poll: 'v7', round, choices });

describe('one’s own answer', () => {
  const mine = { ...nothingMine, ballots: [{ poll: 'v7', round: 1, choices: ['o1'] }] };

  it('is what waits to be sent, else what the server has', () => {
    expect(answerOf(poll('v7'), mine, [])).toMatchObject({ choices: ['o1'], waiting: false });
    expect(answerOf(poll('v7'), mine, [cast(['o2'], 1), cast(['o3'], 1)])).toMatchObject({
      choices: ['o3'],
      waiting: true,
    });
  });

  it('[R4] does not go over into another round, and a refused one is none', () => {
    expect(answerOf(poll('v7', { round: 2 }), mine, [cast(['o2'], 1)])).toBeNull();
    expect(answerOf(poll('v7', { round: 2 }), mine, [{ ...cast(['o2'], 2), refused: refused('closed') }])).toBeNull();
  });

  it('is asked for while a poll is open and unanswered, a host’s first', () => {
    const now = held([], [poll('v5', { from: 'attendee' }), poll('v6', { status: 'closed' }), poll('v7'), poll('v8')]);
    expect(asksFor(now, mine, [])).toEqual(['v8', 'v5']);
  });
});

describe('counts', () => {
  it('wait until one has answered or asked for them, where the poll says so', () => {
    expect(countsShown(poll('v7'), false, false)).toBe(false);
    expect(countsShown(poll('v7'), true, false)).toBe(true);
    expect(countsShown(poll('v7'), false, true)).toBe(true);
    expect(countsShown(poll('v7', { published: true }), false, false)).toBe(true);
    expect(countsShown(poll('v7', { status: 'closed' }), false, false)).toBe(true);
    expect(countsShown(poll('v7', { results: 'always' }), false, false)).toBe(true);
  });

  it('show nothing where the server sent none', () => {
    expect(countsShown(poll('v7', { status: 'closed', results: 'hosts', counts: null }), true, true)).toBe(false);
  });
});

it('wants at least two different answers of a poll, as the server will read them', () => {
  expect(optionsFault(['Yes', '  '], 80)).toBe('few');
  expect(optionsFault(['Yes', ' yes '], 80)).toBe('same');
  expect(optionsFault(['Yes', 'n'.repeat(81)], 80)).toBe('long');
  expect(optionsFault(['Yes', 'No', ''], 80)).toBeNull();
});
