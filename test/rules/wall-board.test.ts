import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBoard, turned, type Board, type Layout, type Turn } from '../../client/wall/board.ts';

/** Short posts (one letter) fit together three at a time; `long-n` has n pages and stands alone. */
const layout: Layout = {
  together: (ids) => ids.length <= 3 && ids.every((id) => !id.startsWith('long')),
  pages: (id) => Array.from({ length: id.startsWith('long') ? Number(id.slice(5)) : 1 }, (_, page) => `page ${page}`),
  text: (id) => id,
};

const SHOWN_MS = 8_000;

/** A board over time: `at(seconds, order)` is what it shows then. */
function wall() {
  let board: Board = emptyBoard;
  const at = (seconds: number, order: readonly string[], more: Partial<Turn> = {}) => {
    board = turned(board, { order, stay: [], at: seconds * 1000, frozen: false, ...more }, layout);
    return board.page > 0 ? [...board.card, board.page] : board.card;
  };
  return { at };
}

describe('the board', () => {
  it('shows all posts at once where they fit together', () => {
    expect(wall().at(0, ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it('shows at most three at a time and then the others', () => {
    const { at } = wall();
    expect(at(0, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c']);
    expect(at(7.9, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c']);
    expect(at(8, ['a', 'b', 'c', 'd'])).toEqual(['d']);
    expect(at(16, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c']);
  });

  it('shows a first post at once', () => {
    const { at } = wall();
    expect(at(0, [])).toEqual([]);
    expect(at(0.1, ['a'])).toEqual(['a']);
  });

  it('shows a new post at once where the card has had its time and nothing else waited', () => {
    const { at } = wall();
    at(0, ['a']);
    expect(at(20, ['a'])).toEqual(['a']);
    expect(at(20.05, ['b', 'a'])).toEqual(['b', 'a']);
  });

  it('lets a card have its time before a new post', () => {
    const { at } = wall();
    at(0, ['a']);
    expect(at(2, ['b', 'a'])).toEqual(['a']);
    expect(at(8, ['b', 'a'])).toEqual(['b', 'a']);
  });

  it('shows new posts before those it has shown', () => {
    const { at } = wall();
    at(0, ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(at(8, ['new', 'a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual(['new', 'd', 'e']);
  });

  it('turns the pages of a long post one after another', () => {
    const { at } = wall();
    const order = ['long-3', 'a'];
    expect(at(0, order)).toEqual(['long-3']);
    expect(at(8, order)).toEqual(['long-3', 1]);
    expect(at(16, order)).toEqual(['long-3', 2]);
    expect(at(24, order)).toEqual(['a']);
    expect(at(32, order)).toEqual(['long-3']);
  });

  it('begins a long post anew where it is the only one', () => {
    const { at } = wall();
    at(0, ['long-2']);
    expect(at(8, ['long-2'])).toEqual(['long-2', 1]);
    expect(at(16, ['long-2'])).toEqual(['long-2']);
    expect(at(17, ['long-2'])).toEqual(['long-2']);
    expect(at(24, ['long-2'])).toEqual(['long-2', 1]);
  });

  it('drops what was taken down at once, frozen or not, and leaves the rest where it is', () => {
    for (const frozen of [true, false]) {
      const { at } = wall();
      at(0, ['a', 'b', 'c', 'd']);
      expect(at(1, ['a', 'c', 'd'], { frozen })).toEqual(['a', 'c']);
      expect(at(1.1, ['d'], { frozen })).toEqual(['d']);
    }
  });

  it('keeps what may stay although newer posts pushed it out, until it has had its time', () => {
    const { at } = wall();
    at(0, ['a', 'b', 'c']);
    expect(at(1, ['d', 'e', 'f'], { stay: ['a', 'b', 'c'] })).toEqual(['a', 'b', 'c']);
    expect(at(8, ['d', 'e', 'f'], { stay: ['a', 'b', 'c'] })).toEqual(['d', 'e', 'f']);
  });

  it('holds still while frozen and goes on afterwards', () => {
    const { at } = wall();
    at(0, ['a', 'b', 'c', 'd']);
    expect(at(60, ['new', 'a', 'b', 'c', 'd'], { frozen: true })).toEqual(['a', 'b', 'c']);
    expect(at(61, ['new', 'a', 'b', 'c', 'd'])).toEqual(['new', 'd']);
  });

  it('gives every post its turn before one comes again', () => {
    const order = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'long-1', 'long-2', 'long-3'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(order, (ids) => {
        const { at } = wall();
        const seen: string[] = [];
        for (let turn = 0; seen.length < ids.length; turn++) {
          const [first, page] = at((turn * SHOWN_MS) / 1000, ids);
          const card = at((turn * SHOWN_MS) / 1000, ids).filter((part) => typeof part === 'string');
          if (first !== undefined && typeof page !== 'number') {
            for (const id of card) expect(seen).not.toContain(id);
            seen.push(...card);
          }
          expect(turn).toBeLessThan(40);
        }
        expect([...seen].sort()).toEqual([...ids].sort());
      }),
    );
  });
});
