import { describe, expect, it } from 'vitest';
import hostWords from '../../client/words/en/host.ts';
import phoneWords from '../../client/words/en/phone.ts';
import { checkAxe, gone, laptop, openScreen, phone, projector, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent } from '../support/client.ts';
import { press, show } from '../support/host-page.ts';
import { startServer } from '../support/server.ts';

const SESSION = 's3';
const { acts } = hostWords.post;

describe('hosts', () => {
  it('turn an edit down, and its author reads why', async () => {
    const server = await startServer();
    const event = await createEvent(server.url, { title: 'Looked at', lookFirst: true });
    const browser = await openBrowser();
    const host = await openScreen(browser, phone);
    const ada = await openScreen(browser, phone);
    await host.page.goto(event.links.host);
    await ada.page.goto(event.links.join);
    await ada.page.getByRole('button', { name: phoneWords.joinNow, exact: true }).click();
    await ada.page.getByRole('link', { name: phoneWords.tabs.ask }).click();
    await ada.page.getByRole('button', { name: phoneWords.compose.question }).click();
    await ada.page.getByLabel(phoneWords.fields.question).fill('Who decides?');
    await ada.page.getByRole('button', { name: phoneWords.send.question }).click();
    const card = host.page.getByRole('article');
    await says(card, 'Who decides?');
    await card.getByRole('button', { name: acts.approve, exact: true }).click();

    await ada.page.getByRole('link', { name: phoneWords.tabs.catchUp }).click();
    await says(ada.page.getByRole('article'), phoneWords.fate.shown);
    await ada.page.getByRole('button', { name: phoneWords.edit, exact: true }).click();
    await ada.page.getByLabel(phoneWords.editLabel).fill('Why does Mr Smith decide?');
    await ada.page.getByRole('button', { name: phoneWords.editSave }).click();
    await says(card, 'Why does Mr Smith decide?');
    const [reason = ''] = hostWords.hide.reasons;
    await press(card.getByRole('button', { name: acts['keep-old'] }), card.getByRole('button', { name: reason }));
    await checkAxe(host.page, 'host: an edit that is turned down');
    await card.getByRole('button', { name: reason }).click();

    const own = ada.page.getByRole('article');
    await says(own, phoneWords.fate.kept);
    await says(own, phoneWords.hiddenWhy(reason));
    await says(own, 'Who decides?');
    await checkAxe(ada.page, 'phone: an edit that was turned down');
    expect([...host.troubles, ...ada.troubles]).toEqual([]);
  });

  it('agree that a reported post is fine, and reply to it', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const [ada, ben] = [await asAttendee(server.url, event.code), await asAttendee(server.url, event.code)];
    const added = await ada.ask({ type: 'post.add', session: SESSION, kind: 'question', text: 'Who decides?' });
    const post = (added.ok && added.post) || '';
    await ben.ask({ type: 'post.report', post, reason: 'Rude' });
    const browser = await openBrowser();
    const [one, two] = [await openScreen(browser, phone), await openScreen(browser, laptop)];
    for (const { page } of [one, two]) {
      await page.goto(event.links.host);
      await show(page, 'waiting');
      await says(page.getByRole('article'), hostWords.post.reported(1));
    }
    const card = one.page.getByRole('article');
    await press(card.getByRole('button', { name: acts.keep }), one.page.getByText(hostWords.bar.done.letBe));
    await seen(two.page.getByText(hostWords.queue.empty.waiting));
    await show(two.page, 'new');
    await seen(two.page.getByRole('article'));
    await gone(two.page.getByText(hostWords.post.reported(1)));

    await show(one.page, 'new');
    const reply = card.getByRole('button', { name: acts.reply, exact: true });
    await press(card.getByRole('button', { name: hostWords.post.moreFor }), reply);
    await press(reply, one.page.getByLabel(hostWords.reply.label));
    await one.page.getByLabel(hostWords.reply.label).fill('The board does.');
    await one.page.getByRole('button', { name: hostWords.reply.send }).click();
    await ada.until(() => ada.held.list.posts.get(post)?.replies[0]?.text === 'The board does.');
    expect(ada.held.list.posts.get(post)?.replies[0]?.from).toBe('host');
    expect([...one.troubles, ...two.troubles]).toEqual([]);
  });

  it('freeze a wall whose poll then stands still, and counts on afterwards', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const [ada, ben, host] = [
      await asAttendee(server.url, event.code),
      await asAttendee(server.url, event.code),
      await asHost(server.url, event),
    ];
    const added = await host.ask({
      type: 'poll.add',
      session: SESSION,
      question: 'Lunch?',
      options: ['Soup', 'Bread'],
    });
    const poll = (added.ok && added.poll) || '';
    await host.ask({ type: 'wall.show', session: SESSION, screen: { mode: 'poll', poll } });
    await ada.ask({ type: 'ballot.cast', poll, choices: ['o1'] });
    const { page, troubles } = await openScreen(await openBrowser(), projector);
    await page.goto(event.links.wall);
    await seen(page.getByText('100%'));
    await host.ask({ type: 'wall.freeze', session: SESSION, on: true });
    await ben.ask({ type: 'ballot.cast', poll, choices: ['o2'] });
    await ben.until(() => ben.held.now.polls.get(poll)?.people === 2);
    await page.reload();
    await seen(page.getByText('100%'));
    expect(await page.getByText('1 of 2').count()).toBe(0);
    await host.ask({ type: 'wall.freeze', session: SESSION, on: false });
    await seen(page.getByText('50%'));
    expect(troubles).toEqual([]);
  });
});
