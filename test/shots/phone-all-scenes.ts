import { seen } from '../support/browser.ts';
import { comeIn } from './phone-visit.ts';
import { scenesOf, type Scene } from './scene.ts';

const phone = scenesOf('phone');

/** Somebody who follows all sessions. */
export const phoneAllScenes: readonly Scene[] = [
  phone('all-now', { whole: true }, async (setting) => {
    const { page } = await comeIn(setting, 'parallel', 'now', 'all');
    await seen(page.getByRole('article'));
  }),
  phone('all-ask', { whole: true }, async (setting) => {
    const { page } = await comeIn(setting, 'parallel', 'ask', 'all');
    await seen(page.getByRole('article'));
  }),
  phone('all-compose', {}, async (setting) => {
    const { page, words } = await comeIn(setting, 'parallel', 'ask', 'all');
    await page.getByRole('button', { name: words.compose.question }).click();
    await seen(page.getByLabel(words.intoLabel));
  }),
  phone('all-sessions', {}, async (setting) => {
    const { page, words } = await comeIn(setting, 'parallel', 'now', 'all');
    await page.getByRole('button', { name: words.sessionChange }).click();
    await seen(page.getByRole('dialog').getByText(words.allHint));
  }),
];
