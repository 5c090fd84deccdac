import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a person in the test holds in their hands, or looks at. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: 'en-GB',
  reducedMotion: 'reduce',
};
export const laptop: BrowserContextOptions = {
  viewport: { width: 1280, height: 720 },
  locale: 'en-GB',
  reducedMotion: 'reduce',
};
export const projector: BrowserContextOptions = { ...laptop, viewport: { width: 1920, height: 1080 } };

/** One page in a browser storage of its own. What goes wrong in it is gathered in `troubles`. */
export type Screen = {
  readonly page: Page;
  readonly troubles: readonly string[];
  /** From here on the page must stay the one it is. */
  stay(): Promise<void>;
  /** Fails if it was loaded anew since, or if anything went wrong in it. */
  stayed(): Promise<void>;
};

export async function openScreen(browser: Browser, as: BrowserContextOptions): Promise<Screen> {
  return screenIn(await browser.newContext(as));
}

/** A page in a storage that is there already, as when somebody opens the browser again. */
export async function screenIn(context: BrowserContext): Promise<Screen> {
  const page = context.pages()[0] ?? (await context.newPage());
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // Lost connections are part of the day, and the browser reports them by itself.
    if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket/.test(message.text()))
      troubles.push(`${message.text()} ${message.location().url}`);
  });
  const loadedAt = () => page.evaluate(() => performance.timeOrigin);
  let stayedSince: number | undefined;
  return {
    page,
    troubles,
    async stay() {
      stayedSince = await loadedAt();
    },
    async stayed() {
      if (stayedSince !== undefined) expect(await loadedAt(), 'the page was loaded anew').toBe(stayedSince);
      expect(troubles).toEqual([]);
    },
  };
}

/** Waits until it is there for everyone to see. */
export async function seen(what: Locator): Promise<void> {
  try {
    await what.first().waitFor({ state: 'visible', timeout: PATIENCE_MS });
  } catch (cause) {
    throw new Error(`${String(what)} is not there. The page shows:\n${await shownBy(what.page())}`, { cause });
  }
}

/** Waits until nothing of it can be seen. */
export async function gone(what: Locator): Promise<void> {
  await expect.poll(() => visibleIn(what), { timeout: PATIENCE_MS }).toBe(0);
}

/** Waits until what it says contains this. */
export async function says(what: Locator, text: string | RegExp): Promise<void> {
  await seen(what.filter({ hasText: text }));
}

/** Axe finds nothing in what the page shows now. `state` names it where it does. */
export async function checkAxe(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`),
  }));
  expect(found, `axe: ${state}`).toEqual([]);
}

/** Moves the focus there with the Tab key alone; fails where Tab never comes by, or where the focus cannot be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await seen(target);
  for (let presses = 0; presses < TABS_MAX; presses++) {
    if (await target.evaluate((element: { matches(selector: string): boolean }) => element.matches(':focus-visible')))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${TABS_MAX} presses of Tab did not lead to ${target.toString()}.`);
}

/** Longer than anything takes on a busy machine. A condition that holds is never waited for. */
export const PATIENCE_MS = 30_000;
const TABS_MAX = 80;

/** The page as a screen reader has it. */
async function shownBy(page: Page): Promise<string> {
  return page.isClosed() ? 'nothing, it is closed' : page.locator('body').ariaSnapshot();
}

async function visibleIn(what: Locator): Promise<number> {
  const visible = await Promise.all((await what.all()).map((one) => one.isVisible()));
  return visible.filter(Boolean).length;
}
