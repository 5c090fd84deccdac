import type { Browser, Locator } from 'playwright-core';
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

/** The first entry that is on the screen, and where it begins. */
type Place = { readonly words: string; readonly top: number };
const PLACE = `(() => {
  const entry = [...document.querySelectorAll('li.said')].find((each) => each.getBoundingClientRect().bottom > 0);
  return { words: entry.textContent.trim(), top: entry.getBoundingClientRect().top };
})()`;

it('[R12] a long list is there at once where it is looked at, and whole soon after, and keeps its place', async () => {
  const event = await createEvent(server.url, { title: 'Care at home' });
  let wanted = '';
  for (let n = 0; n < QUESTIONS; n++) {
    // Somebody each time, since one person may not say so much at once.
    const ada = await asAttendee(server.url, event.code);
    // Of one line to five, as people write.
    const more = ' Who could say more?'.repeat((n * 7) % 11);
    const text = `Question ${String(n)}?${more}`;
    const asked = await ada.ask({ type: 'post.add', session: 's3', kind: 'question', text });
    if (n === 7 && asked.ok) wanted = asked.post ?? '';
  }
  const bea = await asAttendee(server.url, event.code);
  expect(await bea.ask({ type: 'post.support', post: wanted, on: true })).toMatchObject({ ok: true });
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${server.url}/${event.code}`);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  /** As a thumb does it: Playwright would scroll first. */
  const press = async (target: Locator) => {
    const box = await target.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  };
  const tab = (name: keyof typeof words.tabs) =>
    press(page.getByRole('navigation').getByText(words.tabs[name], { exact: true }));
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
  // Each is as high as its words by now, so there may be room for one more, or one less.
  const whole = await page.evaluate<readonly string[]>(SEEN);
  const both = Math.min(whole.length, first.length);
  expect(whole.slice(0, both)).toEqual(first.slice(0, both));

  await page.getByText('Question 20?').scrollIntoViewIfNeeded();
  // What came near is laid out with the next pictures.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  const left = await page.evaluate<Place>(PLACE);
  await tab('now');
  await tab('ask');
  const off = async (): Promise<number> => {
    const { words, top } = await page.evaluate<Place>(PLACE);
    return words === left.words ? Math.abs(top - left.top) : Infinity;
  };
  await expect.poll(off).toBeLessThan(2);
  await expect.poll(() => page.locator('li.said article').count()).toBe(QUESTIONS);
  await expect.poll(off).toBeLessThan(2);

  // The order is the reader's own to change, and moves nothing but the posts.
  await page.evaluate('scrollTo(0, 40)');
  await press(page.getByRole('button', { name: words.order.wanted }));
  const order = () => page.locator('li.said').allTextContents();
  await expect.poll(async () => (await order())[0]).toContain('Question 7?');
  expect((await order()).length).toBe(QUESTIONS);
  expect(await page.evaluate('scrollY')).toBe(40);
  await context.close();
});
