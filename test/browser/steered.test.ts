import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import words from '../../client/words/en/phone.ts';
import sharedWords from '../../client/words/en/shared.ts';
import wallWords from '../../client/words/en/wall.ts';
import type { Created } from '../../shared/http.ts';
import type { Accepted } from '../../shared/replies.ts';
import { checkAxe, gone, openScreen, phone, projector, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asHost, createEvent, type Client } from '../support/client.ts';
import type { Wish } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What hosts do, as phones and walls have it. */
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const support = 'Ruth, quiet room, 0161 496 0000';
const question = 'Who checks on my mother at night?';

type Day = { readonly event: Created; readonly host: Client; readonly ask: (wish: Wish) => Promise<Accepted> };

async function aDay(): Promise<Day> {
  const event = await createEvent(server.url, { title: 'A day', support });
  const host = await asHost(server.url, event);
  const ask = async (wish: Wish): Promise<Accepted> => {
    const reply = await host.ask(wish);
    return reply.ok ? reply : expect.fail(reply.hint);
  };
  return { event, host, ask };
}

async function aPhone({ event }: Day, tab = 'now'): Promise<Page> {
  const { page } = await openScreen(browser, { ...phone, viewport: { width: 360, height: 640 } });
  await page.goto(`${server.url}/${event.code}#${tab}`);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  await seen(page.getByRole('navigation', { name: words.tabsLabel }));
  return page;
}

const postOf = (text: string) =>
  ({ type: 'post.add', session: 's1', kind: 'question', text }) as const satisfies Partial<Wish>;

