import { describe, expect, it } from 'vitest';
import { inList, listOrder, needs, queueTabs, type OnWall } from '../../client/host/queue.ts';
import type { HostPostView } from '../../shared/views.ts';
import { post, wall } from './host-sample.ts';

const board = (...posts: string[]): OnWall => ({ wall: wall(), posts: new Set(posts) });
const tabsOf = (each: HostPostView, on: OnWall = board()) => queueTabs.filter((tab) => inList(tab, each, on));

describe('what needs a host', () => {
  it('is whatever waits, was edited or was reported, and nothing that is hidden', () => {
    expect(needs(post('p1', { status: 'waiting' }))).toBe('approval');
    expect(needs(post('p1', { draft: 'new words' }))).toBe('edit');
    expect(needs(post('p1', { reports: 1 }))).toBe('reported');
    expect(needs(post('p1', { reports: 3, status: 'hidden' }))).toBeNull();
    expect(needs(post('p1'))).toBeNull();
  });

  it('is the edit first where the post was reported too: it is fine is said of words that were seen', () => {
    expect(needs(post('p1', { reports: 1, draft: 'new words' }))).toBe('edit');
  });
});

describe('the tab a post belongs to', () => {
  it('is one of waiting, new and done', () => {
    expect(tabsOf(post('p1', { status: 'waiting' }))).toEqual(['waiting']);
    expect(tabsOf(post('p1'))).toEqual(['new']);
    expect(tabsOf(post('p1', { answer: { at: 1, text: null, name: null, late: false } }))).toEqual(['done']);
    expect(tabsOf(post('p1', { status: 'hidden' }))).toEqual(['done']);
    expect(tabsOf(post('p1', { status: 'withdrawn' }))).toEqual([]);
  });

  it('is also the wall while the board shows it, and only the wall while it is alone there', () => {
    expect(tabsOf(post('p1'), board('p1'))).toEqual(['new', 'wall']);
    const lit = { wall: wall({ screen: { mode: 'post', post: 'p1' } }), posts: new Set(['p1']) };
    expect(tabsOf(post('p1'), lit)).toEqual(['wall']);
  });

  it('is the wall for what comes next behind a frozen one', () => {
    const next = { wall: wall({ frozen: true, next: { mode: 'post', post: 'p1' } }), posts: new Set<string>() };
    expect(tabsOf(post('p1'), next)).toEqual(['wall']);
  });

  it('is waiting for a reported post on the wall, which can be hidden from there too', () => {
    expect(tabsOf(post('p1', { reports: 1 }), board('p1'))).toEqual(['waiting', 'wall']);
  });
});

describe('what comes next', () => {
  it('is next and not new any more, and stays among what waits where it was reported', () => {
    expect(tabsOf(post('p1', { next: 9 }))).toEqual(['next']);
    expect(tabsOf(post('p1', { next: 9, reports: 1 }))).toEqual(['waiting', 'next']);
  });

  it('comes in the order in which it was put there, whoever asks for it', () => {
    const posts = [
      post('p1', { next: 9, support: 8 }),
      post('p2', { next: 4, pinned: true }),
      post('p3', { next: 12 }),
    ];
    expect(listOrder('next', posts, board(), 'wanted')).toEqual(['p2', 'p1', 'p3']);
  });
});

describe('who waits for the microphone', () => {
  it('is whoever wants to speak, or be read out, and was not heard yet; first come, first', () => {
    const posts = [
      post('p20', { voice: 'read' }),
      post('p3', { voice: 'self', next: 30 }),
      post('p4', { voice: 'self', answer: { at: 1, text: null, name: null, late: false } }),
      post('p5', { voice: 'self', status: 'waiting' }),
      post('p6', { voice: 'self', status: 'hidden' }),
      post('p7'),
    ];
    expect(listOrder('microphone', posts, board(), 'latest')).toEqual(['p3', 'p20']);
  });
});

describe('the order of a tab', () => {
  it('puts reported posts before all, then what waits longest', () => {
    const posts = [
      post('p9', { status: 'waiting' }),
      post('p10', { reports: 1 }),
      post('p2', { status: 'waiting' }),
      post('p11', { reports: 4 }),
    ];
    expect(listOrder('waiting', posts, board(), 'latest')).toEqual(['p11', 'p10', 'p2', 'p9']);
  });

  it('puts pinned ones first, then the newest by their number or the most wanted', () => {
    const posts = [post('p9', { support: 5 }), post('p10'), post('p2', { pinned: true })];
    expect(listOrder('new', posts, board(), 'latest')).toEqual(['p2', 'p10', 'p9']);
    expect(listOrder('new', posts, board(), 'wanted')).toEqual(['p2', 'p9', 'p10']);
  });
});
