import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftKinds } from '../../client/host/poll-draft.ts';
import words from '../../client/words/en/host.ts';
import type { HostPollView } from '../../shared/views.ts';
import { checkAxe, gone, laptop, openScreen, PATIENCE_MS, phone, says, seen, tabTo } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, asWall, connect, createEvent, type Client } from '../support/client.ts';
import { HALL, type Wish } from '../support/given.ts';
import { done, goTo, press } from '../support/host-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = [await startServer(), await openBrowser()];
});
afterAll(() => browser.close());

const { polls, hands, sift, hide, pollNote, leaders } = words;
const card = (page: Page, question: string) => page.getByRole('article').filter({ hasText: question });
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });

/** A host with their polls before them, and somebody in the audience. */
async function hosting(as: typeof phone, details: { attendeePolls?: 'ask'; lookFirst?: boolean } = {}) {
  const event = await createEvent(server.url, { title: 'Care at home', ...details });
  const [ada, host] = [await asAttendee(server.url, event.code), await asHost(server.url, event)];
  const { page, troubles } = await openScreen(browser, as);
  await page.goto(`${server.url}/${event.code}/host#${event.hostKey}`);
  await goTo(page, 'polls');
  await seen(page.getByRole('heading', { name: polls.title }));
  const poll = (question: string) =>
    [...host.held.list.polls.values(), ...host.held.now.polls.values()].find((each) => each.question === question) as
      HostPollView | undefined;
  const until = async (question: string, isSo: (poll: HostPollView) => boolean) => {
    await host.until(() => {
      const found = poll(question);
      return found !== undefined && isSo(found);
    });
    return poll(question) as HostPollView;
  };
  return { event, ada, host, page, troubles, until };
}

async function asks(person: Client, wish: Wish): Promise<string> {
  const reply = await person.ask(wish);
  expect(reply, wish.type).toMatchObject({ ok: true });
  return reply.ok ? (reply.poll ?? '') : '';
}

/** The option of a list that is chosen by typing its first letters. */
async function choose(page: Page, list: Locator, name: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(name);
  await expect.poll(() => list.locator('option:checked').textContent()).toBe(name);
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

async function enter(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, name));
  await page.keyboard.press('Enter');
}

it(
  'writes a poll of every kind by keyboard alone',
  async () => {
    const { page, troubles, until } = await hosting(laptop);
    for (const kind of draftKinds) {
      const question = `Asked as ${kind}?`;
      await enter(page, polls.make);
      await type(page, page.getByLabel(polls.question), question);
      await choose(page, page.getByLabel(polls.kind), polls.kinds[kind]);
      if (kind === 'one' || kind === 'several' || kind === 'ranking') {
        await type(page, page.getByLabel(polls.option(1), { exact: true }), 'Soup');
        await type(page, page.getByLabel(polls.option(2), { exact: true }), 'Bread');
      }
      await checkAxe(page, `host: a poll of kind ${kind} is being written`);
      await enter(page, polls.openNow);
      const made = await until(question, ({ status }) => status === 'open');
      expect([made.kind, made.options.length]).toEqual(
        {
          one: ['one', 2],
          several: ['several', 2],
          yesNo: ['one', 2],
          rating: ['rating', 5],
          ranking: ['ranking', 2],
          words: ['words', 0],
          open: ['open', 0],
          number: ['number', 0],
        }[kind],
      );
      await seen(card(page, question));
    }
    await checkAxe(page, 'host: polls of every kind');
    expect(troubles).toEqual([]);
  },
  PATIENCE_MS * 4,
);

it('sets what a poll is besides, takes a list that is pasted, and copies it into another session', async () => {
  const { page, event, host, troubles, until } = await hosting(phone);
  await asks(host, { type: 'session.add', details: { title: 'After lunch' } });
  await button(page, polls.make).click();
  await page.getByLabel(polls.question).fill('Which help?');
  await page.getByLabel(polls.kind).selectOption('several');
  await button(page, polls.pasteList).click();
  await page.getByLabel(polls.list).fill('- A bus\n- A phone call\n\n- A neighbour');
  await button(page, polls.useList).click();
  await page.getByText(polls.details, { exact: true }).click();
  await page.getByRole('combobox', { name: polls.least }).selectOption('2');
  await page.getByRole('combobox', { name: polls.most }).selectOption('1');
  await button(page, polls.prepare).click();
  await says(page.getByRole('alert'), polls.bounds);
  await checkAxe(page, 'host: bounds that do not fit');
  await page.getByRole('combobox', { name: polls.most }).selectOption('3');
  await page.getByRole('checkbox', { name: 'A neighbour' }).check();
  await page.getByLabel(polls.timer).selectOption('120');
  await page.getByLabel(polls.adding).check();
  await page.getByLabel(polls.set).fill('Before lunch');
  await button(page, polls.prepare).click();
  expect(await until('Which help?', () => true)).toMatchObject({
    status: 'draft',
    options: [{ text: 'A bus' }, { text: 'A phone call' }, { text: 'A neighbour' }],
    ...{ least: 2, most: 3, seconds: 120, adding: true, set: 'Before lunch', quiz: true, right: ['o3'] },
  });

  await button(card(page, 'Which help?'), polls.moreFor).click();
  await button(card(page, 'Which help?'), polls.copy).click();
  await page.getByLabel(polls.question).fill('Which help then?');
  await page.getByLabel(polls.inSession).selectOption({ label: 'After lunch' });
  await button(page, polls.prepare).click();
  await done(page, 'pollPrepared');
  await gone(page.getByLabel(polls.question));
  await gone(card(page, 'Which help then?'));
  const after = host.held.now.sessions.find(({ title }) => title === 'After lunch')?.id ?? '';
  const there = await connect(server.url, { event: event.code, view: 'host', hostKey: event.hostKey, session: after });
  await there.until(() => there.held.list.polls.size === 1);
  expect([...there.held.list.polls.values()]).toMatchObject([{ question: 'Which help then?', session: after }]);
  expect(troubles).toEqual([]);
});

