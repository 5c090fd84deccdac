import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json } from '../../server/archive/json.ts';
import type { Brought } from '../../shared/bring.ts';
import type { ArchiveView, HostEntered } from '../../shared/http.ts';
import words from '../../client/words/en/archive.ts';
import { pollsOfEachKind } from '../rules/archive-polls-sample.ts';
import { checkAxe, gone, openScreen, phone, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { createEvent, post } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** An event that brought in a session with polls of every kind: where its archive is, and that session's page under it. */
async function anEvent(language: 'en' | 'ar') {
  const { code, hostKey } = await createEvent(server.url, { title: 'Care at home', language });
  const entered = (await (await post(server.url, `/api/events/${code}/host`, { hostKey })).json()) as HostEntered;
  const path = `/api/events/${code}/sessions/s3/import`;
  const body = { text: json(pollsOfEachKind), apart: true };
  const brought = await post(server.url, path, body, { Authorization: `Bearer ${entered.token}` });
  expect((await brought.json()) as Brought).toHaveProperty('import');
  const archive = (await (await fetch(`${server.url}/api/events/${code}/archive.json`)).json()) as ArchiveView;
  const session = archive.sessions.at(-1)?.id ?? '';
  return { address: (more = '') => `${server.url}/${code}/archive${more}`, session };
}

it.each(['en', 'ar'] as const)(
  'axe finds nothing on polls of every kind, with script and without: %s',
  async (language) => {
    const { address, session } = await anEvent(language);
    for (const path of [`/${session}`, `/${session}/handout`]) {
      const { page, troubles } = await openScreen(browser, phone);
      await page.goto(address(path));
      await seen(heading(page, 'A good day in one word?'));
      await checkAxe(page, `archive${path}, ${language}`);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect(troubles).toEqual([]);
      await page.context().close();
    }
    const { page } = await openScreen(browser, { ...phone, javaScriptEnabled: false });
    await page.goto(address(`/${session}`));
    await seen(page.locator('.reply').getByText('A shower without somebody watching the clock.'));
    await page.context().close();
  },
);

it('finds a poll by its options, its words and what people answered', async () => {
  const { address, session } = await anEvent('en');
  const { page } = await openScreen(browser, phone);
  await page.goto(address(`/${session}`));
  for (const [typed, question] of [
    ['transport', 'What should we talk about after lunch?'],
    ['company', 'A good day in one word?'],
    ['towels', 'What would make an ordinary day good?'],
  ] as const) {
    await page.getByLabel(words.search).fill(typed);
    await says(page.getByRole('status'), words.found('1'));
    await seen(heading(page, question));
    await gone(heading(page, 'How well were you listened to?'));
  }
  await page.context().close();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
