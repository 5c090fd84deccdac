import { quiet, RUNS, type SlowPage } from './slow-page.ts';

const TYPED = 'Who looks after my mother at night?';

/** For a page whose keys are measured. */
export const NOTING_KEYS = `
  window.keys = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keys.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });`;

/** From a key to the next picture, ms: the longest of each run. The browser's own measure, which it rounds to 8 ms. */
export async function slowestKeys({ page }: SlowPage): Promise<readonly number[]> {
  const longest: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await page.evaluate('window.keys.length = 0');
    await page.keyboard.type(TYPED, { delay: 80 });
    await quiet(page);
    longest.push(await page.evaluate<number>('Math.max(0, ...window.keys)'));
  }
  return longest;
}
