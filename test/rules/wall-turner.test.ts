import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { layoutOf, type CardContent } from '../../client/wall/layout.ts';
import { Turner, type Seen, type Showing } from '../../client/wall/turner.ts';
import type { PostView } from '../../shared/views.ts';

const post = (id: string, text = id) => ({ id, text }) as PostView;

/** A screen that holds so many letters in the smallest size, half in the next and a quarter in the largest. */
const fits = ({ posts, size }: CardContent) => {
  const letters = posts.reduce((sum, { text }) => sum + text.length, 0);
  return letters <= { text: 40, large: 20, display: 10 }[size];
};

function wall(stillThere: (id: string) => Promise<boolean> = () => Promise.resolve(true)) {
  let showing: Showing | null = null;
  const turner = new Turner(
    (find) => layoutOf(find, fits),
    stillThere,
    (card) => (showing = card),
  );
  return {
    turner,
    see: (posts: readonly PostView[], more: Partial<Seen> = {}) =>
      turner.see({ posts, doubted: new Set(), absenceProves: true, frozen: false, ...more }),
    shows: () => showing?.posts.map(({ text }) => text) ?? [],
    size: () => showing?.size,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the turner', () => {
  it('sets a short post large, a longer one smaller, and none under the size for reading', () => {
    const { see, size } = wall();
    for (const [letters, expected] of [
      [10, 'display'],
      [20, 'large'],
      [40, 'text'],
      [100, 'text'],
    ] as const) {
      see([post(`p${letters}`, 'x'.repeat(letters))]);
      expect(size()).toBe(expected);
    }
  });

  it('turns over by itself', async () => {
    const { see, shows } = wall();
    see([post('p1', 'a'.repeat(30)), post('p2', 'b'.repeat(30))]);
    expect(shows()).toEqual(['a'.repeat(30)]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(shows()).toEqual(['b'.repeat(30)]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(shows()).toEqual(['a'.repeat(30)]);
  });

  it('holds still while frozen', async () => {
    const { see, shows } = wall();
    see([post('p1', 'a'.repeat(30)), post('p2', 'b'.repeat(30))], { frozen: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shows()).toEqual(['a'.repeat(30)]);
  });

  it('shows an edited text at once', () => {
    const { see, shows } = wall();
    see([post('p1', 'Befor')]);
    see([post('p1', 'Before')]);
    expect(shows()).toEqual(['Before']);
  });

  it('keeps a post that newer ones pushed out while it may still be seen', async () => {
    const asked = vi.fn(() => Promise.resolve(true));
    const { see, shows } = wall(asked);
    see([post('p1')]);
    see([post('p2')], { absenceProves: false });
    expect(shows()).toEqual(['p1']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveBeenCalledWith('p1');
    expect(shows()).toEqual(['p1']);
    await vi.advanceTimersByTimeAsync(7_000);
    expect(shows()).toEqual(['p2']);
  });

  it('takes down within a second what was hidden while it could not tell', async () => {
    let hidden = false;
    const { see, shows, turner } = wall(() => Promise.resolve(!hidden));
    see([post('p1')], { doubted: new Set(['p1']), frozen: true });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shows()).toEqual(['p1']);
    hidden = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shows()).toEqual([]);
    turner.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes down at once what is missing from a board that is not full', () => {
    const { see, shows } = wall();
    see([post('p1'), post('p2')]);
    see([post('p2')]);
    expect(shows()).toEqual(['p2']);
  });

  it('lays the card out anew on another screen', () => {
    const { see, size, turner } = wall();
    see([post('p1', 'x'.repeat(10))]);
    turner.measure((find) => layoutOf(find, ({ size }) => size === 'text'));
    expect(size()).toBe('text');
  });
});
