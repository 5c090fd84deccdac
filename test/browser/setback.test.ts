import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import hostWords from '../../client/words/en/host.ts';
import words from '../../client/words/en/phone.ts';
import shared from '../../client/words/en/shared.ts';
import type { ArchiveView, Created } from '../../shared/http.ts';
import { checkAxe, gone, laptop, openScreen, phone, projector, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent } from '../support/client.ts';
import { emptyFolder } from '../support/folder.ts';
import { ask, comeIn } from '../support/phone-page.ts';
import { run } from '../support/run.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';

async function backUp(server: TestServer): Promise<string> {
  const file = join(emptyFolder(), 'backup.db');
  expect((await run('backup', server.dataDir, [file])).code).toBe(0);
  return file;
}

/** As whoever runs the server would, on the same port. */
async function goBackTo(file: string, server: TestServer): Promise<void> {
  await server.stop();
  expect(await run('restore', server.dataDir, [file, '--replace'])).toMatchObject({ code: 0 });
  await server.restart();
}

/** How many voted in the one poll there is. */
async function votesIn(url: string, event: Created): Promise<number | undefined> {
  const { socket, held } = await asHost(url, event);
  socket.disconnect();
  return [...held.now.polls.values()][0]?.people;
}

async function repliesIn(url: string, code: string): Promise<(string | null)[] | undefined> {
  const { sessions } = (await (await fetch(`${url}/api/events/${code}/archive.json`)).json()) as ArchiveView;
  return sessions[0]?.posts.flatMap(({ replies }) => replies.map(({ text }) => text));
}

async function replyTo(page: Page, post: string, text: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: post });
  await card.getByRole('button', { name: words.reply, exact: true }).click();
  await page.getByLabel(words.replyLabel).fill(text);
  await page.getByRole('button', { name: words.replySend }).click();
  await gone(page.getByText(words.fate.sending));
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog'));
  await expect.poll(() => page.evaluate('Boolean(history.state?.sheet)')).toBe(false);
}

it('[R2] [R9] a phone gives back what a restored backup lost, once, keeps what fits no more, and the host page sounds an alarm', async () => {
  const server = await startServer();
  const event = await createEvent(server.url);
  const host = await asHost(server.url, event);
  const made = await host.ask({ type: 'poll.add', session: 's3', question: 'Lunch?', options: ['Soup', 'Bread'] });
  expect(made.ok).toBe(true);
  const browser = await openBrowser();
  const [ada, console_] = [await openScreen(browser, phone), await openScreen(browser, laptop)];
  const { page } = ada;
  await console_.page.goto(event.links.host);
  await comeIn(page, event.links.join);
  await ask(page, 'Was in the backup');
  await gone(page.getByText(words.fate.sending));
  await seen(console_.page.getByText('Was in the backup'));

  const backup = await backUp(server);
  const ben = await asAttendee(server.url, event.code);
  await ben.ask({ type: 'post.add', kind: 'question', session: 's3', text: 'Nobody has this any more' });
  await page.getByRole('button', { name: words.showNew(1) }).click();
  await ask(page, 'Was not');
  await replyTo(page, 'Nobody has this any more', 'A reply to what is lost');
  await replyTo(page, 'Was in the backup', 'A reply to what is not');
  await page.getByRole('link', { name: words.tabs.now }).click();
  const poll = page.getByRole('article').filter({ hasText: 'Lunch?' });
  await poll.getByRole('radio', { name: 'Bread' }).check({ force: true });
  await poll.getByRole('button', { name: words.vote }).click();
  await gone(poll.getByText(words.voteSending));
  await expect.poll(() => votesIn(server.url, event)).toBe(1);
  for (const screen of [ada, console_]) await screen.stay();

  await goBackTo(backup, server);
  await says(page.getByRole('status'), `${words.setback.lost} ${words.setback.sent} ${words.setback.kept}`);
  await checkAxe(page, 'phone: the server lost something');
  await expect.poll(() => textsIn(server.url, event.code)).toEqual(['Was in the backup', 'Was not']);
  await expect.poll(() => votesIn(server.url, event)).toBe(1);
  await expect.poll(() => repliesIn(server.url, event.code)).toEqual(['A reply to what is not']);

  await page.getByRole('link', { name: words.tabs.catchUp }).click();
  const kept = page.getByRole('article').filter({ hasText: 'A reply to what is lost' });
  await seen(kept.getByText(words.fate.refused));
  await page.getByRole('button', { name: shared.close, exact: true }).click();
  await gone(page.getByText(words.setback.lost));
  await kept.getByRole('button', { name: words.writeAnew }).click();
  expect(await page.getByLabel(words.fields.comment).inputValue()).toBe('A reply to what is lost');
  await page.getByRole('button', { name: words.send.comment }).click();
  await expect.poll(() => textsIn(server.url, event.code)).toContain('A reply to what is lost');

  const alarm = console_.page.getByRole('alert');
  await says(alarm, hostWords.setback.phones);
  await says(alarm, /Everything after \d\d:\d\d may be missing/);
  await checkAxe(console_.page, 'host: the server lost something');
  for (const screen of [ada, console_]) await screen.stayed();
  await console_.page.reload();
  await seen(alarm);
  await alarm.getByRole('button', { name: hostWords.setback.checked }).click();
  await gone(alarm);
  await console_.page.reload();
  await seen(console_.page.getByText('Was not'));
  expect(await alarm.count()).toBe(0);
});

