import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../shared/ballots.ts';
import { WORDS_HOST_MAX, WORDS_TOLD_MAX } from '../../shared/limits.ts';
import { wordKey } from '../../server/room/word-key.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { hostPollView, pollView } from '../../server/view/poll.ts';
import { ada, after, attendee, ben, given, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

const same = (...spellings: string[]) => expect(new Set(spellings.map(wordKey)).size).toBe(1);
const differ = (...words: string[]) => expect(new Set(words.map(wordKey)).size).toBe(words.length);

describe('spellings of one word', () => {
  it('case, accents, hyphens and spaces make no other word', () => {
    same('Co-production', 'coproduction', 'CO PRODUCTION', 'Cö-prodúction', 'co‑production');
    same('Straße', 'STRASSE', 'strasse');
    same('Œuvre', 'oeuvre');
    same('مشاركة', 'مُشَارَكَة', 'مشـــاركة', 'مشاركه');
    same('ΧΩΡΟΣ', 'χώρος');
  });

  it('letters that only look alike make no other word', () => {
    same('care', 'саre', 'cаre', 'ｃａｒｅ', '𝐜𝐚𝐫𝐞');
    same('hope', 'h\u200bope', 'ho\u00adpe', '\u202ehope\u202c', 'hope\ufe0f');
  });

  it('other words stay others', () => {
    differ('care', 'cure', 'scare', 'C', 'C++', 'C#', '1', '10', 'की', 'का', 'сор', 'cop', '❤', '✊');
  });

  it('signs are words where there is nothing else', () => {
    same('❤️', '❤');
    expect(wordKey('!')).toBe('!');
  });

  it('never is empty', () => {
    for (const odd of ['-', '\u0301', '+', '…', '´', '\u200d', '🏳️‍🌈']) expect(wordKey(odd)).not.toBe('');
  });
});

const asked = (details: Parameters<typeof newEvent>[0] = { lookFirst: false }) =>
  after(newEvent(details), [host, { type: 'poll.add', session: HALL, question: 'In a word?', kind: 'words' }]);
const say = (poll: string, ...words: string[]): Wish => ({ type: 'ballot.cast', poll, words });

describe('a poll for words', () => {
  it('counts a person once for a word, however spelled, and tells it as most spell it', () => {
    const log = asked();
    const poll = last(log, 'poll');
    const said = after(
      log,
      [ada, say(poll, 'Hope', 'hope', 'HOPE')],
      [ben, say(poll, 'hope', 'time')],
      [attendee('cyd'), say(poll, 'hope')],
    );
    const view = pollView(foldAll(said).polls.get(poll) ?? expect.fail());
    expect(view).toMatchObject({ people: 3, counts: { unsure: 0 } });
    expect(view.details?.words).toEqual({
      top: [
        { key: 'hope', text: 'hope', people: 3 },
        { key: 'time', text: 'time', people: 1 },
      ],
      others: 0,
    });
  });

  it('[R3] a changed ballot takes its earlier words away', () => {
    const log = asked();
    const poll = last(log, 'poll');
    const said = after(log, [ada, say(poll, 'Hope')], [ada, { type: 'ballot.cast', poll, choices: ['unsure'] }]);
    expect(pollView(foldAll(said).polls.get(poll) ?? expect.fail())).toMatchObject({
      people: 1,
      counts: { unsure: 1 },
      details: { words: { top: [], others: 0 } },
    });
  });

  it('[R6] where a host looks first nobody sees a word that no host has shown, in the spelling they saw', () => {
    const log = asked({ lookFirst: true });
    const poll = last(log, 'poll');
    const said = after(log, [ada, say(poll, 'the rapist')], [ben, say(poll, 'therapist')]);
    const seen = (facts: typeof said) => foldAll(facts).polls.get(poll) ?? expect.fail();
    expect(pollView(seen(said)).details?.words).toEqual({ top: [], others: 0 });
    expect(hostPollView(seen(said)).words).toEqual([
      { key: 'therapist', text: 'the rapist', people: 2, status: 'waiting' },
    ]);
    const words = [{ key: 'therapist', text: 'therapist' }];
    const shown = after(said, [host, { type: 'word.show', poll, words }]);
    expect(pollView(seen(shown)).details?.words?.top).toEqual([{ key: 'therapist', text: 'therapist', people: 2 }]);
    const hidden = after(shown, [host, { type: 'word.hide', poll, words }]);
    expect(pollView(seen(hidden)).details?.words?.top).toEqual([]);
    expect(hostPollView(seen(hidden)).words).toMatchObject([{ key: 'therapist', status: 'hidden' }]);
  });

  it('[R6] a word that is hidden leaves a frozen wall, and a sealed session', () => {
    const log = asked();
    const poll = last(log, 'poll');
    const words = [{ key: 'bad', text: 'bad' }];
    const hidden = after(
      log,
      [ada, say(poll, 'good', 'bad')],
      [host, { type: 'word.hide', poll, words }],
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    const sealed = foldAll(hidden).polls.get(poll) ?? expect.fail();
    expect(sealed.rounds[0]?.ballots.size).toBe(0);
    expect(pollView(sealed).details?.words?.top).toEqual([{ key: 'good', text: 'good', people: 1 }]);
  });

  it('takes one to three words and nothing else', () => {
    const log = asked();
    const poll = last(log, 'poll');
    const when = (wish: object) => given(log).when(ada, { type: 'ballot.cast', poll, ...wish });
    when({}).refused('empty');
    when({ number: 3 }).refused('invalid');
    when({ words: ['a'], choices: ['unsure'] }).refused('invalid');
    when({ choices: ['o1'] }).refused('unknown');
    expect(() => when({ words: ['a', 'b', 'c', 'd'] })).toThrow();
    expect(() => when({ words: ['\u200b'] })).toThrow();
    expect(() => when({ words: ['w'.repeat(31)] })).toThrow();
  });

  it('[R11] a hundred thousand different hostile words leave a result that is bounded, in whatever order they came', () => {
    const log = asked();
    const state = foldAll(log);
    const poll = state.polls.get(last(log, 'poll')) ?? expect.fail();
    const round = poll.rounds[0] ?? expect.fail();
    const hostile = (n: number) =>
      [`w${n}`, `\u202ew${n}`, `w\u200b${n}`, `ｗ${n}`, `ẃ${n}`, `اسم${n}`, `𝔀${n}`, `w${'\u0301'.repeat(4)}${n}`][
        n % 8
      ] ?? '';
    const people = Array.from({ length: 33_334 }, (_, n): [string, Ballot] => {
      const words = [3 * n, 3 * n + 1, 3 * n + 2].map((each) => ({ key: wordKey(hostile(each)), text: hostile(each) }));
      return [`attendee-${n}`, { choices: [], words }];
    });
    const many = { ...poll, rounds: [{ ...round, ballots: round.ballots.merge(people) }] };
    const other = { ...poll, rounds: [{ ...round, ballots: round.ballots.merge([...people].reverse()) }] };
    const told = pollView(many).details?.words ?? expect.fail();
    expect(told.top).toHaveLength(WORDS_TOLD_MAX);
    expect(told.others).toBe(100_002 - WORDS_TOLD_MAX);
    expect(pollView(other).details).toEqual(pollView(many).details);
    expect(JSON.stringify(pollView(many)).length).toBeLessThan(16_384);
    expect(hostPollView(many).words.length).toBeLessThanOrEqual(WORDS_HOST_MAX);
  });
});
