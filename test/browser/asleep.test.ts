import { chromium, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import phoneWords from '../../client/words/en/phone.ts';
import { gone, openScreen, PATIENCE_MS, phone, screenIn, seen } from '../support/browser.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { asAttendee, createEvent } from '../support/client.ts';
import { ask, comeIn } from '../support/phone-page.ts';
import { startServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';

const HALL = 's3';

describe('[R8] [R9] a phone that slept', () => {
  it('frozen by its browser, through a restart of the server, catches up and keeps what is being typed', async () => {
    const server = await startServer();
    const { code, links } = await createEvent(server.url);
    const screen = await openScreen(await openBrowser(), phone);
    const { page } = screen;
    await comeIn(page, links.join);
    await ask(page, 'Is there a lift?');
    await gone(page.getByText(phoneWords.fate.sending));
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    const field = page.getByLabel(phoneWords.fields.question);
    await field.fill('Half a question');
    await screen.stay();

    const tools = await page.context().newCDPSession(page);
    await tools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await server.kill9();
    await server.restart();
    const other = await asAttendee(server.url, code);
    await other.ask({ type: 'post.add', session: HALL, kind: 'question', text: 'Who was here meanwhile?' });
    await tools.send('Page.setWebLifecycleState', { state: 'active' });

    expect(await field.inputValue()).toBe('Half a question');
    await page.getByRole('button', { name: phoneWords.send.question }).click();
    await gone(page.getByText(phoneWords.fate.sending));
    await shows(page, 'Who was here meanwhile?');
    expect(await textsIn(server.url, code)).toEqual(['Is there a lift?', 'Who was here meanwhile?', 'Half a question']);
    await screen.stayed();
  });

  it('left for another page, comes back as it was, with what was said meanwhile', async () => {
    const server = await startServer();
    const { code, links } = await createEvent(server.url);
    // The library switches off what browsers do when somebody goes back.
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    onTestFinished(() => browser.close());
    const screen = await screenIn(await browser.newContext(phone));
    const { page } = screen;
    await comeIn(page, links.join);
    await page.evaluate(`addEventListener('pageshow', ({ persisted }) => (globalThis.kept = persisted))`);
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    const field = page.getByLabel(phoneWords.fields.question);
    await field.fill('Half a question');

    await page.goto(links.archive);
    const other = await asAttendee(server.url, code);
    await other.ask({ type: 'post.add', session: HALL, kind: 'question', text: 'Who was here meanwhile?' });
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate<boolean>('globalThis.kept')).toBe(true);
    expect(await field.inputValue()).toBe('Half a question');
    await page.getByRole('button', { name: phoneWords.send.question }).click();
    await seen(page.getByText('Half a question', { exact: true }));
    await gone(page.getByText(phoneWords.fate.sending));
    expect(await textsIn(server.url, code)).toEqual(['Who was here meanwhile?', 'Half a question']);
    await shows(page, 'Who was here meanwhile?');
    expect(screen.troubles).toEqual([]);
  });
});

/** The feed has it, perhaps behind a button until its reader asks for what is new. */
async function shows(page: Page, text: string): Promise<void> {
  const arrivals = page.locator('.arrivals button');
  const there = async (): Promise<number> => {
    if (await arrivals.isVisible()) await arrivals.click();
    return page.getByRole('article').filter({ hasText: text }).count();
  };
  await expect.poll(there, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
}