it('[R9] screens of an event that the server forgot keep what they hold, and come back by themselves', async () => {
  const server = await startServer();
  const event = await createEvent(server.url);
  const browser = await openBrowser();
  const ada = await openScreen(browser, phone);
  const console_ = await openScreen(browser, laptop);
  const wall = await openScreen(browser, projector);
  const host = await asHost(server.url, event);
  await host.ask({ type: 'wall.show', session: 's3', screen: { mode: 'board', order: 'latest', kind: null } });
  await console_.page.goto(event.links.host);
  await wall.page.goto(event.links.wall);
  await comeIn(ada.page, event.links.join);
  await ask(ada.page, 'Still to be read?');
  for (const { page } of [ada, console_, wall]) await seen(page.getByText('Still to be read?'));
  const backup = await backUp(server);
  await ada.page.waitForLoadState('networkidle');
  for (const screen of [ada, console_, wall]) await screen.stay();

  await server.stop();
  for (const file of ['openfloor.db', 'openfloor.db-wal', 'openfloor.db-shm']) {
    rmSync(join(server.dataDir, file), { force: true });
  }
  await server.restart();
  await says(ada.page.getByRole('status'), words.setback.forgotten);
  await says(console_.page.getByRole('alert'), hostWords.setback.forgotten);
  await ask(ada.page, 'Kept here');
  for (const { page } of [ada, console_, wall]) await seen(page.getByText('Still to be read?'));
  await checkAxe(ada.page, 'phone: the server forgot the event');
  await checkAxe(console_.page, 'host: the server forgot the event');
  const newcomer = await openScreen(browser, phone);
  await newcomer.page.goto(event.links.join);
  await seen(newcomer.page.getByText(words.notFoundTitle));

  await goBackTo(backup, server);
  await expect.poll(() => textsIn(server.url, event.code), COMES_BACK).toEqual(['Still to be read?', 'Kept here']);
  for (const { page } of [console_, wall]) await page.getByText('Kept here').first().waitFor(COMES_BACK);
  await gone(ada.page.getByText(words.setback.forgotten));
  await gone(console_.page.getByRole('alert').filter({ hasText: hostWords.setback.forgotten }));
  for (const screen of [ada, console_, wall]) await screen.stayed();
});

/** A forgotten event is asked for every 15 to 30 seconds; a busy machine may need longer. */
const COMES_BACK = { timeout: 90_000 };
