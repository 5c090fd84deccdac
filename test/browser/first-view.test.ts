import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import words from '../../client/words/en/phone.ts';
import before from '../../client/words/en/phone-before.ts';
import ar from '../../client/words/ar/phone.ts';
import type { Handshake } from '../../shared/wire.ts';
import { checkAxe, openScreen, phone, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent } from '../support/client.ts';
import { ask } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const SESSION = 's3';
const QUESTIONS = ['Is there a lift?', 'Who carries on when I cannot?', 'When is lunch?', 'Where do we sit?'];

/** A session of which the wall shows a poll, with a few questions said. */
async function anEvent() {
  const event = await createEvent(server.url, { title: 'Care at home', colour: '#7a1f5c' });
  const [host, ada] = [await asHost(server.url, event), await asAttendee(server.url, event.code)];
  for (const text of QUESTIONS) await ada.ask({ type: 'post.add', session: SESSION, kind: 'question', text });
  const board = await host.ask({ type: 'wall.show', session: SESSION, screen: { mode: 'board', order: 'latest' } });
  const poll = await host.ask({
    type: 'poll.add',
    session: SESSION,
    kind: 'one',
    question: 'Tea or coffee?',
    options: ['Tea', 'Coffee'],
  });
  expect([board, poll]).toMatchObject([{ ok: true }, { ok: true }]);
  return { ...event, url: `${server.url}/${event.code}`, host, ada };
}

