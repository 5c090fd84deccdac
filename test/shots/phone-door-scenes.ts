import { loadWords } from '../../client/words/load.ts';
import { seen } from '../support/browser.ts';
import { atTheDoor, comeIn } from './phone-visit.ts';
import { scenesOf, type Scene } from './scene.ts';

const phone = scenesOf('phone');

/** Coming in, what can be read before and around it, and which session one is in. */
export const phoneDoorScenes: readonly Scene[] = [
  phone('join', {}, (setting) => atTheDoor(setting, 'ordinary')),
  phone('join-who', { brief: true, whole: true }, async (setting) => {
    const { page, words } = await atTheDoor(setting, 'ordinary');
    await page.getByText(words.whoSummary).click();
    await seen(page.getByLabel(words.nameLabel));
  }),
  phone('wrong-code', { refused: true }, async ({ page, language }) => {
    const words = await loadWords('phone', language);
    await page.goto('/999999');
    await seen(page.getByText(words.notFoundTitle));
  }),
  phone('data', { brief: true }, async (setting) => {
    const { page, words } = await atTheDoor(setting, 'ordinary');
    await page.getByRole('button', { name: words.dataLink }).click();
    await seen(page.getByText(words.dataKept));
  }),
  phone('talk', { brief: true }, async (setting) => {
    const { page, words } = await comeIn(setting, 'ordinary');
    await page.getByRole('button', { name: words.needToTalk }).first().click();
    await seen(page.getByText(words.needToTalkText));
  }),
  phone('sessions', { brief: true }, async (setting) => {
    const { page, words, day } = await comeIn(setting, 'ordinary');
    await page.getByRole('button', { name: words.sessionChange }).click();
    await seen(page.getByRole('dialog').getByText(day.script.agenda[0]?.title ?? ''));
  }),
  phone('sessions-board', { brief: true }, async (setting) => {
    const { page, words, day } = await comeIn(setting, 'steered');
    await page.getByRole('button', { name: words.sessionChange }).click();
    await seen(page.getByRole('dialog').getByText(day.script.board));
  }),
  phone('upcoming', { brief: true }, async (setting) => {
    const { page, words, day } = await comeIn(setting, 'ordinary');
    await page.getByRole('button', { name: words.sessionChange }).click();
    await page
      .getByRole('dialog')
      .getByText(day.script.agenda[0]?.title ?? '')
      .click();
    await seen(page.getByText(words.upcomingText));
  }),
  phone('closed', {}, async (setting) => {
    const day = await setting.stage.day('closed', setting.language);
    const { page, words } = await comeIn(setting, 'closed', 'now', day.session);
    await seen(page.getByText(words.closedTitle));
  }),
];
