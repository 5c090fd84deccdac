import { dwell } from './dwell.ts';

/** One thing or a few short ones at a time. */
const TOGETHER_MAX = 3;

/** What the board shows, since when, and what it has shown before. Pure: time and measure arrive as arguments. */
export type Board = {
  /** Ids of the posts on the card; more than one only where all fit together. */
  readonly card: readonly string[];
  /** Which page of a long post, from 0. */
  readonly page: number;
  readonly since: number;
  /** Shown at least once. */
  readonly known: ReadonlySet<string>;
  /** Shown in this round: each post has its turn before one comes again. */
  readonly round: ReadonlySet<string>;
};

/** What the room's screen can hold; the answers stay the same while texts and screen do. */
export type Layout = {
  /** Whether these posts fit on one card at reading size. */
  together(ids: readonly string[]): boolean;
  /** The text of a post that has a card to itself, page by page; at least one. */
  pages(id: string): readonly string[];
  text(id: string): string;
};

/** What a turn depends on. */
export type Turn = {
  /** Ids in the order they belong. */
  readonly order: readonly string[];
  /** Ids that may stay on the card although `order` no longer has them. */
  readonly stay: readonly string[];
  /** Ms. */
  readonly at: number;
  readonly frozen: boolean;
};

export const emptyBoard: Board = { card: [], page: 0, since: 0, known: new Set(), round: new Set() };

/**
 * The board at a moment. What is gone leaves the card at once. The rest changes only when the card has had its time, and never
 * while frozen; a card that has nothing to give way to stays, and then a new post shows at once.
 */
export function turned(board: Board, { order, stay, at, frozen }: Turn, layout: Layout): Board {
  const left = without(board, new Set([...order, ...stay]), layout);
  if (left.card.length === 0) return picked(left, order, layout, at);
  if (frozen || at < due(left, layout)) return left;
  if (left.page + 1 < pageCount(left, layout)) return { ...left, page: left.page + 1, since: at };
  return picked(left, order, layout, at);
}

/** When the card has had its time. */
export function due(board: Board, layout: Layout): number {
  return board.since + dwell(textsOn(board, layout));
}

/** What stands on the card now, in order. */
export function textsOn(board: Board, layout: Layout): readonly string[] {
  const [first] = board.card;
  if (first === undefined) return [];
  return board.card.length > 1 ? board.card.map((id) => layout.text(id)) : [layout.pages(first)[board.page] ?? ''];
}

/** Over how many pages the card's only post goes; 1 for several. */
export function pageCount(board: Board, layout: Layout): number {
  const [first] = board.card;
  return first === undefined || board.card.length > 1 ? 1 : layout.pages(first).length;
}

function without(board: Board, listed: ReadonlySet<string>, layout: Layout): Board {
  const known = kept(board.known, listed);
  const round = kept(board.round, listed);
  const card = board.card.every((id) => listed.has(id)) ? board.card : board.card.filter((id) => listed.has(id));
  const left = { ...board, card, known, round };
  // An edit or a wider screen may leave fewer pages than the one that shows.
  return { ...left, page: Math.min(board.page, Math.max(0, pageCount(left, layout) - 1)) };
}

/** New ones first, then those that have not had their turn this round; as many as fit together. */
function picked(board: Board, order: readonly string[], layout: Layout, at: number): Board {
  const waiting = order.filter((id) => !board.round.has(id));
  const fresh = waiting.filter((id) => !board.known.has(id));
  const queue = waiting.length === 0 ? order : [...fresh, ...waiting.filter((id) => board.known.has(id))];
  const all = order.length < 2 || (order.length <= TOGETHER_MAX && layout.together(order));
  const card = all ? order : fitting(queue, layout);
  const round = new Set(waiting.length === 0 ? card : [...board.round, ...card]);
  const next = { card, page: 0, since: at, known: new Set([...board.known, ...card]), round };
  const same = card.length === board.card.length && card.every((id, place) => id === board.card[place]);
  return same && pageCount(next, layout) === 1 ? { ...next, since: board.since } : next;
}

function fitting(queue: readonly string[], layout: Layout): readonly string[] {
  let card = queue.slice(0, 1);
  while (card.length < Math.min(TOGETHER_MAX, queue.length)) {
    const more = queue.slice(0, card.length + 1);
    if (!layout.together(more)) break;
    card = more;
  }
  return card;
}

function kept(ids: ReadonlySet<string>, listed: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...ids].filter((id) => listed.has(id)));
}
