import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Feed } from '../../client/phone/feed.svelte.ts';
import { apply } from '../../shared/apply.ts';
import type { Held } from '../../shared/held.ts';
import type { PostsPage } from '../../shared/http.ts';
import { WINDOW_MAX } from '../../shared/limits.ts';
import type { PostView } from '../../shared/views.ts';
import type { Frame } from '../../shared/wire.ts';
import { held, post } from './phone-sample.ts';

/** The pages that the server would answer with, the next first; a page that is none is no answer. */
let pages: (PostsPage | null)[] = [];
const asked: (string | null)[] = [];

beforeEach(() => {
  pages = [];
  asked.length = 0;
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(new URLSearchParams(url.split('?')[1]).get('before'));
    const page = pages.shift();
    return page ? Promise.resolve(Response.json(page)) : Promise.reject(new TypeError('No network.'));
  });
});
afterEach(() => vi.unstubAllGlobals());

const reply = (id: string) => ({ id, at: 0, text: id, name: null, as: null, from: 'attendee', edited: false }) as const;
const page = (to: number, posts: readonly PostView[], before: string | null = null): PostsPage => ({
  posts,
  before,
  to,
});

/** A phone whose window is full, and its feed. */
function phone() {
  const posts = Array.from({ length: WINDOW_MAX }, (_, index) => post(`p${String(1000 - index)}`));
  let list: Held = $state.raw({ ...held(posts), epoch: 'e', to: 1000, hearsFrom: 1000 });
  const feed = new Feed('482913', 'ask', () => list);
  feed.settle(true, true);
  const take = (frame: Partial<Frame>) => {
    const next = apply(list, { view: 'list', session: 's2', epoch: 'e', from: list.to, to: list.to, ...frame });
    list = next ?? expect.fail('It does not follow.');
    feed.settle(true, true);
  };
  const older = () => feed.shown.slice(WINDOW_MAX).map((id) => [id, feed.older(id)?.text ?? null]);
  return { feed, take, older, window: { posts, order: posts.map(({ id }) => id) } };
}

describe('[R6] older pages', () => {
  it('let go at once of what is taken away, and the others stay where they are', async () => {
    const { feed, take, older } = phone();
    pages = [page(1000, [post('p9'), post('p8'), post('p7')])];
    await feed.showOlder();
    take({ to: 1010, gone: ['p8'] });
    expect(older()).toEqual([
      ['p9', 'Text of p9'],
      ['p8', null],
      ['p7', 'Text of p7'],
    ]);
    // It says in its place that it is no longer shown, until its reader asks for something new.
    expect(feed.wasHere('p8')).toBe(true);
    feed.showNew();
    expect(older().map(([id]) => id)).toEqual(['p9', 'p7']);
  });

  it('let go of replies that are taken away', async () => {
    const { feed, take } = phone();
    const asked = post('p9', { replies: [reply('p10'), reply('p11')], replyCount: 7 });
    pages = [page(1000, [asked])];
    await feed.showOlder();
    const before = feed.older('p9');
    expect(before).toEqual(asked);
    take({ to: 1005, gone: ['p8'] });
    expect(feed.older('p9')).toBe(before);
    take({ to: 1010, gone: ['p10'] });
    expect(feed.older('p9')).toEqual({ ...asked, replies: [reply('p11')], replyCount: 6 });
  });

  it('let go of other wordings that are taken away', async () => {
    const { feed, take } = phone();
    const wording = (id: string) => ({ id, text: `Text of ${id}` });
    pages = [
      page(1000, [post('p9', { grouped: [wording('p10'), wording('p11')], replies: [reply('p12')], replyCount: 3 })]),
    ];
    await feed.showOlder();
    take({ to: 1010, gone: ['p10'] });
    expect(feed.older('p9')).toMatchObject({ grouped: [wording('p11')], replies: [reply('p12')], replyCount: 3 });
  });

  it('do not show what was taken away while they were on their way', async () => {
    const { feed, take, older } = phone();
    pages = [page(1005, [post('p9'), post('p8')])];
    const shown = feed.showOlder();
    take({ to: 1010, gone: ['p8'] });
    await shown;
    expect(older()).toEqual([
      ['p9', 'Text of p9'],
      ['p8', null],
    ]);
  });

  it('show again what came back, once asked for anew', async () => {
    const { feed, take, window } = phone();
    pages = [page(1000, [post('p9')]), page(1030, [post('p9')])];
    await feed.showOlder();
    take({ to: 1010, gone: ['p9'] });
    take({ from: 0, to: 1020, ...window });
    await feed.showOlder();
    expect(feed.older('p9')).toBeDefined();
  });

  it('are dropped with a whole view, and can be asked for again from the first', async () => {
    const { feed, take, older, window } = phone();
    pages = [page(1000, [post('p9')], 'p9'), page(1000, [post('p8')]), page(1020, [post('p9')])];
    await feed.showOlder();
    await feed.showOlder();
    expect([older().length, feed.mayHaveOlder]).toEqual([2, false]);
    take({ from: 0, to: 1020, ...window });
    expect(older()).toEqual([]);
    expect(feed.shown).toEqual(window.order);
    expect([feed.older('p9'), feed.mayHaveOlder]).toEqual([undefined, true]);
    await feed.showOlder();
    expect(older()).toEqual([['p9', 'Text of p9']]);
    expect(asked).toEqual([null, 'p9', null]);
  });

  it('are not taken where a whole view came since they were made', async () => {
    const { feed, take, older, window } = phone();
    pages = [page(1000, [post('p9')]), page(1020, [post('p9')])];
    const shown = feed.showOlder();
    take({ from: 0, to: 1020, ...window });
    await shown;
    expect([older(), feed.loading]).toEqual([[], 'failed']);
    await feed.showOlder();
    expect([older().length, feed.loading]).toEqual([1, 'no']);
  });
});
