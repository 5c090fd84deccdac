import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import phoneWords from '../../client/words/en/phone.ts';
import type { Created } from '../../shared/http.ts';
import { checkAxe, gone, openScreen, phone, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent, type Client } from '../support/client.ts';
import { comeIn } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const HALL = 's3';
const OTHER = 'The other room';
const question = (session: string, text: string) => ({ type: 'post.add', session, kind: 'question', text }) as const;

let server: TestServer;
let browser: Browser;
let event: Created;
let host: Client;
let other: string;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Two live sessions, something said in each, and a poll in the one that was added last. */
async function aDay(): Promise<void> {
  event = await createEvent(server.url, { title: 'Two at once' });
  host = await asHost(server.url, event);
  const added = await host.ask({ type: 'session.add', details: { title: OTHER, room: 'Room 2' } });
  other = added.ok ? (added.session ?? '') : '';
  await host.ask({ type: 'session.start', session: other });
  const ada = await asAttendee(server.url, event.code);
  const asked = await ada.ask(question(HALL, 'Who decides in the hall?'));
  await ada.ask(question(other, 'Who decides in the room?'));
  await host.ask({ type: 'poll.add', session: other, question: 'Do you know your plan?', options: ['Yes', 'No'] });
  await host.ask({
    type: 'wall.show',
    session: HALL,
    screen: { mode: 'post', post: asked.ok ? (asked.post ?? '') : '' },
  });
}

async function followAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: phoneWords.sessionChange }).click();
  await page.getByRole('dialog').getByRole('button', { name: phoneWords.allSessions }).click();
  await seen(page.getByRole('heading', { level: 1, name: phoneWords.allSessions }));
}

const article = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

describe('somebody who follows all sessions', () => {
  it('reads both, asks into the one they choose, and is there again after a reload', async () => {
    await aDay();
    const screen = await openScreen(browser, phone);
    const { page } = screen;
    await comeIn(page, event.links.join);
    await followAll(page);
    // Now: each live session with what its wall shows, and the open poll.
    const main = page.getByRole('main');
    await seen(main.getByRole('heading', { level: 2, name: OTHER }));
    await seen(article(page, 'Who decides in the hall?'));
    await seen(page.getByRole('article', { name: 'Do you know your plan?' }));
    await checkAxe(page, 'phone: now in all sessions');

    await page.getByRole('link', { name: phoneWords.tabs.ask }).click();
    await seen(article(page, 'Who decides in the hall?').getByRole('button', { name: 'Two at once' }));
    await seen(article(page, 'Who decides in the room?').getByRole('button', { name: OTHER }));
    await checkAxe(page, 'phone: questions of all sessions');

    // The live one that was added last is chosen already; what is typed stays while another is.
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    const field = page.getByLabel(phoneWords.fields.question);
    await field.fill('Half a question');
    const into = page.getByLabel(phoneWords.intoLabel);
    expect(await into.inputValue()).toBe(other);
    await into.selectOption(HALL);
    await checkAxe(page, 'phone: writing, of all sessions');
    await page.reload();
    expect(await field.inputValue()).toBe('Half a question');
    expect(await into.inputValue()).toBe(HALL);
    await field.fill('Asked from afar?');
    await page.getByRole('button', { name: phoneWords.send.question }).click();
    await seen(article(page, 'Asked from afar?').getByRole('button', { name: 'Two at once' }));
    await gone(page.getByText(phoneWords.fate.sending));

    await page.reload();
    await seen(page.getByRole('heading', { level: 1, name: phoneWords.allSessions }));
    await seen(article(page, 'Who decides in the room?'));

    // One tap on a card's session goes there.
    await article(page, 'Who decides in the room?').getByRole('button', { name: OTHER }).click();
    await seen(page.getByRole('heading', { level: 1, name: OTHER }));
    await gone(article(page, 'Asked from afar?'));
    await seen(article(page, 'Who decides in the room?'));
    expect(screen.troubles).toEqual([]);
  });

  it('does not write into another session because one opens or closes meanwhile', async () => {
    await aDay();
    const { page } = await openScreen(browser, phone);
    await comeIn(page, event.links.join);
    await followAll(page);
    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    await page.getByLabel(phoneWords.fields.question).fill('Meant for the other room');
    const into = page.getByLabel(phoneWords.intoLabel);
    expect(await into.inputValue()).toBe(other);
    const third = await host.ask({ type: 'session.add', details: { title: 'A third room' } });
    await host.ask({ type: 'session.start', session: third.ok ? (third.session ?? '') : '' });
    await expect.poll(() => into.locator('option').allTextContents()).toContain('A third room');
    await host.ask({ type: 'session.close', session: other });
    await seen(page.getByText(phoneWords.sessionClosedCompose));
    expect(await into.inputValue()).toBe(other);
    await page.getByRole('button', { name: phoneWords.send.question }).click();
    const posts = `${server.url}/api/events/${event.code}/posts?session=${other}`;
    await expect
      .poll(async () => (await fetch(posts)).text(), { timeout: 30_000 })
      .toContain('Meant for the other room');
  });
});