it('says that somebody has voted while the poll was being changed, and keeps what was written', async () => {
  const { page, ada, host, troubles, until } = await hosting(phone);
  const id = await asks(host, { type: 'poll.add', session: HALL, question: 'Tea?', options: ['Yes', 'No'] });
  await button(card(page, 'Tea?'), polls.moreFor).click();
  await button(card(page, 'Tea?'), polls.edit).click();
  await page.getByLabel(polls.question).fill('Tea or coffee?');
  await asks(ada, { type: 'ballot.cast', poll: id, choices: ['o1'] });
  await says(page.getByRole('status'), polls.voted);
  await checkAxe(page, 'host: a poll that can no longer be changed');
  expect(await page.getByLabel(polls.question).inputValue()).toBe('Tea or coffee?');
  await button(page, polls.openNow).click();
  await until('Tea or coffee?', ({ status }) => status === 'open');
  expect((await until('Tea?', () => true)).people).toBe(1);
  expect(troubles).toEqual([]);
});

it('counts hands, closes by itself, asks again and puts both rounds on the wall', async () => {
  const { page, event, ada, host, troubles, until } = await hosting(phone);
  const wall = await asWall(server.url, event.code);
  const id = await asks(host, {
    ...{ type: 'poll.add', session: HALL, question: 'Which days?', kind: 'several', options: ['Monday', 'Friday'] },
  });
  await asks(ada, { type: 'ballot.cast', poll: id, choices: ['o1'] });
  const which = card(page, 'Which days?');
  await button(which, polls.moreFor).click();
  await button(which, polls.hands).click();
  await page.getByLabel('Monday').fill('7');
  await page.getByLabel('Friday').fill('5');
  await page.getByLabel(hands.people).fill('13');
  await checkAxe(page, 'host: hands are counted');
  await button(which, hands.save).click();
  await says(which.getByRole('alert'), hands.between(7, 12));
  await page.getByLabel(hands.people).fill('9');
  await button(which, hands.save).click();
  await until('Which days?', ({ details }) => details?.hands?.people === 9);
  await press(button(page, words.bar.undo), page.getByText(words.bar.undone));
  await until('Which days?', ({ details }) => details?.hands === undefined);

  await button(which, polls.moreFor).click();
  await button(which, polls.minute).click();
  await seen(which.getByRole('timer'));
  await button(which, polls.moreFor).click();
  await button(which, polls.reset).click();
  await until('Which days?', ({ round }) => round === 2);
  await button(which, polls.moreFor).click();
  await button(which, polls.compare(1)).click();
  await wall.until(() => wall.held.now.wall?.screen.mode === 'poll');
  expect(wall.held.now.wall?.screen).toEqual({ mode: 'poll', poll: id, against: 1 });
  await button(which, polls.moreFor).click();
  await button(which, polls.offWall).click();
  await wall.until(() => wall.held.now.wall?.screen.mode === 'board');
  expect(troubles).toEqual([]);
});

