import type { PollStyle } from './poll-layout.ts';

/** Where on the wall a card stands: in which style, with which of its rows, on which of how many screens. */
export type Placed = {
  readonly style: PollStyle;
  /** Indexes of the rows on this screen. */
  readonly screen: readonly number[];
  readonly page: number;
  readonly of: number;
};

/** What goes over as many screens as it needs. */
export type Sheet<Props> = {
  readonly props: Props;
  /** What each row says, for as long as it takes to read. */
  readonly rows: readonly string[];
  readonly columns: 1 | 2;
  /** What stands there where this one needs more than one screen. */
  readonly instead: Sheet<Props> | null;
};
