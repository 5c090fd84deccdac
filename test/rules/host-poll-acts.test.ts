import { describe, expect, it } from 'vitest';
import { inverse, type Before } from '../../client/host/inverse.ts';
import { pictureOf, sameScreen } from '../../client/host/picture.ts';
import { earlierRound, groupOf, pollActs, pollCommand } from '../../client/host/poll-acts.ts';
import { nextOf, setsOf, stepTo } from '../../client/host/poll-sets.ts';
import { isUntouched } from '../../client/host/untouched.ts';
import type { Asking } from '../../client/host/asking.ts';
import { hostPollView } from '../../server/view/poll.ts';
import type { HostPollView, PollStatus } from '../../shared/views.ts';
import { ada, after, given, HALL, host, last, newEvent } from '../support/given.ts';
import { byId, poll, wall } from './host-sample.ts';

const voted = { people: 3, counts: { o1: 2, o2: 1, unsure: 0 } };
const none = { people: 0, counts: { o1: 0, o2: 0, unsure: 0 } };

describe('what a host can do with a poll', () => {
  it('follows its status', () => {
    const acts = (status: PollStatus, change: Partial<HostPollView> = {}) =>
      pollActs(poll('v1', { status, ...voted, ...change }));
    expect(acts('draft', none)).toEqual(['open', 'edit', 'copy', 'hide']);
    expect(acts('waiting', { from: 'attendee', ...none })).toEqual(['yes', 'no', 'return']);
    expect(acts('open')).toEqual(['on-wall', 'close', 'hands', 'minute', 'publish', 'reset', 'copy', 'hide']);
    expect(acts('closed')).toEqual(['on-wall', 'publish', 'new-round', 'copy', 'hide']);
    expect(acts('closed', { published: true })).toEqual(['on-wall', 'new-round', 'unpublish', 'copy', 'hide']);
    expect(acts('hidden')).toEqual(['show']);
    expect(acts('withdrawn')).toEqual([]);
  });

  it('lets a running timer be taken off, and hands be counted where there are hands to raise', () => {
    expect(pollActs(poll('v1', { until: 1 }))).toContain('no-timer');
    for (const kind of ['ranking', 'words', 'open', 'number'] as const)
      expect(pollActs(poll('v1', { kind }))).not.toContain('hands');
  });

  it('lets it be changed until somebody has answered, by phone or by hand, in any round', () => {
    expect(isUntouched(poll('v1'))).toBe(true);
    expect(isUntouched(poll('v1', voted))).toBe(false);
    expect(isUntouched(poll('v1', { rounds: [voted] }))).toBe(false);
    expect(isUntouched(poll('v1', { details: { hands: { people: 2, counts: { o1: 2 } } } }))).toBe(false);
    expect(isUntouched(undefined)).toBe(false);
    expect(pollActs(poll('v1', { from: 'attendee' }))).not.toContain('edit');
  });

  it('sends an attendee’s poll back to them, and no other', () => {
    for (const status of ['waiting', 'open'] as const) {
      expect(pollActs(poll('v1', { status, from: 'attendee' }))).toContain('return');
      expect(pollActs(poll('v1', { status }))).not.toContain('return');
    }
  });

  it('asks for a reason only where somebody will read it', () => {
    expect(pollCommand('hide', poll('v1', { from: 'attendee' }))).toBeNull();
    expect(pollCommand('hide', poll('v1'))).toEqual({ type: 'poll.hide', poll: 'v1', reason: null });
  });

  it('puts it on the wall, beside its latest earlier round that had an answer, or off it', () => {
    const again = poll('v1', { round: 3, rounds: [voted, none] });
    const shown = { mode: 'poll', poll: 'v1' } as const;
    expect(earlierRound(again)).toBe(1);
    expect(pollActs(again)).toEqual(expect.arrayContaining(['on-wall', 'compare']));
    expect(pollCommand('compare', again)).toMatchObject({ screen: { ...shown, against: 1 } });
    expect(pollActs(again, shown)).not.toContain('on-wall');
    expect(pollActs(again, shown)).toEqual(expect.arrayContaining(['off-wall', 'compare']));
    expect(pollActs(again, { ...shown, against: 1 })).toEqual(expect.arrayContaining(['off-wall', 'on-wall']));
    expect(pollActs(again, { ...shown, against: 1 })).not.toContain('compare');
    expect(pollActs(poll('v1', { round: 2, rounds: [none] }))).not.toContain('compare');
  });

  it('stands in one group, and in none once taken back', () => {
    const statuses: readonly PollStatus[] = ['draft', 'waiting', 'open', 'closed', 'hidden', 'withdrawn'];
    expect(statuses.map((status) => groupOf(poll('v1', { status })))).toEqual([
      'prepared',
      'waiting',
      'running',
      'finished',
      'finished',
      null,
    ]);
  });
});

