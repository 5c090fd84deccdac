import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import words from '../../client/words/en/archive.ts';
import phoneWords from '../../client/words/en/phone.ts';
import { BOARD_AFTER_MS } from '../../shared/limits.ts';
import { VISIT_MS } from '../../client/archive/visit.ts';
import { checkAxe, gone, laptop, openScreen, phone, says, seen, tabTo } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent } from '../support/client.ts';
import { ask } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const SESSION = 's3';
const assessment = 'Why does my assessment take nine months?';
const café = 'Is the café open in winter?';
const comment = 'The loop system works very well. #thanks';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** An event of two sessions, in the first of which two things were asked, one of them answered, and one remarked. */
async function anEvent() {
  const event = await createEvent(server.url, { title: 'Care at home' });
  const [host, ada] = [await asHost(server.url, event), await asAttendee(server.url, event.code)];
  async function said(kind: 'question' | 'comment', text: string): Promise<string> {
    const answer = await ada.ask({ type: 'post.add', session: SESSION, kind, text });
    if (!answer.ok || answer.post === undefined) throw new Error('not added');
    return answer.post;
  }
  const asked = await said('question', assessment);
  await said('question', café);
  const remarked = await said('comment', comment);
  await host.ask({ type: 'post.answer', post: asked, on: true, text: 'The law says four weeks.' });
  await host.ask({ type: 'session.add', details: { title: 'Afternoon' } });
  return { said, remarked, address: (path = '') => `${server.url}/${event.code}/archive${path}`, code: event.code };
}

const finding = (page: Page) => page.getByLabel(words.search);
const status = (page: Page) => page.getByRole('status');
/** A page of each kind, by its path under the archive's address. */
const kinds = ['', `/${SESSION}`, `/${SESSION}/handout`, '/tag/thanks'];
const headingOf = (page: Page) => page.getByRole('heading', { level: 1 });

