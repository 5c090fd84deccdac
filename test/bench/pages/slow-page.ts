import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** An old Android phone against this machine. */
export const SLOWER = 4;
/** How often each thing is done; medians are told. Each part takes less than four minutes so. */
export const RUNS = 3;
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };

export type SlowPage = { readonly page: Page; readonly devtools: CDPSession };

/** A page whose main thread is as slow as a phone's. Chromium slows down no other thread of it. */
export async function slowPage(where: Browser | BrowserContext, script = ''): Promise<SlowPage> {
  const context = 'newContext' in where ? await where.newContext(PHONE) : where;
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.addInitScript(script);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { page, devtools };
}

/** As soon as the page has had nothing to do for a moment; one that paints nothing is never told that it is idle. */
export async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    `new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => setTimeout(done, 100), { timeout: 2000 }), { timeout: 2000 }))`,
  );
}

/** With a finger, faster than one reads, to the end. */
export async function scrollThrough({ page, devtools }: SlowPage): Promise<void> {
  for (;;) {
    const before = await page.evaluate<number>('scrollY');
    await devtools.send('Input.synthesizeScrollGesture', { x: 195, y: 400, yDistance: -6000, speed: 8000 });
    if ((await page.evaluate<number>('scrollY')) === before) break;
  }
}
