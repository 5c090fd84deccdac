import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import home from '../../client/words/en/home.ts';
import host from '../../client/words/en/host.ts';
import phoneWords from '../../client/words/en/phone.ts';
import wallWords from '../../client/words/en/wall.ts';
import { spokenCode } from '../../shared/codes.ts';
import { checkAxe, gone, laptop, openScreen, phone, projector, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asHost, createEvent } from '../support/client.ts';
import { done, goTo, press } from '../support/host-page.ts';
import { comeIn } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('a rehearsal is begun on the home page, says what it is on every screen, and is deleted from its host page', async () => {
  const { page, troubles } = await openScreen(browser, laptop);
  await page.goto(server.url);
  await page.getByLabel(home.titleLabel).fill('Care day');
  await page.getByRole('button', { name: home.create }).click();
  await page.getByRole('button', { name: home.rehearsalStart }).click();
  await seen(page.getByRole('button', { name: home.rehearsalDelete }));
  await checkAxe(page, 'home: a rehearsal runs');
  const link = (name: string) => page.getByRole('link', { name }).getAttribute('href');
  const [hostLink, wallLink] = [(await link(home.rehearsalHost)) ?? '', (await link(home.rehearsalWall)) ?? ''];
  const code = new URL(wallLink).pathname.split('/')[1] ?? '';

  const attendee = await openScreen(browser, phone);
  await comeIn(attendee.page, `${server.url}/${code}`);
  await seen(attendee.page.getByText(phoneWords.rehearsal));
  const wall = await openScreen(browser, projector);
  await wall.page.goto(`${server.url}/${code}/wall`);
  await seen(wall.page.getByText(wallWords.rehearsal, { exact: true }));

  const copy = await openScreen(browser, phone);
  await copy.page.goto(hostLink);
  await seen(copy.page.getByText(host.rehearsal));
  await goTo(copy.page, 'more');
  await copy.page.getByRole('button', { name: host.deleting.rehearsal }).click();
  await checkAxe(copy.page, 'host: whether to delete the rehearsal');
  await copy.page.getByRole('button', { name: host.deleting.yesRehearsal, exact: true }).click();
  await seen(copy.page.getByText(host.gate.deleted));
  await seen(attendee.page.getByText(phoneWords.deletedTitle));
  await seen(wall.page.getByText(wallWords.deleted));
  expect([...troubles, ...wall.troubles, ...copy.troubles]).toEqual([]);
});

it('[R9] an event is deleted once its code is typed, and what was being typed for it stays readable', async () => {
  const event = await createEvent(server.url, { title: 'The real day' });
  const attendee = await openScreen(browser, phone);
  await comeIn(attendee.page, event.links.join);
  await attendee.page.getByRole('button', { name: phoneWords.compose.question }).click();
  await attendee.page.getByLabel(phoneWords.fields.question).fill('Half a question');

  const { page, troubles } = await openScreen(browser, laptop);
  await page.goto(event.links.host);
  await goTo(page, 'more');
  await page.getByRole('button', { name: host.deleting.event }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: host.deleting.yes }).click();
  await seen(dialog.getByText(host.deleting.wrongCode(spokenCode(event.code))));
  await checkAxe(page, 'host: the code is not the event’s');
  await dialog.getByLabel(host.deleting.code).fill(spokenCode(event.code));
  await dialog.getByRole('button', { name: host.deleting.yes }).click();
  await seen(page.getByText(host.gate.deleted));
  await checkAxe(page, 'host: the event was deleted');

  await seen(attendee.page.getByText(phoneWords.deletedTitle));
  await seen(attendee.page.getByText('Half a question'));
  await checkAxe(attendee.page, 'phone: the event was deleted');
  await attendee.page.reload();
  await seen(attendee.page.getByText('Half a question'));
  const newcomer = await openScreen(browser, phone);
  await newcomer.page.goto(event.links.join);
  await seen(newcomer.page.getByText(phoneWords.deletedTitle));
  expect(troubles).toEqual([]);
});

it('a session that was added by mistake is taken off again, and comes back', async () => {
  const event = await createEvent(server.url, { title: 'A day' });
  const other = await asHost(server.url, event);
  await other.ask({ type: 'session.add', details: { title: 'By mistake', room: 'Small hall' } });
  const { page, troubles } = await openScreen(browser, laptop);
  await page.goto(event.links.host);
  await goTo(page, 'more');
  await page.getByRole('button', { name: host.sessions.title, exact: true }).click();
  const row = page.getByRole('article').filter({ hasText: 'By mistake' });
  await row.getByRole('button', { name: host.sessions.remove }).click();
  await done(page, 'sessionRemoved');
  await gone(row);
  await press(page.getByRole('button', { name: host.bar.undo }), row.getByText('Small hall'));
  await other.until(() => other.held.now.sessions.some(({ title }) => title === 'By mistake'));
  expect(troubles).toEqual([]);
});

it('a wall of a session that leaves the agenda shows what everyone else sees', async () => {
  const event = await createEvent(server.url, { title: 'A day' });
  const other = await asHost(server.url, event);
  const added = await other.ask({ type: 'session.add', details: { title: 'By mistake' } });
  if (!added.ok || added.session === undefined) throw new Error('not added');
  const wall = await openScreen(browser, projector);
  await wall.page.goto(`${event.links.wall}?session=${added.session}`);
  await seen(wall.page.getByText('By mistake'));
  await other.ask({ type: 'session.remove', session: added.session });
  await gone(wall.page.getByText('By mistake'));
  await seen(wall.page.getByText(wallWords.joinOpen));
  expect(wall.troubles).toEqual([]);
});
