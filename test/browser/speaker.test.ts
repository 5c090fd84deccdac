import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import hostWords from '../../client/words/en/host.ts';
import words from '../../client/words/en/speaker.ts';
import type { Reply } from '../../shared/replies.ts';
import { checkAxe, gone, openScreen, phone, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent, type Client } from '../support/client.ts';
import { act, done, goTo, press, show } from '../support/host-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What a speaker has before them, and what a host does for it. */
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const SESSION = 's3';
const NOTE = 'Two more questions, then stop.';
const tablet = { ...phone, viewport: { width: 1024, height: 768 } };

async function ask(person: Client, text: string): Promise<void> {
  const reply = await person.ask({ type: 'post.add', session: SESSION, kind: 'question', text });
  if (!reply.ok) expect.fail(reply.hint);
}

const part = (page: Page, name: string) => page.getByRole('region', { name });
const onWall = (page: Page) => part(page, words.onWall);
const next = (page: Page) => part(page, words.next);

it('a host makes a link for a speaker, who sees the wall, what comes next, the time and a note, until the link is taken back', async () => {
  const event = await createEvent(server.url, { title: 'A day' });
  const ada = await asAttendee(server.url, event.code);
  for (const text of ['First?', 'Second?']) await ask(ada, text);
  const { page: desk, troubles } = await openScreen(browser, phone);
  await desk.goto(event.links.host);
  await goTo(desk, 'more');
  await desk.getByRole('button', { name: hostWords.keys.title, exact: true }).click();
  await desk.getByRole('button', { name: hostWords.keys.add }).click();
  await desk.getByLabel(hostWords.keys.name).fill('Dr Lee');
  await desk.getByText(hostWords.keys.rolesHint.speaker).click();
  await desk.getByRole('button', { name: hostWords.keys.make }).click();
  const link = desk.getByLabel(hostWords.keys.link, { exact: true });
  await seen(link);
  const address = await link.inputValue();
  expect(address).toMatch(new RegExp(`/${event.code}/speaker#[\\w-]{22}$`));
  const astray = await openScreen(browser, tablet);
  await astray.page.goto(address.replace('/speaker#', '/host#'));
  await seen(onWall(astray.page));
  await desk.getByRole('button', { name: hostWords.keys.done }).click();

  const lectern = await openScreen(browser, tablet);
  const { page } = lectern;
  await page.goto(address);
  await says(onWall(page), words.join);
  await says(next(page), words.nothingNext);
  expect(new URL(page.url()).hash).toBe('');
  await checkAxe(page, 'speaker: nothing yet');
  await lectern.stay();
  const leeRow = desk.getByRole('listitem').filter({ hasText: 'Dr Lee' });
  await says(leeRow, hostWords.keys.here);

  await goTo(desk, 'posts');
  await show(desk, 'new');
  for (const text of ['Second?', 'First?']) {
    await act(desk.getByRole('article').filter({ hasText: text }), hostWords.post.acts.queue);
    await done(desk, 'queued');
  }
  await expect.poll(() => next(page).getByRole('article').allInnerTexts()).toEqual(['Second?', 'First?']);

  await goTo(desk, 'wall');
  await desk.getByLabel(hostWords.note.text).fill(NOTE);
  await desk.getByRole('button', { name: hostWords.note.send }).click();
  await done(desk, 'noted');
  await seen(page.getByRole('status').getByText(NOTE));
  await desk.getByRole('button', { name: hostWords.timer.length(5), exact: true }).click();
  await says(page.getByRole('timer'), /^(5:00|4:\d\d)$/);
  await desk.getByRole('button', { name: /^Next/ }).click();
  await says(onWall(page), 'Second?');
  await expect.poll(() => next(page).getByRole('article').allInnerTexts()).toEqual(['First?']);
  const size = await page.evaluate<string>("getComputedStyle(document.querySelector('article p')).fontSize");
  expect(parseFloat(size)).toBeGreaterThanOrEqual(28);
  await checkAxe(page, 'speaker: a note, the time, a question and the next');
  await checkAxe(desk, 'host: a note to the speaker stands');

  await desk.getByRole('button', { name: hostWords.note.takeBack }).click();
  await gone(page.getByText(NOTE));
  await press(desk.getByRole('button', { name: hostWords.bar.undo }), desk.getByText(hostWords.bar.undone));
  await seen(page.getByText(NOTE));

  await page.context().setOffline(true);
  await seen(page.getByRole('status').getByText(words.reconnecting));
  await seen(onWall(page).getByText('Second?'));
  await seen(page.getByText(NOTE));
  await checkAxe(page, 'speaker: without a connection');
  await page.context().setOffline(false);
  await gone(page.getByText(words.reconnecting));
  await lectern.stayed();

  await goTo(desk, 'more');
  await desk.getByRole('button', { name: hostWords.keys.title, exact: true }).click();
  await leeRow.getByRole('button', { name: hostWords.keys.revoke }).click();
  await desk.getByRole('button', { name: hostWords.keys.revokeYes }).click();
  await seen(page.getByRole('heading', { name: words.outside.refused.title }));
  await gone(page.getByText(NOTE));
  await checkAxe(page, 'speaker: the link was taken back');
  expect([...troubles, ...lectern.troubles]).toEqual([]);
});

it('sees a poll as phones may, keeps to the session that was chosen, and without a link says so', async () => {
  const event = await createEvent(server.url, { title: 'A day' });
  const host = await asHost(server.url, event);
  const accepted = (reply: Reply) => (reply.ok ? reply : expect.fail(reply.hint));
  const { page, troubles } = await openScreen(browser, phone);
  await page.goto(`${server.url}/${event.code}/speaker`);
  await seen(page.getByRole('heading', { name: words.outside.noKey.title }));
  await checkAxe(page, 'speaker: no link');

  const poll = { type: 'poll.add', session: SESSION, question: 'Lunch?', options: ['Soup', 'Bread'] } as const;
  const secret = accepted(await host.ask({ ...poll, options: [...poll.options], results: 'hosts' })).poll ?? '';
  await host.ask({ type: 'wall.show', session: SESSION, screen: { mode: 'poll', poll: secret } });
  // Another fragment of the same page: it is not loaded anew.
  await page.goto(`${server.url}/${event.code}/speaker#${event.hostKey}`);
  await says(onWall(page), words.resultsLater.hosts ?? '');
  await checkAxe(page, 'speaker: a poll without its result');
  await host.ask({ type: 'poll.publish', poll: secret, on: true });
  await says(onWall(page), '0 of 0 people');
  await checkAxe(page, 'speaker: a poll');

  const other = accepted(await host.ask({ type: 'session.add', details: { title: 'Gardens' } })).session ?? '';
  const session = page.getByRole('combobox', { name: words.session });
  await session.selectOption({ label: 'Gardens' });
  await says(onWall(page), words.join);
  await page.reload();
  await says(onWall(page), words.join);
  expect(await session.inputValue()).toBe(other);
  await host.ask({ type: 'session.start', session: other });
  await host.ask({ type: 'session.close', session: other });
  await says(onWall(page), words.over);
  await checkAxe(page, 'speaker: the session is over');
  expect(troubles).toEqual([]);
});
