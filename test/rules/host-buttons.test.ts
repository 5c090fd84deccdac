import { describe, expect, it } from 'vitest';
import { buttons, commandOf, opensForm } from '../../client/host/buttons.ts';
import { spotlit } from '../../client/host/queue.ts';
import type { HostPostView } from '../../shared/views.ts';
import { post, wall } from './host-sample.ts';

const two = (each: HostPostView, on = wall()) => {
  const acts = buttons(each, spotlit(on.next ?? on.screen) === each.id);
  return acts && [acts.main, acts.second];
};

describe('the two large buttons of a post', () => {
  it('fit what the post needs', () => {
    expect(two(post('p1', { status: 'waiting', kind: 'story' }))).toEqual(['approve', 'turn-down']);
    expect(two(post('p1', { draft: 'new words' }))).toEqual(['approve-edit', 'keep-old']);
    expect(two(post('p1', { reports: 1 }))).toEqual(['hide', 'keep']);
    expect(two(post('p1', { status: 'waiting', reports: 1 }))).toEqual(['approve', 'turn-down']);
    expect(two(post('p1'))).toEqual(['spotlight', 'answered']);
    expect(two(post('p1', { kind: 'story' }))).toEqual(['spotlight', 'hide']);
    expect(two(post('p1', { status: 'hidden' }))).toEqual(['show', null]);
    expect(two(post('p1', { to: 'p0' }))).toEqual(['hide', null]);
    expect(two(post('p1', { status: 'withdrawn' }))).toBeNull();
  });

  it('mark a question answered first while it is on the wall or comes next', () => {
    expect(two(post('p1'), wall({ screen: { mode: 'post', post: 'p1' } }))).toEqual(['answered', 'off-wall']);
    const next = wall({ frozen: true, next: { mode: 'post', post: 'p1' } });
    expect(two(post('p1'), next)).toEqual(['answered', 'off-wall']);
  });

  it('always leave a way to hide what is shown', () => {
    for (const change of [{}, { kind: 'comment' }, { draft: 'x' }, { reports: 1 }, { pinned: true }] as const) {
      const acts = buttons(post('p1', change), false);
      expect([acts?.main, acts?.second, ...(acts?.more ?? [])]).toContain('hide');
    }
  });
});

describe('the buttons behind "More"', () => {
  const more = (change: Partial<HostPostView>) => buttons(post('p1', change), false)?.more ?? [];

  it('offer what fits: next or not next, mute or unmute', () => {
    expect(more({})).toEqual(expect.arrayContaining(['queue', 'group', 'label', 'return', 'mute']));
    expect(more({ next: 4, muted: true })).toEqual(expect.arrayContaining(['unqueue', 'unmute']));
    expect(more({ next: 4, muted: true })).not.toEqual(expect.arrayContaining(['queue']));
  });

  it('offer nothing that the server would refuse', () => {
    for (const act of ['return', 'mute'] as const) expect(more({ from: 'room' })).not.toContain(act);
    for (const act of ['queue', 'label', 'group', 'pin'] as const) expect(more({ to: 'p0' })).not.toContain(act);
    expect(more({ kind: 'story' })).not.toContain('group');
    expect(more({ status: 'hidden' })).not.toContain('return');
    expect(more({ status: 'waiting' })).toEqual(['correct', 'return', 'mute']);
  });

  it('never name an act twice, nor one of the two large ones', () => {
    for (const change of [{}, { next: 1 }, { reports: 1 }, { draft: 'x' }, { kind: 'story' }, { to: 'p0' }] as const) {
      const acts = buttons(post('p1', change), false);
      const all = [acts?.main, acts?.second, ...(acts?.more ?? [])];
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('the command of a button', () => {
  it('names the post, and for the wall its session', () => {
    expect(commandOf('approve', post('p1'))).toEqual({ type: 'post.show', post: 'p1', seen: 'text of p1' });
    expect(commandOf('spotlight', post('p1'))).toEqual({
      type: 'wall.show',
      session: 's3',
      screen: { mode: 'post', post: 'p1' },
    });
    expect(commandOf('unqueue', post('p1'))).toEqual({ type: 'post.queue', post: 'p1', on: false });
    expect(commandOf('mute', post('p1'))).toEqual({ type: 'post.mute', post: 'p1', on: true });
    expect(commandOf('approve-edit', post('p1', { draft: 'new' }))).toMatchObject({ seen: 'new' });
  });

  it('waits for a form where a reason or an answer is written', () => {
    for (const act of ['hide', 'turn-down', 'keep-old', 'write', 'reply', 'return', 'label', 'group'] as const)
      expect(opensForm(act)).toBe(true);
    for (const act of ['approve', 'keep', 'hold'] as const) expect(opensForm(act)).toBe(false);
  });
});
