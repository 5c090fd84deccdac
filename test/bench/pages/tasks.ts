import type { Browser } from 'playwright-core';
import { median, type Figure } from './figures.ts';
import { quiet, RUNS, type SlowPage } from './slow-page.ts';
import { workOf, type Work } from './trace.ts';

/** Where a list follows a finger longer tasks are seen; elsewhere they are felt from twice as long. */
export const [SMOOTH_MS, PROMPT_MS] = [50, 100];

export type Act = () => Promise<unknown>;

/** Traces what is done with a page, several times, until the page is at rest again; `undo` makes ready for the next time. */
export async function workOfEach(
  browser: Browser,
  { page }: SlowPage,
  does: Act,
  undo?: Act,
): Promise<readonly Work[]> {
  const all: Work[] = [];
  for (let run = 0; run < RUNS; run++) {
    await quiet(page);
    all.push(
      await workOf(browser, page, async () => {
        await does();
        await quiet(page);
      }),
    );
    await undo?.();
  }
  return all;
}

/** The longest task of each run, and what the middle one spent its time on. */
export function longestTask(what: string, all: readonly Work[], aim: number, plain?: readonly Work[]): Figure {
  const values = all.map(({ longest }) => longest);
  const middle = all.find(({ longest }) => longest === median(values));
  return {
    what: `${what}: the longest task`,
    unit: 'ms',
    values,
    aim,
    ...(plain && { plain: plain.map(({ longest }) => longest) }),
    besides: Object.entries(middle?.spent ?? {})
      .filter(([, ms]) => ms >= 1)
      .sort(([, one], [, other]) => other - one)
      .map(([sort, ms]) => `${sort} ${ms.toFixed(0)}`)
      .join(', '),
  };
}
