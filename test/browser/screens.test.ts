import { io } from 'socket.io-client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import homeWords from '../../client/words/en/home.ts';
import hostWords from '../../client/words/en/host.ts';
import phoneWords from '../../client/words/en/phone.ts';
import sharedWords from '../../client/words/en/shared.ts';
import wallWords from '../../client/words/en/wall.ts';
import cardWords from '../../client/words/en/card.ts';
import arabicPhoneWords from '../../client/words/ar/phone.ts';
import germanHomeWords from '../../client/words/de/home.ts';
import type { Asked } from '../../shared/commands.ts';
import type { Created, Entered } from '../../shared/http.ts';
import type { Accepted, Reply } from '../../shared/replies.ts';
import type { Handshake } from '../../shared/wire.ts';
import { checkAxe, gone, laptop, openScreen, phone, projector, seen, tabTo } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';

const question = 'Who checks on my mother at night?';
const story = 'My neighbour came over when the lift was broken.';
const own = 'Is there a hearing loop in this room?';

let server: TestServer;
let browser: Browser;
/** An event in the middle of its day. */
let event: Created;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
  event = await aBusyEvent();
});
afterAll(() => browser.close());

describe('axe finds nothing', () => {
  it('on the home page: languages, dark, and what is missing or wrong', async () => {
    const { page } = await openScreen(browser, { ...laptop, colorScheme: 'dark' });
    await page.goto(server.url);
    await checkAxe(page, 'home, dark');
    await page.getByRole('button', { name: homeWords.create }).click();
    await seen(page.getByText(homeWords.titleMissing));
    await checkAxe(page, 'home: no title');
    await page.getByLabel(homeWords.joinLabel).fill('999 999');
    await page.getByRole('button', { name: homeWords.join, exact: true }).click();
    await seen(page.getByText('999 999'));
    await checkAxe(page, 'an unknown code');
    await page.context().close();

    const german = await openScreen(browser, { ...phone, locale: 'de-AT' });
    await german.page.goto(server.url);
    await seen(german.page.getByRole('heading', { name: germanHomeWords.heading }));
    await checkAxe(german.page, 'home in German on a phone');
    await german.page.context().close();
  });

  it('on the card to print', async () => {
    const { page } = await openScreen(browser, laptop);
    await page.goto(`${server.url}/${event.code}/card`);
    await seen(page.getByText(cardWords.invitation));
    await checkAxe(page, 'card');
    await page.context().close();
  });

  it('on the phone, whatever is open', async () => {
    const page = await aPhone();
    await page.getByText(phoneWords.whoSummary).click();
    await seen(page.getByLabel(phoneWords.nameLabel));
    await checkAxe(page, 'phone: who are you');
    await page.getByRole('button', { name: phoneWords.dataLink }).click();
    await checkAxe(page, 'phone: what happens to what I write');
    await page.getByRole('dialog').getByRole('button', { name: sharedWords.close }).click();
    await page.getByRole('button', { name: phoneWords.joinNow, exact: true }).click();
    await seen(page.getByRole('navigation', { name: phoneWords.tabsLabel }));
    await checkAxe(page, 'phone: now');

    await page.getByRole('button', { name: phoneWords.needToTalk }).first().click();
    await seen(page.getByText(phoneWords.needToTalkText));
    await checkAxe(page, 'phone: need to talk');
    await page.getByRole('dialog').getByRole('button', { name: sharedWords.close }).click();

    await page.getByRole('button', { name: phoneWords.sessionChange }).click();
    await seen(page.getByRole('dialog').getByText('Afternoon'));
    await checkAxe(page, 'phone: sessions');
    await page.getByRole('dialog').getByRole('button', { name: sharedWords.close }).click();

    await page.getByRole('link', { name: phoneWords.tabs.stories }).click();
    await seen(page.getByText(story));
    await checkAxe(page, 'phone: stories');
    await page.getByRole('link', { name: phoneWords.tabs.ask }).click();
    const post = page.getByRole('article').filter({ hasText: question });
    await post.getByRole('button', { name: phoneWords.replies(1) }).click();
    await page.getByRole('dialog').getByText(phoneWords.report).click();
    await seen(page.getByLabel(phoneWords.reportLabel));
    await checkAxe(page, 'phone: report');
    await page.getByRole('dialog').getByRole('button', { name: sharedWords.close }).click();

    await page.getByRole('button', { name: phoneWords.compose.question }).click();
    await page.getByLabel(phoneWords.fields.question).fill('long '.repeat(60));
    await page.getByRole('button', { name: phoneWords.send.question }).click();
    await checkAxe(page, 'phone: too long');
    await page.getByLabel(phoneWords.fields.question).fill(own);
    await page.getByRole('button', { name: phoneWords.send.question }).click();
    await page.getByRole('link', { name: phoneWords.tabs.catchUp }).click();
    const mine = page.getByRole('article').filter({ hasText: own });
    await mine.getByRole('button', { name: phoneWords.edit }).click();
    await seen(page.getByLabel(phoneWords.editLabel));
    await checkAxe(page, 'phone: changing a post');
    await page.getByRole('dialog').getByRole('button', { name: sharedWords.close }).click();
    await mine.getByRole('button', { name: phoneWords.withdraw }).click();
    await checkAxe(page, 'phone: take it back?');
    await page.context().close();
  });

  it('on a phone that is read from right to left, in the dark', async () => {
    const { page } = await openScreen(browser, { ...phone, locale: 'ar-EG', colorScheme: 'dark' });
    await page.goto(`${server.url}/${event.code}`);
    await page.getByRole('button', { name: arabicPhoneWords.joinNow, exact: true }).click();
    await page.getByRole('link', { name: arabicPhoneWords.tabs.ask }).click();
    await seen(page.getByText(question));
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await checkAxe(page, 'phone in Arabic');
    await page.context().close();
  });

  it('on the wall: dark, away, unknown', async () => {
    const { page } = await openScreen(browser, projector);
    await page.goto(`${server.url}/${event.code}/wall`);
    await seen(page.getByText(question));
    await page.keyboard.press('d');
    await expect.poll(() => page.getByRole('button', { name: wallWords.light }).count()).toBe(1);
    await checkAxe(page, 'wall, dark');
    await page.context().setOffline(true);
    await seen(page.getByText(wallWords.reconnecting));
    await seen(page.getByText(question));
    await checkAxe(page, 'wall without a connection');
    await page.context().setOffline(false);
    await gone(page.getByText(wallWords.reconnecting));
    await page.goto(`${server.url}/999999/wall`);
    await checkAxe(page, 'wall of an unknown event');
    await page.context().close();
  });

  it('on the host page, on a small phone, in every part', async () => {
    const { page } = await openScreen(browser, { ...phone, viewport: { width: 360, height: 640 } });
    await page.goto(`${server.url}/${event.code}/host`);
    await seen(page.getByText(hostWords.gate.noKey));
    await checkAxe(page, 'host: no key');
    await page.getByLabel(hostWords.gate.link).fill(event.links.host);
    await page.getByRole('button', { name: hostWords.gate.open }).click();
    const nav = page.getByRole('navigation', { name: hostWords.nav.label });
    await seen(nav);
    await checkAxe(page, 'host on a phone: posts');
    for (const part of ['wall', 'polls', 'add', 'more'] as const) {
      await nav.getByRole('button', { name: hostWords.nav[part] }).click();
      await checkAxe(page, `host on a phone: ${part}`);
    }
    for (const name of [
      hostWords.sessions.title,
      hostWords.links.title,
      hostWords.history.title,
      hostWords.keys.title,
      hostWords.event.title,
    ]) {
      await page.getByRole('button', { name, exact: true }).click();
      await seen(page.getByRole('heading', { name, exact: true }));
      await checkAxe(page, `host on a phone: ${name}`);
      await page.getByRole('button', { name: sharedWords.back }).click();
    }
    await nav.getByRole('button', { name: hostWords.nav.polls }).click();
    await page.getByRole('button', { name: hostWords.polls.make }).click();
    await seen(page.getByLabel(hostWords.polls.question));
    await checkAxe(page, 'host on a phone: new poll');
    await page.context().close();
  });
});