it('looks at words and at options that were added, one by one or all at once', async () => {
  const { page, ada, host, event, troubles, until } = await hosting(phone, { lookFirst: true });
  const id = await asks(host, { type: 'poll.add', session: HALL, question: 'In one word?', kind: 'words' });
  await asks(ada, { type: 'ballot.cast', poll: id, words: ['quiet', 'long', 'rude'] });
  const word = card(page, 'In one word?');
  await button(word, `${sift.hide} rude`).click();
  await until('In one word?', (poll) => poll.words.some(({ key, status }) => key === 'rude' && status === 'hidden'));
  await button(word, sift.showAll(2)).click();
  await until('In one word?', ({ details }) => details?.words?.top.length === 2);
  await checkAxe(page, 'host: words that were looked at');
  // They stay where they are, with what became of them.
  expect(await word.getByRole('button', { pressed: true }).allTextContents()).toEqual([
    expect.stringContaining('long'),
    expect.stringContaining('quiet'),
    expect.stringContaining('rude'),
  ]);
  const ben = await asAttendee(server.url, event.code);
  await asks(ben, { type: 'ballot.cast', poll: id, words: ['calm'] });
  await button(word, words.queue.showNew(1)).first().click();
  await button(word, `${sift.show} calm`).click();
  await until('In one word?', ({ details }) => details?.words?.top.some(({ key }) => key === 'calm') === true);
  await button(word, `${sift.hide} calm`).click();
  await until('In one word?', (poll) => poll.words.some(({ key, status }) => key === 'calm' && status === 'hidden'));

  const where = await asks(host, {
    ...{ type: 'poll.add', session: HALL, question: 'Where?', options: ['Here', 'There'], adding: true },
  });
  await asks(ada, { type: 'option.add', poll: where, text: 'By the lake' });
  await button(card(page, 'Where?'), `${sift.show} By the lake`).click();
  await until('Where?', ({ options }) => options.length === 3);
  await button(card(page, 'Where?'), `${sift.hide} By the lake`).click();
  await until('Where?', ({ options }) => options.length === 2);
  expect(troubles).toEqual([]);
});

it('turns an attendee’s poll down with a reason, and sends another back with what to change', async () => {
  const { page, ada, troubles } = await hosting(phone, { attendeePolls: 'ask' });
  const poll = { type: 'poll.add', session: HALL, options: ['Yes', 'No'] } as const;
  await asks(ada, { ...poll, options: [...poll.options], question: 'Is he lazy?' });
  await button(card(page, 'Is he lazy?'), polls.no).click();
  await button(page, hide.reasons[0] ?? '').click();
  await ada.until(() => ada.mine()?.polls[0]?.status === 'hidden');
  expect(ada.mine()?.polls[0]).toMatchObject({ reason: hide.reasons[0], returned: false });

  await asks(ada, { ...poll, options: [...poll.options], question: 'Is it hot?' });
  await button(card(page, 'Is it hot?'), polls.sendBack).click();
  await page.getByLabel(pollNote.label).fill('Please ask about the heating.');
  await checkAxe(page, 'host: a poll is sent back');
  await button(page, pollNote.send).click();
  await ada.until(() => ada.mine()?.polls.some(({ returned }) => returned) === true);
  expect(ada.mine()?.polls).toContainEqual(expect.objectContaining({ reason: 'Please ask about the heating.' }));
  await says(card(page, 'Is it hot?'), polls.sentBack('Please ask about the heating.'));
  await press(button(page, words.bar.undo), page.getByText(words.bar.undone));
  await ada.until(() => ada.mine()?.polls.some(({ status }) => status === 'waiting') === true);
  await button(card(page, 'Is it hot?'), polls.yes).click();
  await ada.until(() => ada.held.now.polls.size === 1);
  expect(troubles).toEqual([]);
});

it('steps through a quiz, and shows its leaderboard as it was seen', async () => {
  const { page, event, ada, host, troubles, until } = await hosting(phone);
  const wall = await asWall(server.url, event.code);
  const quiz = { type: 'poll.add', session: HALL, kind: 'one', right: [0], set: 'Warm-up' } as const;
  const ids: string[] = [];
  for (const question of ['First?', 'Second?'])
    ids.push(await asks(host, { ...quiz, question, options: ['Right', 'Wrong'], right: [0], open: false }));
  const isOn = (poll: string) => {
    const screen = wall.held.now.wall?.screen;
    return screen?.mode === 'poll' && screen.poll === poll;
  };
  await seen(page.getByRole('heading', { name: polls.setName('Warm-up') }));
  await button(page, polls.nextQuestion).click();
  await wall.until(() => isOn(ids[0] ?? ''));
  await asks(ada, { type: 'ballot.cast', poll: ids[0] ?? '', choices: ['o1'], name: 'Ada' });
  await button(page, polls.nextQuestion).click();
  await wall.until(() => isOn(ids[1] ?? ''));
  await until('First?', ({ status }) => status === 'closed');
  await until('Second?', ({ status }) => status === 'open');
  await seen(page.getByText(polls.setDone));

  const board = page.getByRole('region', { name: leaders.title });
  await says(board.getByRole('listitem'), `Ada ${leaders.right(1)}`);
  await checkAxe(page, 'host: a set and its leaderboard');
  await button(board, leaders.show).click();
  await wall.until(() => wall.held.now.wall?.screen.mode === 'leaders');
  expect(wall.held.now.wall?.leaders).toEqual([{ name: 'Ada', right: 1 }]);
  await done(page, 'leadersTold');
  await button(board, leaders.takeBack).click();
  await wall.until(() => wall.held.now.wall?.leaders === null);
  expect(troubles).toEqual([]);
});
