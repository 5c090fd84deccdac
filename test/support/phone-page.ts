import type { Page } from 'playwright-core';
import words from '../../client/words/en/phone.ts';
import { seen } from './browser.ts';

/** What a person does on the phone's page, in English. */
export async function comeIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  await page.getByRole('link', { name: words.tabs.ask }).click();
}

export async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: words.compose.question }).click();
  await page.getByLabel(words.fields.question).fill(text);
  await page.getByRole('button', { name: words.send.question }).click();
  await seen(page.getByText(text, { exact: true }));
}