describe('a message to everyone', () => {
  it('[R12] stands on every page, is read out, goes when it is taken back, and moves nothing', async () => {
    const day = await aDay();
    const session = day.host.held.now.session;
    for (let n = 1; n <= 12; n++) await day.ask({ ...postOf(`Question ${String(n)}?`), session });
    const page = await aPhone(day, 'ask');
    await seen(page.getByText('Question 12?'));
    await page.evaluate('scrollTo(0, 300)');
    // What lies further down has no height of its own until it is near.
    const places = () =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll('main article, .dock .do, nav')]
          .map((part) => part.getBoundingClientRect().top)
          .filter((top) => top < innerHeight)`,
      );
    await expect.poll(() => page.evaluate('scrollY')).toBe(300);
    const before = await places();

    const text = 'Lunch is until 13:30';
    await day.ask({ type: 'event.tell', text });
    const told = page.locator('.dock').getByText(text);
    await seen(told);
    expect(await places()).toEqual(before);
    await seen(page.getByRole('status').filter({ hasText: text }));
    await checkAxe(page, 'phone: a message to everyone');
    for (const tab of ['now', 'stories', 'catchUp'] as const) {
      await page.getByRole('link', { name: words.tabs[tab] }).click();
      await seen(told);
    }
    await page.reload();
    await seen(told);

    await day.ask({ type: 'event.tell', text: null });
    await gone(told);
    await page.context().close();
  });
});

describe('somebody who was muted', () => {
  it('[R9] reads so where they would send, and keeps what they typed', async () => {
    const day = await aDay();
    const session = day.host.held.now.session;
    const page = await aPhone(day, 'ask');
    const compose = async (text: string) => {
      await page.getByRole('button', { name: words.compose.question }).click();
      await page.getByLabel(words.fields.question).fill(text);
    };
    await compose(question);
    await page.getByRole('button', { name: words.send.question }).click();
    await day.host.until(() => [...day.host.held.list.posts.values()].some(({ text }) => text === question));
    const said = [...day.host.held.list.posts.values()].find(({ text }) => text === question)?.id ?? '';
    await seen(page.getByText(words.mine));

    await compose('And during the day?');
    await day.ask({ type: 'post.mute', post: said, on: true });
    await seen(page.getByText(words.muted));
    expect(await page.getByLabel(words.fields.question).inputValue()).toBe('And during the day?');
    expect(await page.getByRole('button', { name: words.send.question }).count()).toBe(0);
    await checkAxe(page, 'phone: muted');

    await day.ask({ type: 'post.mute', post: said, on: false });
    await day.ask({ type: 'session.edit', session, details: { slow: 3600 } });
    await seen(page.getByText(words.slow(3600)));
    await page.getByRole('button', { name: words.send.question }).click();
    const [waits = ''] = words.goesAt('|').split('|');
    await seen(page.getByText(waits));
    await checkAxe(page, 'phone: it waits its turn');
    await page.context().close();
  });
});

describe('one’s own posts', () => {
  it('come back with what to change, and with somebody to talk to', async () => {
    const day = await aDay();
    const page = await aPhone(day, 'ask');
    const texts = ['Why does Ward 7 do that?', 'I cannot go on like this.', 'Is there lunch?'];
    for (const text of texts) {
      await page.getByRole('button', { name: words.compose.question }).click();
      await page.getByLabel(words.fields.question).fill(text);
      await page.getByRole('button', { name: words.send.question }).click();
      await seen(page.getByRole('article').filter({ hasText: text }).getByText(words.mine));
    }
    const posts = () => [...day.host.held.list.posts.values()];
    await day.host.until(() => posts().length === texts.length);
    const [first = '', second = '', third = ''] = texts.map((text) => posts().find((post) => post.text === text)?.id);
    const { post: into = '' } = await day.ask({ ...postOf('When is lunch?'), session: day.host.held.now.session });
    await day.ask({ type: 'post.return', post: first, note: 'Please leave out the ward.' });
    await day.ask({ type: 'post.hide', post: second, reason: null, support: true });
    await day.ask({ type: 'post.group', post: third, into });

    await page.getByRole('link', { name: words.tabs.catchUp }).click();
    const own = (text: string) => page.getByRole('article').filter({ hasText: text });
    await seen(own('Ward 7').getByText(words.returnedWhy('Please leave out the ward.')));
    await seen(own('go on like this').getByText(support));
    await seen(own('Is there lunch?').getByText('When is lunch?'));
    await checkAxe(page, 'phone: what became of mine');
    await own('Ward 7').getByRole('button', { name: words.changeAndSend }).click();
    await page.getByLabel(words.editLabel).fill('Why do wards do that?');
    await page.getByRole('button', { name: words.editSave }).click();
    await seen(own('Why do wards do that?').getByText(words.fate.held));
    await page.getByRole('link', { name: words.tabs.ask }).click();
    await page.getByRole('button', { name: words.showNew(1) }).click();
    await seen(own('When is lunch?').getByText('Is there lunch?'));
    await page.context().close();
  });
});

it('whom to talk to, opened while one is let in, stays open before anything live is there', async () => {
  const day = await aDay();
  const { page } = await openScreen(browser, phone);
  await page.route('**/socket.io/**', (route) => route.abort());
  const entering = new Promise<Route>((resolve) => void page.route('**/enter', resolve));
  await page.goto(`${server.url}/${day.event.code}`);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  await page.getByRole('button', { name: words.needToTalk }).click();
  await seen(page.getByRole('dialog').getByText(support));
  await (await entering).continue();
  await page.getByRole('navigation', { includeHidden: true, name: words.tabsLabel }).waitFor({ state: 'attached' });
  await seen(page.getByRole('dialog').getByText(support));
  await page.getByRole('dialog').getByRole('button', { name: sharedWords.close }).click();
  await gone(page.getByRole('dialog'));
  await seen(page.getByRole('navigation', { name: words.tabsLabel }));
  await page.context().close();
});

describe('the wall', () => {
  it('of a room shows that room alone: what is next, what is live, and thanks', async () => {
    const day = await aDay();
    const details = { room: 'Garden room', countPeople: false };
    const { session: one = '' } = await day.ask({ type: 'session.add', details: { title: 'Gardens', ...details } });
    const { session: two = '' } = await day.ask({ type: 'session.add', details: { title: 'Kitchens', ...details } });
    const { page, troubles } = await openScreen(browser, projector);
    await page.goto(`${server.url}/${day.event.code}/wall?room=garden%20ROOM`);
    await seen(page.getByRole('heading', { name: 'Gardens' }));
    await seen(page.getByText(wallWords.next));
    await checkAxe(page, 'wall: between');

    await day.ask({ type: 'session.start', session: one });
    await seen(page.getByText(wallWords.joinType));
    await day.ask({ type: 'wall.time', session: one, seconds: 300 });
    await seen(page.getByRole('timer'));
    await checkAxe(page, 'wall: a timer');
    await day.ask({ type: 'session.start', session: two });
    await seen(page.getByRole('heading', { name: 'Kitchens' }));
    await gone(page.getByRole('timer'));
    await day.ask({ type: 'session.close', session: one });
    await day.ask({ type: 'session.close', session: two });
    await seen(page.getByText(wallWords.thanks, { exact: true }));
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
