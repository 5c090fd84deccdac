import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core';

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

/**
 * A tap there, to be asked for before anything is measured: a locator searches the whole page, as slowly as the page does
 * everything, and what is out of sight is laid out for it.
 */
export async function aimAt({ page }: SlowPage, target: Locator): Promise<() => Promise<void>> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to aim at.');
  return () => page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** Until an element that says `text` is there, or is gone again, at next to no cost to the page. */
export function comes({ page }: SlowPage, selector: string, text = ''): Promise<void> {
  return page.evaluate(watch(`seen?.textContent.includes(${JSON.stringify(text)})`, selector));
}

export function goes({ page }: SlowPage, selector: string): Promise<void> {
  return page.evaluate(watch('!seen', selector));
}

const watch = (done: string, selector: string) => `new Promise((resolve, reject) => {
  const begun = performance.now();
  const look = () => {
    const seen = document.querySelector(${JSON.stringify(selector)});
    if (${done}) resolve();
    else if (performance.now() - begun > 15_000) reject(new Error(${JSON.stringify(`Waited in vain for ${selector}`)}));
    else setTimeout(look, 50);
  };
  look();
})`;

/** With a finger, faster than one reads, to the end. */
export async function scrollThrough({ page, devtools }: SlowPage): Promise<void> {
  for (;;) {
    const before = await page.evaluate<number>('scrollY');
    await devtools.send('Input.synthesizeScrollGesture', { x: 195, y: 400, yDistance: -6000, speed: 8000 });
    if ((await page.evaluate<number>('scrollY')) === before) break;
  }
}
