import type { Browser } from 'playwright-core';
import words from '../../../client/words/en/phone.ts';
import type { Wire } from '../../faults/wire.ts';
import type { Crowd } from './crowd.ts';
import { aimAt, goes, type SlowPage } from './slow-page.ts';

/** A phone of somebody who came in, and what is around it. */
export type Scene = {
  readonly browser: Browser;
  readonly phone: SlowPage;
  /** What any page costs. It is open only meanwhile: a page that is slowed down takes a core even where it does nothing. */
  readonly whilePlain: <Result>(work: (plain: SlowPage) => Promise<Result>) => Promise<Result>;
  readonly crowd: Crowd;
  readonly wire: Wire;
};

export const tab = (phone: SlowPage, name: keyof typeof words.tabs): Promise<() => Promise<void>> =>
  aimAt(phone, phone.page.getByRole('navigation').getByText(words.tabs[name], { exact: true }));

/** Out of a sheet, by the phone's own button. */
export async function back(phone: SlowPage): Promise<void> {
  await phone.page.goBack();
  await goes(phone, 'dialog[open]');
}

export const compose = (phone: SlowPage): Promise<() => Promise<void>> =>
  aimAt(phone, phone.page.getByRole('button', { name: words.compose.question }));
