import type { Browser, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import words from '../../client/words/en/host.ts';
import shared from '../../client/words/en/shared.ts';
import type { Reply } from '../../shared/replies.ts';
import { checkAxe, gone, openScreen, phone, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, asWall, createEvent, type Client } from '../support/client.ts';
import { act, done, goTo, press, show } from '../support/host-page.ts';
import { startServer } from '../support/server.ts';

const SESSION = 's3';
const { acts } = words.post;
/** The smallest screen that somebody hosts with, held in one hand. */
const small = { ...phone, viewport: { width: 360, height: 640 } };

describe('a host with one thumb', () => {
  it('puts posts next, shows one after the other alone on the wall, and steps back', async () => {
    const { event, url } = await open();
    const ada = await asAttendee(url, event.code);
    for (const text of ['First?', 'Second?']) await ask(ada, text);
    const wall = await asWall(url, event.code);
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    for (const text of ['Second?', 'First?']) {
      await act(page.getByRole('article').filter({ hasText: text }), acts.queue);
      await gone(page.getByRole('article').filter({ hasText: text }));
      await done(page, 'queued');
    }
    await show(page, 'next');
    await expect.poll(() => page.getByRole('article').locator('.text').allInnerTexts()).toEqual(['Second?', 'First?']);
    await checkAxe(page, 'host: what comes next');

    await goTo(page, 'wall');
    const next = page.getByRole('button', { name: /^Next/ });
    const previous = page.getByRole('button', { name: /^Previous/ });
    for (const button of [next, previous]) await inReach(button);
    await says(next, 'Second?');
    await next.click();
    await wall.until(() => wall.held.now.wall?.screen.mode === 'post');
    await says(next, 'First?');
    await next.click();
    await says(previous, 'Second?');
    await seen(page.getByText(words.wall.nothingNext));
    await previous.click();
    await says(next, 'First?');
    await checkAxe(page, 'host: the wall, one step back');
    expect(troubles).toEqual([]);
  });

  it('tells all phones something and starts a timer, and takes both back', async () => {
    const { event, url } = await open();
    const [ada, wall] = [await asAttendee(url, event.code), await asWall(url, event.code)];
    const { page, troubles } = await hosting(event.links.host);
    await goTo(page, 'wall');
    await page.getByLabel(words.notice.text).fill('Lunch is until 13:30.');
    await page.getByRole('button', { name: words.notice.send }).click();
    await ada.until(() => ada.held.list.event?.notice?.text === 'Lunch is until 13:30.');
    await page.getByRole('button', { name: words.timer.own }).click();
    await page.getByLabel(words.timer.minutes).fill('0');
    await page.getByRole('button', { name: words.timer.start }).click();
    await seen(page.getByText(words.timer.wrong(180)));
    await page.getByLabel(words.timer.minutes).fill('20');
    await page.getByRole('button', { name: words.timer.start }).click();
    await wall.until(() => (wall.held.now.wall?.until ?? 0) > 0);
    await seen(page.getByRole('timer'));
    await checkAxe(page, 'host: a message and a timer stand');
    await page.getByRole('button', { name: words.timer.off }).click();
    await wall.until(() => wall.held.now.wall?.until === null);
    await page.getByRole('button', { name: words.notice.takeBack }).click();
    await ada.until(() => ada.held.list.event?.notice === null);

    await page.getByRole('checkbox', { name: words.wall.countPeople }).uncheck();
    await wall.until(() => wall.held.now.sessions[0]?.countPeople === false);
    expect(troubles).toEqual([]);
  });

  it('sees which card another host has before them, and who is here', async () => {
    const { event, url } = await open();
    const ada = await asAttendee(url, event.code);
    await ask(ada, 'First?');
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    const card = page.getByRole('article').filter({ hasText: 'First?' });
    await seen(card);
    const key = 'key-of-mo-0123456789-abcdef';
    const first = await asHost(url, event);
    await first.ask({ type: 'key.add', name: 'Mo', role: 'moderator', key });
    const mo = await asHost(url, { ...event, hostKey: key });
    await mo.until(() => mo.held.list.order.length > 0);
    mo.socket.emit('reviewing', mo.held.list.order[0] ?? null);
    await says(card, words.post.lookedAtBy('Mo'));
    await goTo(page, 'more');
    await page.getByRole('button', { name: words.keys.title, exact: true }).click();
    await says(page.getByRole('listitem').filter({ hasText: 'Mo' }), words.keys.here);
    expect(troubles).toEqual([]);
  });

  it('switches the mode of the live session in two taps', async () => {
    const { event, url } = await open();
    const host = await asHost(url, event);
    const { page, troubles } = await hosting(event.links.host);
    const mode = page.getByLabel(words.sessions.mode);
    await inReach(mode);
    await mode.selectOption({ label: words.queue.hostFirst });
    await host.until(() => host.held.list.sessions[0]?.lookFirst === true);
    await expect.poll(() => mode.inputValue()).toBe('first');
    await press(page.getByRole('button', { name: words.bar.undo }), page.getByText(words.bar.undone));
    await expect.poll(() => mode.inputValue()).toBe('later');
    expect(troubles).toEqual([]);
  });
});

describe('a host at the queue', () => {
  it('groups a question with another one, sees every wording, and parts them again', async () => {
    const { event, url } = await open();
    const [ada, ben] = [await asAttendee(url, event.code), await asAttendee(url, event.code)];
    await ask(ada, 'Who pays for night care?');
    await ask(ben, 'Is night care paid for?');
    await ask(ben, 'When is lunch?');
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    const card = page.getByRole('article');
    const lunch = card.filter({ hasText: 'lunch' });
    await act(card.filter({ hasText: 'Who pays' }), acts.group);
    const form = page.getByRole('group', { name: words.group.which });
    await form.getByLabel(words.group.search).fill('paid');
    await gone(form.getByRole('button', { name: 'When is lunch?' }));
    await checkAxe(page, 'host: choosing what a question is the same as');
    await form.getByRole('button', { name: 'Is night care paid for?' }).click();
    const head = card.filter({ hasText: words.post.alsoAsked });
    await says(head, 'Who pays for night care?');
    await seen(lunch);
    await act(head, words.post.part);
    await gone(page.getByText(words.post.alsoAsked));
    expect(troubles).toEqual([]);
  });

  it('corrects words, goes on seeing what stood there, and takes it back where everyone’s deeds are listed', async () => {
    const { event, url } = await open();
    const [ada, mo] = [await asAttendee(url, event.code), await asHost(url, event)];
    const post = await ask(ada, 'Who decidse?');
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    const card = page.getByRole('article').filter({ hasText: 'Who decidse?' });
    await act(card, acts.correct);
    await page.getByLabel(words.correct.label).fill('Who decides?');
    await page.getByRole('button', { name: words.correct.send }).click();
    await ada.until(() => ada.held.list.posts.get(post)?.text === 'Who decides?');
    await seen(card.getByText(words.post.originally));
    await checkAxe(page, 'host: words that were corrected');

    await goTo(page, 'more');
    await page.getByRole('button', { name: words.history.title, exact: true }).click();
    const line = page.getByRole('listitem').filter({ hasText: words.bar.done.corrected });
    await says(line, 'Host');
    await mo.ask({ type: 'post.pin', post, on: true });
    await seen(page.getByRole('listitem').filter({ hasText: words.bar.done.pinned }));
    await checkAxe(page, 'host: what hosts did');
    await line.getByRole('button', { name: words.bar.undo }).click();
    await ada.until(() => ada.held.list.posts.get(post)?.text === 'Who decidse?');
    expect(troubles).toEqual([]);
  });

  it('labels a post, sends it back with a note, and mutes its author, who hears of both', async () => {
    const { event, url } = await open();
    const ada = await asAttendee(url, event.code);
    const post = await ask(ada, 'Why is Mr Smith late?');
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    const card = page.getByRole('article');
    await act(card, acts.label);
    await card.getByLabel(words.label.own).fill('staff');
    await checkAxe(page, 'host: labels');
    await card.getByRole('button', { name: shared.save }).click();
    await ada.until(() => ada.held.list.posts.get(post)?.labels[0] === 'staff');

    await act(card, acts.mute);
    await says(card, words.post.muted);
    await ada.until(() => ada.mine()?.muted === true);
    await act(card, acts.return);
    await card.getByLabel(words.sendBack.label).fill('Please leave out the name.');
    await card.getByRole('button', { name: words.sendBack.send }).click();
    await ada.until(() => ada.mine()?.posts[0]?.returned === true);
    expect(ada.mine()?.posts[0]?.reason).toBe('Please leave out the name.');
    expect(troubles).toEqual([]);
  });

  it('offers the author of a hidden post somebody to talk to, and says who hid it', async () => {
    const { event, url } = await open({ support: 'Ruth, by the garden door' });
    const ada = await asAttendee(url, event.code);
    await ask(ada, 'I can not go on');
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    const card = page.getByRole('article');
    await act(card, acts.hide);
    await seen(card.getByText('Ruth, by the garden door'));
    await card.getByRole('checkbox', { name: words.hide.support }).check();
    await checkAxe(page, 'host: hiding, with somebody to talk to');
    await card.getByRole('button', { name: words.hide.none }).click();
    await ada.until(() => ada.mine()?.posts[0]?.offered === true);
    await show(page, 'done');
    await says(card, /Hidden by Host, \d\d:\d\d/);
    expect(troubles).toEqual([]);
  });

  it('lists who waits for the microphone, and opens it in one tap', async () => {
    const { event, url } = await open();
    const ada = await asAttendee(url, event.code);
    const said = { type: 'post.add', session: SESSION, kind: 'question' } as const;
    await ada.ask({ ...said, text: 'May I say it?', voice: 'self' });
    await ada.ask({ ...said, text: 'Another one' });
    const { page, troubles } = await hosting(event.links.host);
    const microphone = page.getByRole('button', { name: words.queue.microphone(1) });
    await microphone.click();
    await expect.poll(() => page.getByRole('article').locator('.text').allInnerTexts()).toEqual(['May I say it?']);
    await checkAxe(page, 'host: who waits for the microphone');
    const answered = page.getByRole('article').getByRole('button', { name: acts.answered });
    await press(answered, page.getByText(words.queue.empty.microphone));
    expect(troubles).toEqual([]);
  });
});

describe('two hosts', () => {
  it('never handle a post twice: whose tap comes late is told who was faster', async () => {
    const { event, url } = await open();
    const [ada, host] = [await asAttendee(url, event.code), await asHost(url, event)];
    const post = await ask(ada, 'Why is Mr Smith late?');
    const key = 'moderator-0123456789012345';
    await host.ask({ type: 'key.add', name: 'Mo', role: 'moderator', key });
    const mo = await asHost(url, { code: event.code, hostKey: key });
    const { page, troubles } = await hosting(event.links.host);
    await show(page, 'new');
    const card = page.getByRole('article');
    await seen(card);
    await page.context().setOffline(true);
    await seen(page.getByText(words.link.away));
    await act(card, acts.hide);
    await card.getByRole('button', { name: words.hide.none }).click();
    await says(card, words.post.kept);
    await mo.ask({ type: 'post.hide', post, reason: 'It names a person' });
    await page.context().setOffline(false);
    await seen(page.getByText(words.bar.alreadyBy('Mo')));
    await show(page, 'done');
    await says(card, /Hidden by Mo, \d\d:\d\d/);
    await says(card, words.post.hiddenWhy('It names a person'));
    expect(troubles).toEqual([]);
  });
});

describe('a host with an agenda', () => {
  it('pastes it, reads what will be added and what not, adds it, and takes it away as a calendar', async () => {
    const { event, url } = await open({ timeZone: 'Europe/Berlin' });
    const { page, troubles } = await hosting(event.links.host);
    await goTo(page, 'more');
    await page.getByRole('button', { name: words.sessions.title, exact: true }).click();
    await page.getByRole('button', { name: words.agenda.bring, exact: true }).click();
    const rows = ['Nights;2026-11-22 09:30;Hall 2', 'Coffee;soon;', 'Days;2026-11-22 11:00;Hall 1'];
    await page.getByLabel(words.file.paste).fill(['Titel;Beginn;Raum', ...rows].join('\n'));
    await seen(page.getByText(words.agenda.line(3)));
    await seen(page.getByText(words.agenda.faults.badTime('soon')));
    await checkAxe(page, 'host: an agenda before it is added');
    await page.getByRole('button', { name: words.agenda.add(2) }).click();
    await seen(page.getByRole('heading', { name: 'Nights' }));
    await seen(page.getByRole('heading', { name: 'Days' }));
    await gone(page.getByLabel(words.file.paste));

    const taken = await fetch(`${url}/api/events/${event.code}/agenda.ics`);
    expect(taken.headers.get('content-type')).toMatch(/^text\/calendar/);
    const calendar = await taken.text();
    expect(calendar.match(/^(SUMMARY|LOCATION|DTSTART):.*$/gm)).toEqual([
      'DTSTART:20261122T083000Z',
      'SUMMARY:Nights',
      'LOCATION:Hall 2',
      'DTSTART:20261122T100000Z',
      'SUMMARY:Days',
      'LOCATION:Hall 1',
    ]);
    const link = page.getByRole('link', { name: words.agenda.take });
    expect(await link.getAttribute('href')).toBe(`/api/events/${event.code}/agenda.ics`);

    await goTo(page, 'more');
    await page.getByRole('button', { name: words.history.title, exact: true }).click();
    const last = page.getByRole('listitem').filter({ hasText: 'Days' });
    await last.getByRole('button', { name: words.bar.undo }).click();
    await seen(page.getByRole('status').filter({ hasText: words.bar.undone }));
    expect(await (await fetch(`${url}/api/events/${event.code}/agenda.ics`)).text()).not.toContain('SUMMARY');
    expect(troubles).toEqual([]);
  });
});

async function open(details: { support?: string; timeZone?: string } = {}) {
  const { url } = await startServer();
  return { url, event: await createEvent(url, { title: 'A day', ...details }) };
}

async function hosting(address: string) {
  const browser: Browser = await openBrowser();
  const screen = await openScreen(browser, small);
  await screen.page.goto(address);
  await seen(screen.page.getByRole('navigation', { name: words.nav.label }));
  return screen;
}

async function ask(person: Client, text: string): Promise<string> {
  const reply: Reply = await person.ask({ type: 'post.add', session: SESSION, kind: 'question', text });
  return (reply.ok && reply.post) || '';
}

/** Within the lower 60 % of the screen, where a thumb comes to. */
async function inReach(what: Locator): Promise<void> {
  const box = await what.boundingBox();
  expect(box && box.y + box.height / 2).toBeGreaterThan(small.viewport.height * 0.4);
}
