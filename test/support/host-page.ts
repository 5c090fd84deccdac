import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { QueueTab } from '../../client/host/queue.ts';
import words from '../../client/words/en/host.ts';
import { PATIENCE_MS, seen } from './browser.ts';

/** What a host does on the host page, in English. */
export async function show(page: Page, tab: QueueTab): Promise<void> {
  await page.getByRole('radio', { name: words.queue.tabs[tab] }).check({ force: true });
}

export async function goTo(page: Page, part: Exclude<keyof typeof words.nav, 'label'>): Promise<void> {
  await page.getByRole('navigation', { name: words.nav.label }).getByRole('button', { name: words.nav[part] }).click();
}

/** For a moment after the list has moved a button does nothing: a person presses it again. */
export async function press(button: Locator, until: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if ((await until.count()) === 0) await button.click();
      return until.count();
    }, PATIENCE)
    .toBeGreaterThan(0);
}
const PATIENCE = { timeout: PATIENCE_MS, interval: 300 };

/** What is behind "More" on a card, which is closed again by it. */
export async function act(card: Locator, name: string): Promise<void> {
  const button = card.getByRole('button', { name, exact: true });
  await press(card.getByRole('button', { name: words.post.moreFor, exact: true }), button);
  await expect
    .poll(async () => {
      if ((await button.count()) > 0) await button.click();
      return button.count();
    }, PATIENCE)
    .toBe(0);
}

/** The bar says that it was done. */
export async function done(page: Page, deed: keyof typeof words.bar.done): Promise<void> {
  await seen(page.getByRole('status').filter({ hasText: words.bar.done[deed] }));
}
