import { loadWords, type WordsOf } from '../../client/words/load.ts';
import type { Locator, Page } from 'playwright-core';
import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import type { DayName } from './days.ts';
import type { Setting } from './scene.ts';

/** Somebody who came in with a phone. */
export type Visit = { readonly page: Page; readonly words: WordsOf<'phone'>; readonly day: Day };

export async function atTheDoor({ page, stage, language }: Setting, name: DayName, place = ''): Promise<Visit> {
  const day = await stage.day(name, language);
  const words = await loadWords('phone', language);
  await page.goto(`/${day.code}${place}`);
  await seen(page.getByRole('button', { name: words.joinNow, exact: true }));
  return { page, words, day };
}

export async function comeIn(setting: Setting, name: DayName, tab = 'now', session?: string): Promise<Visit> {
  const asked = session === undefined ? '' : `?session=${session}`;
  const visit = await atTheDoor(setting, name, `${asked}#${tab}`);
  await visit.page.getByRole('button', { name: visit.words.joinNow, exact: true }).click();
  await seen(visit.page.getByRole('navigation', { name: visit.words.tabsLabel }));
  return visit;
}

/** What this phone shows that it is, so that others can speak for it: its own answer from the door, given again. */
export async function tokenOf({ page, day }: Visit): Promise<string> {
  return page.evaluate<string>(
    `fetch('/api/events/${day.code}/enter', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
      .then((answer) => answer.json()).then(({ token }) => token)`,
  );
}

export function cardOf(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text });
}
