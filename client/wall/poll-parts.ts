import type { RoundResult } from '../../shared/rounds.ts';
import type { WordCount } from '../../shared/tally.ts';
import type { PollView } from '../../shared/views.ts';
import { columnRows, numberPanels, ratingPanels, type Panel } from './poll-panels.ts';
import { isCounted, optionRows, pointRows, runoffRows, wordRows, type Row, type Texts } from './poll-rows.ts';

/** What a poll shows under its question, one part after the other. */
export type Part =
  | { readonly on: 'rows'; readonly of: RowsOf; readonly rows: readonly Row[]; readonly rounds: readonly RoundResult[] }
  /** The numbers to choose from, before there is a result. */
  | { readonly on: 'scale'; readonly rows: readonly Row[] }
  | {
      readonly on: 'panels';
      readonly panels: readonly Panel[];
      readonly compared: boolean;
      readonly instead: RowsPart | null;
    }
  | { readonly on: 'words'; readonly words: readonly WordCount[]; readonly others: number; readonly people: number }
  /** Nothing to choose from and no result: how to answer. */
  | { readonly on: 'call' };

export type RowsOf = 'options' | 'points' | 'runoff' | 'words' | 'numbers';
export type RowsPart = Extract<Part, { readonly on: 'rows' }>;

export function partsOf(poll: PollView, rounds: readonly RoundResult[], texts: Texts): readonly Part[] {
  const rowsPart = (of: RowsOf, rows: readonly Row[], shown = rounds): RowsPart => ({
    on: 'rows',
    of,
    rows,
    rounds: shown,
  });
  const now = rounds.at(-1);
  const compared = rounds.length > 1;
  switch (poll.kind) {
    case 'one':
    case 'several':
      return [rowsPart('options', optionRows(poll, rounds, texts))];
    case 'rating': {
      const panels = ratingPanels(poll, rounds);
      const rows = optionRows(poll, rounds, texts);
      return panels.length === 0
        ? [{ on: 'scale', rows }]
        : [{ on: 'panels', panels, compared, instead: rowsPart('options', rows) }];
    }
    case 'ranking': {
      const points = rowsPart('points', pointRows(poll, rounds, texts));
      // Who would have won just now may change with every ballot: told once it is over.
      if (poll.status === 'open' || !now?.details?.ranking?.rounds.length) return [points];
      return [rowsPart('runoff', runoffRows(poll, now, texts), [now]), points];
    }
    case 'words': {
      const told = now?.details?.words;
      if (compared && rounds.some(isCounted)) return [rowsPart('words', wordRows(rounds))];
      if (!now || !told || told.top.length === 0) return [{ on: 'call' }];
      return [{ on: 'words', words: told.top, others: told.others, people: now.people }];
    }
    case 'number': {
      const panels = numberPanels(rounds);
      const [only] = panels;
      if (!only) return [{ on: 'call' }];
      const instead = !compared ? rowsPart('numbers', columnRows(only, texts.number), []) : null;
      return [{ on: 'panels', panels, compared, instead }];
    }
    case 'open':
      return [{ on: 'call' }];
  }
}

/** Whether there is something to see already. */
export function isResult(part: Part): boolean {
  if (part.on === 'rows') return part.rows.some(({ bars }) => bars.some((bar) => bar !== null));
  return part.on === 'panels' || part.on === 'words';
}