describe('searching the archive', () => {
  it('finds words by their beginning, without accents and with a slip, and says how many', async () => {
    const { address } = await anEvent();
    const { page, troubles } = await openScreen(browser, phone);
    await page.goto(address());
    await finding(page).fill('assesm');
    await says(status(page), words.found('1'));
    await seen(page.getByText(assessment));
    await gone(page.getByText(comment));
    await gone(page.getByRole('heading', { name: words.comments }));
    await checkAxe(page, 'archive: found one');
    await finding(page).fill('CAFE');
    await seen(page.getByText(café));
    await gone(page.getByText(assessment));
    await finding(page).fill('nobody wrote this');
    await says(status(page), words.foundNothing);
    await page.getByRole('button', { name: words.showAll }).click();
    await seen(page.getByText(comment));
    await seen(page.getByText(assessment));
    expect(await status(page).textContent()).toBe('');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('filters and sorts by keyboard alone', async () => {
    const { address } = await anEvent();
    const { page } = await openScreen(browser, laptop);
    await page.goto(address());
    await tabTo(page, page.getByLabel(words.filterAnswered));
    await page.keyboard.type(words.unanswered);
    await says(status(page), words.found('2'));
    await gone(page.getByText(assessment));
    await tabTo(page, page.getByLabel(words.filterKind));
    await page.keyboard.type(words.questions);
    await says(status(page), words.found('1'));
    await tabTo(page, page.getByRole('button', { name: words.showAll }));
    await page.keyboard.press('Enter');
    await seen(page.getByText(assessment));
    await page.getByLabel(words.order).selectOption(words.newestFirst);
    await expect.poll(() => page.locator('.question .said > .text').allTextContents()).toEqual([café, assessment]);
    await page.context().close();
  });

  it('shows what a link leads to, though it was hidden', async () => {
    const { address, remarked } = await anEvent();
    const { page } = await openScreen(browser, laptop);
    await page.goto(address());
    await finding(page).fill('assessment');
    await gone(page.getByText(comment));
    await page.goto(address(`#${remarked}`));
    await seen(page.getByText(comment));
    expect(await finding(page).inputValue()).toBe('');
    await page.context().close();
  });

  it('moves nothing when its script arrives', async () => {
    const { address } = await anEvent();
    const { page } = await openScreen(browser, phone);
    let go: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/assets/archive-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address(), { waitUntil: 'commit' });
    await seen(page.getByText(assessment));
    expect(await finding(page).isVisible()).toBe(false);
    const place = () => page.getByText(assessment).evaluate((text: Placed) => text.getBoundingClientRect().top);
    const before = await place();
    go?.();
    await seen(finding(page));
    expect(await place()).toBe(before);
    await page.context().close();
  });

  it('offers what is new since the last visit, where something is', async () => {
    const { address, said } = await anEvent();
    const { page } = await openScreen(browser, phone);
    const noon = Date.now();
    const since = page.getByLabel(words.sinceLastVisit);
    await page.goto(address());
    await seen(finding(page));
    await page.clock.setFixedTime(noon + 2 * VISIT_MS);
    await page.reload();
    await seen(finding(page));
    expect(await since.isVisible()).toBe(false);
    const late = 'Is there a bus home?';
    await said('question', late);
    await page.clock.setFixedTime(noon + 4 * VISIT_MS);
    await page.reload();
    await seen(page.getByText(`${words.sinceLastVisit} (1)`));
    await checkAxe(page, 'archive: something is new');
    await since.check();
    await says(status(page), words.found('1'));
    await seen(page.getByText(late));
    await gone(page.getByText(comment));
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it.each(['', `/${SESSION}`])('the page "%s" is whole, and shows no search that could not work', async (path) => {
    const { address } = await anEvent();
    const { page, troubles } = await openScreen(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(address(path));
    await seen(page.getByText(assessment));
    expect(await finding(page).isVisible()).toBe(false);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describe('the pages of an archive', () => {
  it.each(kinds)(
    'axe finds nothing on "%s", with its script and without, and its policy complains of nothing',
    async (path) => {
      const { address } = await anEvent();
      for (const scripted of [true, false]) {
        const { page, troubles } = await openScreen(browser, phone);
        // Axe is a script itself, and cannot look where all are switched off.
        if (!scripted)
          await page.route('**/assets/archive-*.js', (route) =>
            route.fulfill({ body: '', contentType: 'text/javascript' }),
          );
        await page.goto(address(path));
        await seen(headingOf(page));
        await checkAxe(page, `archive${path}, scripted: ${String(scripted)}`);
        expect(troubles).toEqual([]);
        await page.context().close();
      }
    },
  );

  it('lead from a hashtag to all that carries it', async () => {
    const { address } = await anEvent();
    const { page } = await openScreen(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(address());
    await page.getByRole('navigation', { name: words.tags }).getByRole('link', { name: '#thanks' }).click();
    await page.waitForURL(address('/tag/thanks'));
    await seen(page.getByText(comment));
    await gone(page.getByText(assessment));
    expect((await fetch(address('/tag/nobody'))).status).toBe(404);
    await page.context().close();
  });

  it('lead to a board that stays open, as long as it does', async () => {
    const event = await createEvent(server.url, { title: 'Care at home' });
    const host = await asHost(server.url, event);
    await host.ask({ type: 'session.edit', session: SESSION, details: { board: true, openAfter: true } });
    await host.ask({ type: 'session.close', session: SESSION });
    const { page } = await openScreen(browser, phone);
    const write = page.getByRole('link', { name: words.writeHere });
    await page.goto(`${server.url}/${event.code}/archive`);
    await checkAxe(page, 'archive: a board that stays open');
    await write.first().click();
    await page.getByRole('button', { name: phoneWords.joinNow, exact: true }).click();
    await page.getByRole('link', { name: phoneWords.tabs.ask }).click();
    await ask(page, 'Who waters the plants?');

    await page.clock.setFixedTime(Date.now() + BOARD_AFTER_MS + 60_000);
    await page.goto(`${server.url}/${event.code}/archive`);
    await gone(write);
    await page.context().close();
  });

  it('lead from the contents to a session and back', async () => {
    const { address } = await anEvent();
    const { page } = await openScreen(browser, phone);
    await page.goto(address());
    await page.getByRole('link', { name: words.ownPage }).first().click();
    await page.waitForURL(address(`/${SESSION}`));
    await seen(page.getByText(assessment));
    await page.getByRole('link', { name: words.wholeArchive }).click();
    await page.waitForURL(address());
    await page.context().close();
  });

  it('are not there for a session that is not', async () => {
    const { address } = await anEvent();
    const response = await fetch(address('/s99'));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('have a feed that a browser reads as Atom', async () => {
    const { address, code } = await anEvent();
    const { page } = await openScreen(browser, laptop);
    await page.goto(address());
    const feed = await page.evaluate<{
      titles: string[];
    }>(`fetch('/api/events/${code}/archive.atom').then(async (response) => {
      const parsed = new DOMParser().parseFromString(await response.text(), 'application/xml');
      return {
        type: response.headers.get('content-type'),
        root: [parsed.documentElement.namespaceURI, parsed.documentElement.localName],
        titles: Array.from(parsed.querySelectorAll('entry > title'), ({ textContent }) => textContent),
      };
    })`);
    expect(feed).toMatchObject({
      type: 'application/atom+xml; charset=utf-8',
      root: ['http://www.w3.org/2005/Atom', 'feed'],
    });
    expect(feed.titles).toContain(`Question: ${assessment}`);
    await page.context().close();
  });
});

/** What of an element of a page is looked at here. */
type Placed = { getBoundingClientRect(): { readonly top: number } };
