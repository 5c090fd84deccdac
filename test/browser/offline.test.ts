import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import hostWords from '../../client/words/en/host.ts';
import phoneWords from '../../client/words/en/phone.ts';
import { checkAxe, gone, laptop, openScreen, phone, says, screenIn, seen } from '../support/browser.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { asHost, createEvent } from '../support/client.ts';
import { emptyFolder } from '../support/folder.ts';
import { ask, comeIn } from '../support/phone-page.ts';
import { startServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';

const texts = [
  'First: is there a lift?',
  'Second: where is lunch?',
  'Third: who takes notes?',
  'Fourth: when do we end?',
];
const [before, ...offline] = texts;

/** Longer than the server waits for a sign of life. */
const OFFLINE_MS = 30_000;

describe('a phone without a connection', () => {
  it('[R9] keeps what is typed, also when the browser is closed, and sends it once and in order when it is back', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const host = await openScreen(await openBrowser(), laptop);
    await host.page.goto(event.links.host);
    const here = host.page.getByRole('banner');

    const storage = emptyFolder();
    const first = await openPhone(storage);
    const { page } = await screenIn(first);
    await comeIn(page, event.links.join);
    await ask(page, before ?? '');
    await gone(page.getByText(phoneWords.fate.sending));
    await says(here, hostWords.link.here(1));

    await first.setOffline(true);
    await seen(page.getByText(phoneWords.offline(0)));
    for (const [place, text] of offline.entries()) {
      await ask(page, text);
      await seen(page.getByText(phoneWords.offline(place + 1)));
    }
    expect(await page.getByText(phoneWords.fate.sending).count()).toBe(offline.length);
    await checkAxe(page, 'phone: offline');
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    const field = page.getByLabel(phoneWords.fields.question);
    await field.fill('Fifth: not finished');
    await page.waitForTimeout(OFFLINE_MS);
    await says(here, hostWords.link.here(0));
    await first.close();

    const second = await openPhone(storage);
    const back = await screenIn(second);
    await back.page.goto(event.links.join);
    await back.page.getByRole('link', { name: phoneWords.tabs.catchUp }).click();
    for (const text of texts) await says(back.page.getByRole('article'), text);
    await gone(back.page.getByText(phoneWords.fate.sending));
    expect(await textsIn(server.url, event.code)).toEqual(texts);
    await back.page.getByRole('link', { name: phoneWords.tabs.ask }).click();
    await back.page.getByRole('button', { name: phoneWords.compose.question }).click();
    expect(await back.page.getByLabel(phoneWords.fields.question).inputValue()).toBe('Fifth: not finished');
    await back.stayed();
    await second.close();
  });

  it('[R9] comes back to what was being written when the session closed', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const { page, troubles } = await openScreen(await openBrowser(), phone);
    await comeIn(page, event.links.join);
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    await page.getByLabel(phoneWords.fields.question).fill('Not finished');
    await host.ask({ type: 'session.close', session: 's3' });
    await closeSheet(page);
    await page.reload();
    await seen(page.getByText(phoneWords.closedText));
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    expect(await page.getByLabel(phoneWords.fields.question).inputValue()).toBe('Not finished');
    await page.getByLabel(phoneWords.fields.question).fill('');
    await closeSheet(page);
    await page.reload();
    await seen(page.getByText(phoneWords.closedText));
    expect(await page.getByRole('button', { name: phoneWords.compose.question }).count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('[R9] leaves a reply where it was typed until the browser has stored it', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const screen = await openScreen(await openBrowser(), phone);
    const { page } = screen;
    await comeIn(page, event.links.join);
    await ask(page, before ?? '');
    await gone(page.getByText(phoneWords.fate.sending));
    await page.getByRole('button', { name: phoneWords.reply, exact: true }).click();
    const field = page.getByLabel(phoneWords.replyLabel);
    await field.fill('Behind the stage.');

    await screen.stay();
    const release = await holdStorage(page);
    await page.getByRole('button', { name: phoneWords.replySend }).click();
    await seen(page.getByText(phoneWords.fate.sending));
    expect(await field.inputValue()).toBe('Behind the stage.');
    await release();
    await expect.poll(() => field.inputValue()).toBe('');
    await gone(page.getByText(phoneWords.fate.sending));
    await screen.stayed();

    await holdStorage(page);
    await field.fill('Not stored yet.');
    await page.getByRole('button', { name: phoneWords.replySend }).click();
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('Not stored yet.');
  });

  it('[R2] [R9] outlives a server that is killed and started again, without a reload', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const browser = await openBrowser();
    const ada = await openScreen(browser, phone);
    const wall = await openScreen(browser, laptop);
    await wall.page.goto(event.links.wall);
    await comeIn(ada.page, event.links.join);
    await ask(ada.page, before ?? '');
    await gone(ada.page.getByText(phoneWords.fate.sending));
    for (const screen of [ada, wall]) await screen.stay();

    await server.kill9();
    for (const text of offline) await ask(ada.page, text);
    await seen(ada.page.getByText(phoneWords.offline(offline.length)));
    await server.restart();
    await gone(ada.page.getByText(phoneWords.offline(offline.length)));
    await gone(ada.page.getByText(phoneWords.fate.sending));
    expect(await textsIn(server.url, event.code)).toEqual(texts);
    for (const screen of [ada, wall]) await screen.stayed();
  });
});

/** Its storage outlives the browser, as on a real phone. */
function openPhone(storage: string): Promise<BrowserContext> {
  const opened = chromium.launchPersistentContext(storage, {
    ...phone,
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  onTestFinished(async () => (await opened).close());
  return opened;
}

/** Keeps the outbox's storage busy, as a slow disk does, until released or the page is gone. */
async function holdStorage(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(`new Promise((held) => {
    const asked = indexedDB.open('openfloor');
    asked.onsuccess = () => {
      const store = asked.result.transaction(['waiting', 'names'], 'readwrite').objectStore('waiting');
      const hold = () => {
        if (globalThis.released) asked.result.close();
        else store.count().onsuccess = hold;
      };
      globalThis.released = false;
      hold();
      held();
    };
  })`);
  return async () => {
    await page.evaluate('globalThis.released = true');
  };
}

/** Closes the sheet, and waits until the page is back where it was before: a step back that is still to come would undo a reload. */
async function closeSheet(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog'));
  await expect.poll(() => page.evaluate('Boolean(history.state?.sheet)')).toBe(false);
}
