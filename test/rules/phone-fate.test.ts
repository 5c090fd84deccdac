import { ALL } from '../../shared/all.ts';
import { describe, expect, it } from 'vitest';
import { fateOf, fateOfPoll, ownOf, wordsOf } from '../../client/phone/fate.ts';
import { unsentOf } from '../../client/phone/unsent.ts';
import { refused } from '../../shared/replies.ts';
import { minePost, nothingMine, waiting } from './phone-sample.ts';

const minePoll = {
  id: 'v7',
  session: 's2',
  question: 'Tea?',
  status: 'open' as const,
  reason: null,
  returned: false,
  options: [],
};

describe('what became of a post', () => {
  it('is told by what matters most to its author', () => {
    expect(fateOf(minePost('p1'))).toBe('shown');
    expect(fateOf(minePost('p1', { status: 'waiting' }))).toBe('held');
    expect(fateOf(minePost('p1', { onWall: true, answer: { at: 1, text: null, name: null, late: false } }))).toBe(
      'wall',
    );
    expect(fateOf(minePost('p1', { answer: { at: 1, text: 'Yes.', name: null, late: false } }))).toBe('answered');
    expect(fateOf(minePost('p1', { draft: 'Better' }))).toBe('changed');
    expect(fateOf(minePost('p1', { kept: { reason: null } }))).toBe('kept');
    expect(fateOf(minePost('p1', { kept: { reason: null }, draft: 'Better still' }))).toBe('changed');
    expect(fateOf(minePost('p1', { status: 'hidden', onWall: true }))).toBe('hidden');
    expect(fateOf(minePost('p1', { status: 'hidden', returned: true }))).toBe('returned');
    expect(fateOf(minePost('p1', { status: 'waiting', group: 'p2' }))).toBe('held');
    expect(fateOf(minePost('p1', { group: 'p2' }))).toBe('grouped');
    expect(fateOf(minePost('p1', { group: 'p2', answer: { at: 1, text: null, name: null, late: false } }))).toBe(
      'answered',
    );
    expect(
      fateOf(minePost('p1', { status: 'withdrawn', answer: { at: 1, text: null, name: null, late: false } })),
    ).toBe('withdrawn');
  });

  it('is told for polls too', () => {
    expect(fateOfPoll({ ...minePoll, status: 'waiting' })).toBe('held');
    expect(fateOfPoll({ ...minePoll, status: 'hidden' })).toBe('hidden');
    expect(fateOfPoll({ ...minePoll, status: 'hidden', returned: true })).toBe('returned');
    expect(fateOfPoll({ ...minePoll, status: 'open' }, true)).toBe('wall');
  });
});

describe('what is one’s own', () => {
  const said = waiting({ type: 'post.add', session: 's2', kind: 'question', text: 'Waits' });
  const late = waiting({ type: 'reply.add', post: 'p1', text: 'Too late' }, refused('closed'));
  const pressed = waiting({ type: 'post.support', post: 'p1', on: true });
  const leaving = waiting({ type: 'post.withdraw', post: 'p4' });
  const mine = { ...nothingMine, posts: [minePost('p4'), minePost('p9')], polls: [minePoll] };

  it('[R9] begins with what is not sent and what was refused, then has the newest first', () => {
    const own = ownOf(mine, [said, late, pressed, leaving]);
    expect(own.map(({ id }) => id)).toEqual([said.id, late.id, 'p9', 'v7', 'p4']);
  });

  it('knows what is being taken back', () => {
    const own = ownOf(mine, [leaving]);
    expect(own.filter((each) => each.of === 'post' && each.leaving).map(({ id }) => id)).toEqual(['p4']);
    expect(ownOf(mine, [{ ...leaving, refused: refused('gone') }]).at(1)).toMatchObject({ id: 'p9', leaving: false });
  });

  it('[R9] keeps the words as they were typed', () => {
    expect(wordsOf(late.command)).toBe('Too late');
    expect(
      wordsOf(waiting({ type: 'poll.add', session: 's2', question: 'Tea?', options: ['Yes', 'No'] }).command),
    ).toBe('Tea?\nYes\nNo');
    expect(wordsOf(pressed.command)).toBe('');
  });

  it('leads the feed it was written for, the newest first', () => {
    const story = waiting({ type: 'post.add', session: 's2', kind: 'story', text: 'Once' });
    const other = waiting({ type: 'post.add', session: 's5', kind: 'question', text: 'Elsewhere' });
    const quick = waiting({ type: 'poll.add', session: 's2', question: 'Tea?', options: ['Yes', 'No'] });
    const all = [said, story, other, quick, pressed];
    expect(unsentOf('ask', 's2', all)).toEqual([quick, said]);
    expect(unsentOf('stories', 's2', all)).toEqual([story]);
    expect(unsentOf('stories', ALL, all)).toContain(story);
  });
});