/** Keeps the page's script back until it is let through. */
async function holdScript(page: Page): Promise<() => void> {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/assets/phone-*.js', async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}

/** What is where, and what the person has the focus on and has scrolled to. */
const PICTURE = `JSON.stringify([scrollY, document.activeElement === document.body ? '' : document.activeElement.textContent.trim(),
  ...[...document.querySelectorAll('h1, h2, h3, article, .dock, footer, .text, label, main')].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [element.tagName, left, top, width, height].map((each) => typeof each === 'number' ? Math.round(each) : each).join(' ');
  })])`;

/** The picture in the frame after the script has put its own in the place of what came, and what the browser saw move. */
const WATCH = `(() => {
  const came = document.getElementById('app').firstElementChild;
  const moved = [];
  new PerformanceObserver((list) => moved.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift' });
  window.tookOver = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (came.isConnected) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve({ picture: ${PICTURE}, moved })));
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
})()`;

async function takeOver(page: Page, letThrough: () => void) {
  const came = await page.evaluate<string>(PICTURE);
  await page.evaluate(WATCH);
  letThrough();
  const { picture, moved } = await page.evaluate<{ picture: string; moved: number[] }>('window.tookOver');
  return { came, picture, moved };
}

describe('the phone’s page as it comes', () => {
  it.each([
    { locale: 'en-GB', come: words.joinNow, dir: 'ltr' },
    { locale: 'ar', come: ar.joinNow, dir: 'rtl' },
  ])('can be read without JavaScript, in the browser’s language: $locale', async ({ locale, come, dir }) => {
    const { url } = await anEvent();
    const context = await browser.newContext({ ...phone, locale, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    const shown = await page.locator('body').innerText();
    for (const text of ['Care at home', come, 'Tea or coffee?', 'Coffee', ...QUESTIONS]) expect(shown).toContain(text);
    expect(await page.locator('html').getAttribute('dir')).toBe(dir);
    expect(await page.title()).toBe('Care at home');
    expect(await page.locator('input:enabled, select:enabled, button:not([inert])').count()).toBe(0);
    if (locale === 'en-GB') await seen(page.getByText(before.late));
    await context.close();
  });

  it('has nothing that axe finds, at the door and inside, before its script runs', async () => {
    const { url } = await anEvent();
    const { page } = await openScreen(browser, phone);
    await page.route('**/assets/phone-*.js', () => undefined);
    await page.goto(url, { waitUntil: 'commit' });
    await seen(page.getByText('Is there a lift?'));
    await checkAxe(page, 'the door as it comes');
    const { code } = await anEvent();
    await page.context().addCookies([{ name: `openfloor-in-${code}`, value: '1', url: server.url }]);
    await page.goto(`${server.url}/${code}`, { waitUntil: 'commit' });
    await seen(page.getByRole('navigation', { name: words.tabsLabel }));
    await checkAxe(page, 'the session as it comes');
  });

  it('[R12] stands at the door as it came when its script takes over, and what is told there goes when one comes in', async () => {
    const { url } = await anEvent();
    const screen = await openScreen(browser, phone);
    const { page } = screen;
    const letThrough = await holdScript(page);
    await page.goto(url, { waitUntil: 'commit' });
    await seen(page.getByText('Is there a lift?'));
    await page.mouse.wheel(0, 500);
    await expect.poll(() => page.evaluate<number>('scrollY')).toBe(500);
    const { came, picture, moved } = await takeOver(page, letThrough);
    expect(picture).toBe(came);
    expect(moved).toEqual([]);
    await seen(page.getByText('Is there a lift?'));
    await page.getByRole('button', { name: words.joinNow, exact: true }).click();
    await seen(page.getByRole('navigation', { name: words.tabsLabel }));
    expect(await page.locator('#glance').count()).toBe(0);
    expect(await page.evaluate<number>('scrollY')).toBe(0);
    await screen.stayed();
  });

  it.each([
    { press: words.joinNow, leads: { role: 'navigation', name: words.tabsLabel } as const },
    { press: words.joinAndAsk, leads: { role: 'heading', name: words.compose.question } as const },
  ])('takes a press before its script runs: $press', async ({ press, leads }) => {
    const { url } = await anEvent();
    const screen = await openScreen(browser, phone);
    const { page } = screen;
    const letThrough = await holdScript(page);
    await page.goto(url, { waitUntil: 'commit' });
    await screen.stay();
    await page.getByRole('link', { name: press, exact: true }).tap();
    await seen(page.getByText(words.entering).filter({ visible: true }));
    expect(await page.evaluate<number>('scrollY')).toBe(0);
    await checkAxe(page, 'coming in before the script runs');
    letThrough();
    await seen(page.getByRole(leads.role, { name: leads.name }));
    // Whoever goes on from here, or gives the address away, presses for themselves.
    expect(page.url()).not.toContain('come-in');
    await screen.stayed();
  });

  it('[R12] brings who was here straight inside, where nothing moves: not the scroll, not the focus', async () => {
    const { url, ada } = await anEvent();
    const screen = await openScreen(browser, phone);
    const { page } = screen;
    await page.goto(url);
    await page.getByRole('button', { name: words.joinNow, exact: true }).click();
    await seen(page.getByRole('navigation', { name: words.tabsLabel }));
    const letThrough = await holdScript(page);
    const handshake = page
      .waitForEvent('websocket')
      .then((socket) => socket.waitForEvent('framesent', ({ payload }) => String(payload).startsWith('40')))
      .then(({ payload }) => JSON.parse(String(payload).slice(2)) as Handshake);
    await page.reload({ waitUntil: 'commit' });
    await seen(page.getByRole('article').getByText('Is there a lift?'));
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate<number>('scrollY')).toBe(300);
    await page.evaluate(`document.querySelector('a[href="#stories"]').focus({ preventScroll: true })`);
    const { came, picture, moved } = await takeOver(page, letThrough);
    expect(JSON.parse(came)).toEqual(expect.arrayContaining([300, words.tabs.stories]));
    expect(picture).toBe(came);
    expect(moved).toEqual([]);
    // It is only told what it did not come with.
    const { from, epoch } = await handshake;
    expect(from).toEqual({ now: ada.held.now.to, list: ada.held.list.to });
    expect(epoch).toBe(ada.held.now.epoch);
    await ask(page, 'Is it live?');
    await screen.stayed();
  });

  it('opens the view that its address names from its top', async () => {
    const { url } = await anEvent();
    const { page } = await openScreen(browser, phone);
    await page.goto(url);
    await page.getByRole('button', { name: words.joinNow, exact: true }).click();
    await page.getByRole('link', { name: words.tabs.ask }).click();
    const letThrough = await holdScript(page);
    await page.reload({ waitUntil: 'commit' });
    await seen(page.getByRole('heading', { name: words.nowTitle }));
    await page.mouse.wheel(0, 300);
    letThrough();
    await seen(page.getByRole('heading', { name: words.askTitle }));
    await expect.poll(() => page.evaluate<number>('scrollY')).toBe(0);
  });

  it('speaks the language that was chosen on this phone', async () => {
    const { url } = await anEvent();
    const { page } = await openScreen(browser, phone);
    await page.goto(url);
    await page.locator('select:enabled').selectOption('de');
    await expect.poll(() => page.evaluate<string>('document.documentElement.lang')).toBe('de');
    await page.route('**/assets/phone-*.js', () => undefined);
    await page.reload({ waitUntil: 'commit' });
    await seen(page.getByText('Ich bin dabei').or(page.getByRole('heading', { name: 'Care at home' })));
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });
});