describe('options that were added', () => {
  it('are told to hosts apart from the author’s, shown ones too, so that they can be hidden', () => {
    const asked = after(newEvent(), [
      host,
      { type: 'poll.add', session: HALL, question: 'Tea?', options: ['Yes', 'No'], adding: true },
    ]);
    const id = last(asked, 'poll');
    const added = after(asked, [ada, { type: 'option.add', poll: id, text: 'Coffee' }]);
    const view = (facts: typeof asked) => {
      const found = given(facts).state.polls.get(id);
      return found && hostPollView(found).offered;
    };
    expect(view(asked)).toEqual([]);
    expect(view(added)).toEqual([{ id: 'o3', text: 'Coffee', status: 'shown' }]);
    expect(view(after(added, [host, { type: 'option.hide', poll: id, option: 'o3' }]))).toEqual([
      { id: 'o3', text: 'Coffee', status: 'hidden' },
    ]);
  });
});

describe('polls of a set', () => {
  const set = 'Before lunch';
  const [first, second, third] = [
    poll('v1', { at: 1, set, status: 'open' }),
    poll('v2', { at: 2, set, status: 'draft' }),
    poll('v3', { at: 3, set, status: 'draft' }),
  ];
  const only = (polls: readonly HostPollView[]) => setsOf(polls)[0] ?? { name: '', polls: [] };

  it('stand together in the order they were written down', () => {
    const others = [poll('v4'), poll('v5', { set, status: 'withdrawn' }), poll('v6', { set: 'After', at: 9 })];
    expect(setsOf([third, ...others, first, second])).toEqual([
      { name: set, polls: [first, second, third] },
      { name: 'After', polls: [others[2]] },
    ]);
  });

  it('go on from the open one to the next that is prepared, and end', () => {
    expect(nextOf(only([first, second, third]))).toBe(second);
    expect(nextOf(only([{ ...first, status: 'closed' }, second, third]))).toBe(second);
    expect(nextOf(only([second, { ...third, status: 'open' }]))).toBeNull();
    expect(nextOf(only([first]))).toBeNull();
  });

  it('close what is open, open the next and show it', () => {
    const { commands, chief } = stepTo(second, only([first, second, third]));
    expect(commands).toEqual([
      { type: 'poll.close', poll: 'v1' },
      { type: 'poll.open', poll: 'v2' },
      { type: 'wall.show', session: 's3', screen: { mode: 'poll', poll: 'v2' } },
    ]);
    expect(commands).toContain(chief);
  });
});

