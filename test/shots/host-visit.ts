import type { Locator, Page } from 'playwright-core';
import { loadWords, type WordsOf } from '../../client/words/load.ts';
import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import type { DayName } from './days.ts';
import type { Setting } from './scene.ts';

/** Somebody who came in with the host link. */
export type Hosting = { readonly page: Page; readonly words: WordsOf<'host'>; readonly day: Day };
export type Part = Exclude<keyof WordsOf<'host'>['nav'], 'label'>;
type Tab = keyof WordsOf<'host'>['queue']['tabs'];

export async function comeToHost({ page, stage, language }: Setting, name: DayName): Promise<Hosting> {
  const day = await stage.day(name, language);
  const words = await loadWords('host', language);
  await page.goto(`/${day.code}/host#${day.hostKey}`);
  await seen(page.getByRole('navigation', { name: words.nav.label }));
  return { page, words, day };
}

export async function goTo({ page, words }: Hosting, part: Part): Promise<void> {
  await page.getByRole('navigation', { name: words.nav.label }).getByRole('button', { name: words.nav[part] }).click();
}

export async function openTab({ page, words }: Hosting, tab: Tab): Promise<void> {
  const tabs = page.getByRole('group', { name: words.queue.title });
  await tabs.getByText(words.queue.tabs[tab], { exact: true }).click();
}

/** The list takes no press in the moment after it moved; a person presses again, and so does this, until `then` can be seen. */
export async function press(button: Locator, then: Locator): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    await button.click();
    if (await appears(then)) return;
  }
  await seen(then);
}

const appears = (what: Locator) =>
  what
    .first()
    .waitFor({ timeout: AGAIN_MS })
    .then(
      () => true,
      () => false,
    );

/** Longer than the list is unsteady. */
const AGAIN_MS = 1000;
const TRIES = 5;
