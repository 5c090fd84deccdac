import type { Browser } from 'playwright-core';
import words from '../../../client/words/en/phone.ts';
import type { Wire } from '../../faults/wire.ts';
import type { Crowd } from './crowd.ts';
import type { SlowPage } from './slow-page.ts';

/** A phone of somebody who came in, and what is around it. */
export type Scene = {
  readonly browser: Browser;
  readonly phone: SlowPage;
  /** Beside it, for what any page costs. */
  readonly plain: SlowPage;
  readonly crowd: Crowd;
  readonly wire: Wire;
};

export const tab = ({ page }: SlowPage, name: keyof typeof words.tabs): Promise<void> =>
  page.getByRole('navigation').getByText(words.tabs[name], { exact: true }).tap();

/** Out of a sheet, by the phone's own button. */
export async function back({ page }: SlowPage): Promise<void> {
  await page.goBack();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

export const compose = ({ page }: SlowPage): Promise<void> =>
  page.getByRole('button', { name: words.compose.question }).tap();