describe('at 320 px', () => {
  it.each(['/', '/CODE', '/CODE/archive', '/CODE/host#KEY', '/CODE/card'])(
    '%s needs no sideways scrolling',
    async (path) => {
      const { page } = await openScreen(browser, { ...phone, viewport: { width: 320, height: 640 } });
      await page.goto(server.url + path.replace('CODE', event.code).replace('KEY', event.hostKey));
      await seen(page.getByRole('heading', { level: 1 }));
      const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(over).toBe(0);
      await page.context().close();
    },
  );
});

describe('with the keyboard alone', () => {
  it('somebody creates an event', async () => {
    const { page } = await openScreen(browser, laptop);
    await page.goto(server.url);
    await tabTo(page, page.getByLabel(homeWords.titleLabel));
    await page.keyboard.type('By keyboard');
    await tabTo(page, page.getByRole('button', { name: homeWords.create }));
    await page.keyboard.press('Enter');
    await seen(page.getByText(homeWords.createdHeading));
    for (const name of [homeWords.openHost, homeWords.printCards, homeWords.wallOpen])
      await tabTo(page, page.getByRole('link', { name }));
    await page.context().close();
  });

  it('somebody comes in, asks, supports and answers', async () => {
    const page = await aPhone();
    await tabTo(page, page.getByRole('button', { name: phoneWords.joinNow, exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: phoneWords.tabs.ask }));
    await page.keyboard.press('Enter');
    const post = page.getByRole('article').filter({ hasText: question });
    await tabTo(page, post.getByRole('button', { name: phoneWords.supportQuestion }));
    await page.keyboard.press('Space');
    await seen(post.getByRole('button', { name: phoneWords.supportQuestion, pressed: true }));
    await tabTo(page, page.getByRole('button', { name: phoneWords.compose.question }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel(phoneWords.fields.question));
    await page.keyboard.type('Asked without a mouse?');
    await tabTo(page, page.getByRole('button', { name: phoneWords.send.question }));
    await page.keyboard.press('Enter');
    await seen(page.getByText('Asked without a mouse?'));
    await tabTo(page, page.getByRole('link', { name: phoneWords.tabs.now }));
    await page.keyboard.press('Enter');
    const poll = page.getByRole('article', { name: 'Do you know your care plan?' });
    await tabTo(page, poll.getByRole('radio').first());
    await page.keyboard.press('Space');
    await tabTo(page, poll.getByRole('button', { name: phoneWords.vote }));
    await page.keyboard.press('Enter');
    await seen(poll.getByRole('button', { name: phoneWords.voteAgain }));
    await page.context().close();
  });

  it('a host hides a post and freezes the wall', async () => {
    const { page } = await openScreen(browser, laptop);
    await page.goto(event.links.host);
    const post = page.getByRole('article').filter({ hasText: 'To be hidden by keyboard' });
    await tabTo(page, post.getByRole('button', { name: hostWords.post.acts.hide }));
    await page.keyboard.press('Enter');
    await tabTo(page, post.getByRole('button', { name: hostWords.hide.none }));
    await page.keyboard.press('Enter');
    await gone(post);
    await tabTo(page, page.getByRole('button', { name: hostWords.wall.freeze }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: hostWords.wall.unfreeze }));
    await page.keyboard.press('Enter');
    await seen(page.getByRole('button', { name: hostWords.wall.freeze }));
    await page.context().close();
  });

  it('whoever stands at the wall keeps it quiet', async () => {
    const { page } = await openScreen(browser, projector);
    await page.goto(`${server.url}/${event.code}/wall`);
    await seen(page.getByText(question));
    await page.keyboard.press('q');
    await gone(page.getByText(question));
    await page.keyboard.press('q');
    await seen(page.getByText(question));
    await tabTo(page, page.getByRole('button', { name: wallWords.freeze }));
    await page.keyboard.press('Enter');
    await seen(page.getByText(wallWords.frozen, { exact: true }));
    await page.context().close();
  });
});

