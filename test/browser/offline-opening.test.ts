import { chromium, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import phoneWords from '../../client/words/en/phone.ts';
import sharedWords from '../../client/words/en/shared.ts';
import { gone, openScreen, phone, says, screenIn, seen } from '../support/browser.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { createEvent } from '../support/client.ts';
import { ask, comeIn } from '../support/phone-page.ts';
import { startServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';

const OFFLINE_MS = 60_000;

describe('over https or on the same machine, a phone without a connection', () => {
  it('[R2] [R9] opens again, in every tab, with everything typed and waiting; each arrives once and in order', async () => {
    const server = await startServer();
    const { code, links } = await createEvent(server.url, { title: 'Care at home', colour: '#7a1f5c' });
    const context = await (await openBrowser()).newContext(phone);
    const first = await screenIn(context);
    await comeIn(first.page, links.join);
    await openable(first.page);

    await server.kill9();
    const back = Date.now() + OFFLINE_MS;
    await ask(first.page, 'First: is there a lift?');
    await first.page.reload();
    await seen(first.page.getByText(phoneWords.offline(1)));
    await seen(first.page.getByText('First: is there a lift?'));

    const second = await context.newPage();
    await second.goto(server.url);
    await second.waitForURL(`${server.url}/${code}`);
    await second.getByRole('link', { name: phoneWords.tabs.ask }).click();
    await seen(second.getByText('First: is there a lift?'));
    await ask(second, 'Second: where is lunch?');
    await seen(second.getByText(phoneWords.offline(2)));
    await second.close();

    await seen(first.page.getByText(phoneWords.offline(2)));
    await ask(first.page, 'Third: who takes notes?');
    const third = await context.newPage();
    await third.goto(links.join);
    await seen(third.getByText(phoneWords.offline(3)));
    await first.page.getByRole('button', { name: phoneWords.compose.question }).click();
    const field = first.page.getByLabel(phoneWords.fields.question);
    await field.fill('Fourth: not finished');
    await first.page.reload();
    expect(await field.inputValue()).toBe('Fourth: not finished');
    await first.page.waitForTimeout(Math.max(0, back - Date.now()));

    await server.restart();
    await third.getByRole('link', { name: phoneWords.tabs.catchUp }).click();
    for (const page of [first.page, third]) {
      await gone(page.getByText(phoneWords.offline(3)));
      await gone(page.getByText(phoneWords.fate.sending));
    }
    const asked = ['First: is there a lift?', 'Second: where is lunch?', 'Third: who takes notes?'];
    for (const text of asked) await says(third.getByRole('article'), text);
    expect(await textsIn(server.url, code)).toEqual(asked);
    expect(await field.inputValue()).toBe('Fourth: not finished');
    expect(first.troubles).toEqual([]);
  });

  it('opens what it held, in its language and colour, also where the network takes everything and gives nothing back', async () => {
    const server = await startServer();
    const { links } = await createEvent(server.url, { title: 'Care at home', colour: '#7a1f5c' });
    const screen = await openScreen(await openBrowser(), { ...phone, locale: 'de-DE' });
    const { page } = screen;
    await page.goto(links.join);
    await page.locator('button[type=submit]').click();
    await openable(page);
    const looks = () =>
      page.evaluate<string>(`getComputedStyle(document.documentElement).getPropertyValue('--accent')`);
    const before = await looks();
    process.kill(server.pid(), 'SIGSTOP');
    onTestFinished(() => void process.kill(server.pid(), 'SIGCONT'));
    await page.reload();
    await seen(page.getByRole('heading', { name: 'Care at home' }));
    await seen(page.getByText('Keine Verbindung'));
    await expect.poll(looks).toBe(before);
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('de');
    await screen.stayed();
  });

  it('forgets how to when the server has no worker any more', async () => {
    const server = await startServer();
    const { links } = await createEvent(server.url);
    const { page } = await openScreen(await openBrowser(), phone);
    await comeIn(page, links.join);
    await openable(page);
    const script = await fetch(`${server.url}/worker.js`);
    expect(script.headers.get('Cache-Control')).toBe('no-cache');
    expect(script.headers.get('Content-Type')).toMatch('javascript');
    expect(await page.evaluate<number>('caches.keys().then((names) => names.length)')).toBe(2);
    await page.route('**/worker.js', (route) => route.fulfill({ status: 404 }));
    await page.reload();
    const left = `Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
      .then(([workers, names]) => workers.length + names.length)`;
    await expect.poll(() => page.evaluate<number>(left), { timeout: 30_000 }).toBe(0);
    await page.reload();
    await seen(page.getByRole('link', { name: phoneWords.tabs.ask }));
  });
});

describe('a phone that cannot open without a connection', () => {
  it('says so over plain http: where it says what is kept, and when the connection is lost', async () => {
    const server = await startServer();
    const { code } = await createEvent(server.url);
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP openfloor.test 127.0.0.1'],
    });
    onTestFinished(() => browser.close());
    const screen = await openScreen(browser, phone);
    const { page } = screen;
    await comeIn(page, `http://openfloor.test:${server.port}/${code}`);
    expect(await page.evaluate<boolean>(`isSecureContext || 'serviceWorker' in navigator`)).toBe(false);
    await page.getByRole('link', { name: phoneWords.tabs.now }).click();
    await page.getByRole('button', { name: phoneWords.dataLink }).click();
    await seen(page.getByText(phoneWords.dataInsecure));
    await page.getByRole('button', { name: sharedWords.close }).click();
    await screen.stay();
    await page.context().setOffline(true);
    await seen(page.getByText(`${phoneWords.offline(0)} ${phoneWords.leaveOpen}`));
    await screen.stayed();
  });

  it('[R9] says so where the browser keeps nothing, and sends what was typed if the page stays', async () => {
    const server = await startServer();
    const { code, links } = await createEvent(server.url);
    const screen = await openScreen(await openBrowser(), phone);
    const { page } = screen;
    await page.addInitScript(`for (const name of ['indexedDB', 'localStorage', 'caches'])
      Object.defineProperty(globalThis, name, { get() { throw new DOMException('Not here.', 'SecurityError'); } });`);
    await comeIn(page, links.join);
    await screen.stay();
    await page.context().setOffline(true);
    await seen(page.getByText(`${phoneWords.offline(0)} ${phoneWords.keepsNothing}`));
    await ask(page, 'Is this kept?');
    await seen(page.getByText(phoneWords.fate.sending));
    await page.context().setOffline(false);
    await gone(page.getByText(phoneWords.fate.sending));
    expect(await textsIn(server.url, code)).toEqual(['Is this kept?']);
    await screen.stayed();
  });
});

/** Waits until the page has kept what it takes to open again. */
async function openable(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await expect.poll(() => page.evaluate<boolean>(`caches.has('openfloor-last')`)).toBe(true);
}
