import { describe, expect, it } from 'vitest';
import { companions } from '../../client/host/companions.ts';
import { handling } from '../../client/host/handling.ts';
import { labelsInUse, labelsOf } from '../../client/host/labels.ts';
import words from '../../client/words/en/host.ts';
import { post } from './host-sample.ts';

describe('questions that another one may stand under', () => {
  const mine = post('p1', { text: 'Who pays for night care?' });
  const near = post('p2', { text: 'Is night care paid for?' });
  const wanted = post('p3', { text: 'When does the bus come?', support: 9 });
  const other = post('p4', { text: 'When is lunch?', support: 2 });
  const found = (posts: readonly ReturnType<typeof post>[], typed = '') =>
    companions(mine, posts, typed).map(({ id }) => id);

  it('are those that share words with it, then those that many ask', () => {
    expect(found([other, wanted, near])).toEqual(['p2', 'p3', 'p4']);
  });

  it('have every word that was typed, wherever it stands in them', () => {
    expect(found([other, wanted, near], 'WHEN bus')).toEqual(['p3']);
    expect(found([other, wanted, near], ' is ')).toEqual(['p2', 'p4']);
    expect(found([other, wanted, near], 'nobody')).toEqual([]);
  });

  it('are shown questions of the same session, and never itself', () => {
    const not = [
      mine,
      post('p5', { kind: 'story' }),
      post('p6', { to: 'p2' }),
      post('p7', { status: 'hidden' }),
      post('p8', { session: 's9' }),
    ];
    expect(found(not)).toEqual([]);
  });
});

describe('labels', () => {
  it('are offered by how many posts carry them', () => {
    const posts = [post('p1', { labels: ['pay'] }), post('p2', { labels: ['night', 'pay'] }), post('p3')];
    expect(labelsInUse(posts)).toEqual(['pay', 'night']);
  });

  it('are the chosen ones and the typed one, each once', () => {
    expect(labelsOf(['pay'], ' night \n care ')).toEqual(['pay', 'night care']);
    expect(labelsOf(['pay'], 'pay')).toEqual(['pay']);
    expect(labelsOf([], ' ')).toEqual([]);
  });

  it('are five at most, each short', () => {
    expect(labelsOf(['a', 'b', 'c', 'd', 'e'], 'f')).toBe('tooMany');
    expect(labelsOf(['a', 'b', 'c', 'd', 'e'], 'e')).toHaveLength(5);
    expect(labelsOf([], 'x'.repeat(31))).toBe('tooLong');
  });
});

describe('who dealt with a post', () => {
  const clock = () => '14:03';

  it('is named with the time, and with the deed where it is hidden', () => {
    const handled = { by: 'Mo', at: 1 };
    expect(handling(post('p1', { handled, status: 'hidden' }), words.post, clock)).toBe('Hidden by Mo, 14:03');
    expect(handling(post('p1', { handled }), words.post, clock)).toContain('Mo, 14:03');
  });

  it('is nobody where no host did, or nobody knows who', () => {
    expect(handling(post('p1'), words.post, clock)).toBeNull();
    expect(handling(post('p1', { handled: { by: '', at: 1 } }), words.post, clock)).toBeNull();
  });
});