async function aPhone(): Promise<Page> {
  const { page } = await openScreen(browser, phone);
  await page.goto(`${server.url}/${event.code}`);
  await seen(page.getByRole('button', { name: phoneWords.joinNow, exact: true }));
  return page;
}

/** A question with a reply, a story, a poll and two sessions, the wall showing the board. */
async function aBusyEvent(): Promise<Created> {
  const created = await post<Created>('/api/events', {
    title: 'Care at home',
    organiser: 'County of Example',
    support: 'Anna, quiet room, 01234 567890',
  });
  const { code, hostKey } = created;
  const { token } = await post<Entered>(`/api/events/${code}/enter`, {});
  const host = asking({ event: code, view: 'host', hostKey });
  const ada = asking({ event: code, view: 'attendee', token });
  const summary = (await (await fetch(`${server.url}/api/events/${code}`)).json()) as { sessions: { id: string }[] };
  const session = summary.sessions[0]?.id ?? '';

  await host.ask({ type: 'session.add', details: { title: 'Afternoon', speakers: 'Ben, Cleo' } });
  const asked = await ada.ask({
    type: 'post.add',
    kind: 'question',
    session,
    text: question,
    name: 'Ada',
    as: 'cares',
  });
  await ada.ask({ type: 'reply.add', post: asked.post ?? '', text: 'The night team does.' });
  const told = await ada.ask({ type: 'post.add', kind: 'story', session, text: story, archive: true });
  await host.ask({ type: 'post.show', post: told.post ?? '' });
  await ada.ask({ type: 'post.add', kind: 'comment', session, text: 'To be hidden by keyboard' });
  await ada.ask({ type: 'post.add', kind: 'story', session, text: 'A story that waits.' });
  await host.ask({ type: 'poll.add', session, question: 'Do you know your care plan?', options: ['Yes', 'No'] });
  const screen = { mode: 'board', order: 'wanted', kind: 'question' } as const;
  await host.ask({ type: 'wall.show', session, screen });
  host.close();
  ada.close();
  return created;
}

type Without = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'id'> : never) : never;

/** Somebody who asks over the outside API and fails loudly where it is refused. */
function asking(auth: Handshake) {
  const socket = io(server.url, { auth, transports: ['websocket'] });
  let count = 0;
  return {
    async ask(command: Without): Promise<Accepted> {
      const answer: unknown = await socket
        .timeout(30_000)
        .emitWithAck('command', { ...command, id: `prepared-${count++}` });
      const reply = answer as Reply;
      if (!reply.ok) throw new Error(`${command.type}: ${reply.hint}`);
      return reply;
    },
    close: () => socket.close(),
  };
}

async function post<Value>(path: string, body: unknown): Promise<Value> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Value;
}
