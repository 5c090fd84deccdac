import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import words from '../../client/words/en/phone.ts';
import { phone } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, createEvent } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const QUESTIONS = 60;

/** What is seen of the list: the words in each entry that is on the screen; none in one that is still empty. */
const SEEN = `[...document.querySelectorAll('li.said')]
  .filter((each) => { const { top, bottom } = each.getBoundingClientRect(); return bottom > 0 && top < innerHeight; })
  .map((each) => each.textContent.trim())`;

it('[R12] a long list is there at once where it is looked at, and whole soon after, and keeps its place', async () => {
  const event = await createEvent(server.url, { title: 'Care at home' });
  for (let n = 0; n < QUESTIONS; n++) {
    // Somebody each time, since one person may not say so much at once.
    const ada = await asAttendee(server.url, event.code);
    await ada.ask({ type: 'post.add', session: 's3', kind: 'question', text: `Question ${String(n)}?` });
  }
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${server.url}/${event.code}`);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  const tab = (name: keyof typeof words.tabs) =>
    page.getByRole('navigation').getByText(words.tabs[name], { exact: true }).click();
  /** What is seen within the task that shows the list. */
  const atOnce = page.evaluate<readonly string[]>(`new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('li.said')) return;
      observer.disconnect();
      resolve(${SEEN});
    }).observe(document.body, { subtree: true, childList: true });
  })`);
  await tab('ask');
  const first = await atOnce;
  expect(first.length).toBeGreaterThan(1);
  expect(first).not.toContain('');
  await expect.poll(() => page.locator('li.said article').count()).toBe(QUESTIONS);
  // Each is as high as its words by now, so there may be room for one more.
  const whole = await page.evaluate<readonly string[]>(SEEN);
  expect(whole.slice(0, first.length)).toEqual(first);

  await page.getByText('Question 20?').scrollIntoViewIfNeeded();
  await tab('now');
  await tab('ask');
  const again = async () => (await page.evaluate<readonly string[]>(SEEN)).join();
  await expect.poll(again).toContain('Question 20?');
  await context.close();
});
