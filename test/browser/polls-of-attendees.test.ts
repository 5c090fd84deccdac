import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import hostWords from '../../client/words/en/host.ts';
import words from '../../client/words/en/phone.ts';
import wallWords from '../../client/words/en/wall.ts';
import archiveWords from '../../client/words/en/archive.ts';
import { checkAxe, laptop, openScreen, PATIENCE_MS, phone, projector, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { createEvent } from '../support/client.ts';
import { goTo } from '../support/host-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = [await startServer(), await openBrowser()];
});
afterAll(() => browser.close());

const { polls, hide, pollNote } = hostWords;

async function comeIn(code: string): Promise<Page> {
  const { page } = await openScreen(browser, phone);
  await page.goto(`${server.url}/${code}`);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  return page;
}

async function askEveryone(page: Page, question: string): Promise<void> {
  await page.getByRole('link', { name: words.tabs.ask }).tap();
  await page.getByRole('button', { name: words.compose.question }).tap();
  await page.getByRole('group', { name: words.composeWhat }).getByText(words.pollShort).tap();
  await page.getByLabel(words.pollQuestion).fill(question);
  await page.getByRole('button', { name: words.pollSend }).tap();
}

it(
  'a poll that somebody in the room asks goes from their phone to the wall and the archive, one way or another',
  async () => {
    const event = await createEvent(server.url, { title: 'Care at home', attendeePolls: 'ask' });
    const [ada, ben] = [await comeIn(event.code), await comeIn(event.code)];
    const { page: wall } = await openScreen(browser, projector);
    await wall.goto(`${server.url}/${event.code}/wall`);
    const { page: host } = await openScreen(browser, laptop);
    await host.goto(`${server.url}/${event.code}/host#${event.hostKey}`);
    await goTo(host, 'polls');
    const card = (question: string) => host.getByRole('article').filter({ hasText: question });
    const press = (question: string, name: string) => card(question).getByRole('button', { name, exact: true }).click();

    await askEveryone(ada, 'Is the chair lazy?');
    await press('Is the chair lazy?', polls.no);
    await host.getByRole('button', { name: hide.reasons[0] ?? '', exact: true }).click();
    await ada.getByRole('link', { name: words.tabs.catchUp }).tap();
    await seen(ada.getByText(words.hiddenWhy(hide.reasons[0] ?? '')));

    await askEveryone(ada, 'Is the hall to cold?');
    await press('Is the hall to cold?', polls.sendBack);
    await host.getByLabel(pollNote.label).fill('Please mend the spelling.');
    await host.getByRole('button', { name: pollNote.send, exact: true }).click();
    await ada.getByRole('link', { name: words.tabs.catchUp }).tap();
    await seen(ada.getByText(words.returnedWhy('Please mend the spelling.')));
    await checkAxe(ada, 'a poll turned down, and one sent back');
    await ada.getByRole('button', { name: words.pollAgain }).tap();
    await ada.getByLabel(words.pollQuestion).fill('Is the hall too cold?');
    await ada.getByRole('button', { name: words.pollSend }).tap();

    await press('Is the hall too cold?', polls.yes);
    await press('Is the hall too cold?', polls.onWall);
    await seen(wall.getByRole('heading', { name: 'Is the hall too cold?' }));
    await seen(wall.getByText(wallWords.askedInRoom));
    await seen(wall.getByText(words.pollYes, { exact: true }));
    await checkAxe(wall, 'an attendee’s poll on the wall');

    const paper = ben.getByRole('article', { name: 'Is the hall too cold?' }).first();
    await paper.getByText(words.pollYes, { exact: true }).tap();
    await paper.getByRole('button', { name: words.vote, exact: true }).tap();
    await seen(wall.getByText(wallWords.peopleVoted(1, '1')));

    await ada.getByRole('link', { name: words.tabs.now }).tap();
    await ada.getByRole('button', { name: words.pollClose, exact: true }).first().tap();
    await seen(wall.getByText(wallWords.pollClosed));

    await ben.goto(`${server.url}/${event.code}/archive`);
    const read = ben.locator('.entry').filter({ hasText: 'Is the hall too cold?' });
    await says(read, archiveWords.polling.fromRoom);
    await says(read, words.pollYes);
    await expect(ben.getByText('Is the chair lazy?').count()).resolves.toBe(0);
    await expect(ben.getByText('Is the hall to cold?').count()).resolves.toBe(0);
  },
  PATIENCE_MS * 4,
);