describe('the inverse of what is done with a poll', () => {
  const before = (change: Partial<HostPollView> = {}): Before => ({
    moment: 1_000_000,
    event: null,
    sessions: [],
    wall: wall(),
    posts: new Map(),
    polls: byId([poll('v1', change)]),
  });
  const undo = (command: Asking, was: Before) => inverse(command, was, { ok: true, seq: 1 });

  it('[R6] shows nothing that had waited', () => {
    const offered = [
      { id: 'o3', text: 'Tea', status: 'waiting' as const },
      { id: 'o4', text: 'Milk', status: 'shown' as const },
    ];
    const hide = (option: string): Asking => ({ type: 'option.hide', poll: 'v1', option });
    expect(undo(hide('o3'), before({ offered }))).toBeNull();
    expect(undo(hide('o4'), before({ offered }))).toEqual({ type: 'option.show', poll: 'v1', option: 'o4' });
    const [tea, milk] = [
      { key: 'tea', text: 'Tea' },
      { key: 'milk', text: 'Milk' },
    ];
    const words = [{ ...tea, people: 1, status: 'waiting' as const }];
    const hideWords = (all: { key: string; text: string }[]): Asking => ({ type: 'word.hide', poll: 'v1', words: all });
    expect(undo(hideWords([tea]), before({ words }))).toBeNull();
    expect(undo(hideWords([tea, milk]), before({ words }))).toMatchObject({ type: 'word.show', words: [milk] });
    expect(undo({ type: 'word.show', poll: 'v1', words: [tea] }, before({ words }))).toEqual(hideWords([tea]));
  });

  it('goes back to the hands that were counted before', () => {
    const count: Asking = { type: 'hands.count', poll: 'v1', counts: { o1: 9 }, people: null };
    const hands = { people: 4, counts: { o1: 3, o2: 1 } };
    expect(undo(count, before())).toMatchObject({ counts: {}, people: null });
    expect(undo(count, before({ details: { hands } }))).toMatchObject(hands);
  });

  it('asks again what it asked before it was changed', () => {
    const edit: Asking = { type: 'poll.edit', poll: 'v1', question: 'New?', options: ['A', 'B'] };
    expect(undo(edit, before({ right: ['o2'] }))).toMatchObject({
      question: 'question of v1',
      options: ['Yes', 'No'],
      right: [1],
    });
  });

  it('lets a timer go on with what it had left', () => {
    const off: Asking = { type: 'poll.time', poll: 'v1', seconds: null };
    expect(undo(off, before({ until: 1_090_500 }))).toEqual({ ...off, seconds: 91 });
    expect(undo(off, before({ until: 1_002_000 }))).toEqual(off);
    expect(undo({ ...off, seconds: 60 }, before())).toEqual(off);
  });

  it('sends back again what had been sent back', () => {
    const show: Asking = { type: 'poll.show', poll: 'v1' };
    const reason = 'Shorter, please';
    expect(undo(show, before({ reason, returned: true }))).toEqual({ type: 'poll.return', poll: 'v1', note: reason });
    expect(undo(show, before({ reason }))).toEqual({ type: 'poll.hide', poll: 'v1', reason });
    expect(undo({ type: 'poll.return', poll: 'v1', note: reason }, before())).toEqual(show);
  });
});

describe('the wall in small', () => {
  const held = {
    ...{ moment: 0, event: null, sessions: [], session: 's3', keys: [], balance: [], posts: new Map() },
    onWall: new Set<string>(),
    polls: byId([poll('v1')]),
    wall: wall({ leaders: [{ name: 'Ada', right: 2 }] }),
  };

  it('tells a poll beside an earlier round from the same alone', () => {
    const [alone, beside] = [
      { mode: 'poll', poll: 'v1' },
      { mode: 'poll', poll: 'v1', against: 1 },
    ] as const;
    expect([sameScreen(alone, beside), sameScreen(beside, { ...beside })]).toEqual([false, true]);
    expect(pictureOf(alone, held)).toMatchObject({ against: null });
    expect(pictureOf(beside, held)).toMatchObject({ against: 1 });
  });

  it('names who leads', () => {
    expect(pictureOf({ mode: 'leaders' }, held)).toEqual({ mode: 'leaders', rows: [{ name: 'Ada', right: 2 }] });
  });
});
