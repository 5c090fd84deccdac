import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import words from '../../client/words/en/phone.ts';
import shared from '../../client/words/en/shared.ts';
import type { PollId } from '../../shared/ids.ts';
import type { Accepted } from '../../shared/replies.ts';
import { checkAxe, gone, openScreen, phone, says, seen, tabTo } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asHost, createEvent, type Client } from '../support/client.ts';
import type { Wish } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
/** One for each test: together they make more events in a minute than one address may. */
beforeEach(async () => {
  server = await startServer();
});

/** The narrowest screen. */
const narrow = { ...phone, viewport: { width: 320, height: 640 } };

type Asked = Omit<Extract<Wish, { type: 'poll.add' }>, 'type' | 'session'>;
type Room = {
  readonly page: Page;
  readonly host: Client;
  readonly session: string;
  readonly poll: PollId;
  readonly card: Locator;
  readonly ask: (wish: Wish) => Promise<Accepted>;
  readonly troubles: readonly string[];
};

/** A phone in front of a poll that a host has on the wall. */
async function aPoll(asked: Asked, event: { readonly lookFirst?: boolean } = {}): Promise<Room> {
  const created = await createEvent(server.url, { title: 'A day', ...event });
  const host = await asHost(server.url, created);
  const ask = async (wish: Wish): Promise<Accepted> => {
    const reply = await host.ask(wish);
    return reply.ok ? reply : expect.fail(reply.hint);
  };
  const { session } = host.held.now;
  const { poll = '' } = await ask({ type: 'poll.add', session, ...asked });
  await ask({ type: 'wall.show', session, screen: { mode: 'poll', poll } });
  const { page, troubles } = await openScreen(browser, narrow);
  await page.goto(`${server.url}/${created.code}`);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  // Inside; at the door it shows too, and takes nothing.
  const card = page.locator('#app').getByRole('article', { name: asked.question }).first();
  await seen(card);
  return { page, host, session, poll, card, ask, troubles };
}

type Kind = {
  readonly asked: Asked;
  /** Fills the paper in by keys, beginning at its first field, which has the focus; and by touch. */
  readonly byKeys: (page: Page, card: Locator) => Promise<void>;
  readonly byTouch: (page: Page, card: Locator) => Promise<void>;
  readonly first: (card: Locator) => Locator;
  /** What the card then says that one answered. */
  readonly answer: RegExp;
};

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const option = (card: Locator, name: string) => card.locator('label').filter({ hasText: name });

const kinds: Readonly<Record<string, Kind>> = {
  one: {
    asked: { question: 'Tea or coffee?', options: ['Tea', 'Coffee'] },
    first: (card) => card.getByRole('radio').first(),
    byKeys: (page) => press(page, 'ArrowDown'),
    byTouch: (_, card) => option(card, 'Coffee').tap(),
    answer: /Coffee/,
  },
  several: {
    asked: { question: 'What do you drink?', kind: 'several', options: ['Tea', 'Coffee', 'Water'], least: 2 },
    first: (card) => card.getByRole('checkbox').first(),
    byKeys: (page) => press(page, 'Space', 'Tab', 'Tab', 'Space'),
    async byTouch(_, card) {
      for (const name of ['Tea', 'Water']) await option(card, name).tap();
    },
    answer: /Tea.*Water/,
  },
  rating: {
    asked: { question: 'How was lunch?', kind: 'rating', low: 'poor', high: 'great' },
    first: (card) => card.getByRole('radio').first(),
    byKeys: (page) => press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight'),
    byTouch: (_, card) => option(card, words.rated('4', '5')).tap(),
    answer: /4/,
  },
  scale: {
    asked: { question: 'Would you come again?', kind: 'rating', scale: '0-10' },
    first: (card) => card.getByRole('radio').first(),
    byKeys: (page) => press(page, 'ArrowLeft', 'ArrowLeft'),
    byTouch: (_, card) => option(card, words.rated('10', '10')).tap(),
    answer: /10/,
  },
  ranking: {
    asked: { question: 'What matters most?', kind: 'ranking', options: ['Time', 'Money', 'Trust'] },
    first: (card) => card.getByRole('checkbox').first(),
    // The second first, then the first, which then moves up.
    async byKeys(page, card) {
      await press(page, 'Tab', 'Space', 'Shift+Tab', 'Space');
      await says(page.getByRole('status'), words.rankedAt('Time', 2));
      await tabTo(page, card.getByRole('button', { name: words.rankUp }));
      await press(page, 'Enter');
      await says(page.getByRole('status'), words.rankedAt('Time', 1));
      await tabTo(page, card.getByRole('button', { name: words.rankUp }));
      await press(page, 'Enter');
    },
    async byTouch(_, card) {
      for (const name of ['Money', 'Trust', 'Time']) await option(card, name).tap();
      await option(card, 'Trust').tap();
    },
    answer: /1\. .*Money.* 2\. .*Time/,
  },
  words: {
    asked: { question: 'What does care need?', kind: 'words' },
    first: (card) => card.getByRole('textbox').first(),
    async byKeys(page) {
      await page.keyboard.type('Time');
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('Trust');
    },
    async byTouch(_, card) {
      await card.getByLabel(words.wordN(1)).fill('Time');
      await card.getByLabel(words.wordN(2)).fill('Trust');
    },
    answer: /Time.*Trust/,
  },
  open: {
    asked: { question: 'What would you change?', kind: 'open' },
    first: (card) => card.getByLabel(words.openLabel),
    byKeys: (page) => page.keyboard.type('Longer breaks'),
    byTouch: (_, card) => card.getByLabel(words.openLabel).fill('Longer breaks'),
    answer: /Longer breaks/,
  },
  number: {
    asked: {
      question: 'How many hours?',
      kind: 'number',
      unit: 'hours',
      range: { least: 0, most: 24 },
    },
    first: (card) => card.getByLabel(words.numberLabel),
    byKeys: (page) => page.keyboard.type('7,5'),
    byTouch: (_, card) => card.getByLabel(words.numberLabel).fill('7.5'),
    answer: /7\.5 .*hours/,
  },
};

describe.each(Object.entries(kinds))('a poll of kind %s', (kind, { asked, first, byKeys, byTouch, answer }) => {
  it.each(['keys', 'touch'] as const)(
    `is answered by %s alone on the narrowest screen, and told as one’s own, also after a reload`,
    async (by) => {
      const { page, card, troubles, ask, poll } = await aPoll(asked);
      const send = card.getByRole('button', { name: words.vote });
      const ticked = card.locator('input:checked');
      expect(await ticked.count(), 'nothing is chosen beforehand').toBe(0);
      await checkAxe(page, `${kind}: asked`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.viewport.width);

      if (by === 'keys') {
        await tabTo(page, first(card));
        await byKeys(page, card);
        await tabTo(page, send);
        await page.keyboard.press('Enter');
      } else {
        await byTouch(page, card);
        await send.tap();
      }
      await says(page.getByRole('status'), words.saidVoted);
      await gone(send);
      await says(card, answer);
      await checkAxe(page, `${kind}: answered`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow.viewport.width);

      await page.reload();
      await says(card, answer);
      await gone(send);
      await ask({ type: 'poll.close', poll });
      await says(card, words.pollClosed);
      await checkAxe(page, `${kind}: closed`);
      expect(troubles).toEqual([]);
    },
  );
});

it('leaves "not sure" to everyone, whatever the kind, and says so', async () => {
  for (const { asked } of Object.values(kinds)) {
    const { card } = await aPoll(asked);
    const button = card.getByRole('button', { name: shared.notSure });
    if ((await button.count()) > 0) await button.tap();
    else {
      await option(card, shared.notSure).tap();
      await card.getByRole('button', { name: words.vote }).tap();
    }
    await says(card.locator('p').filter({ hasText: words.yourAnswer }), shared.notSure);
  }
});

it.each(['words', 'open', 'number'] as const)(
  '[R9] what is typed for %s outlives a reload, other news and the end of the poll',
  async (kind) => {
    const { asked } = kinds[kind] ?? expect.fail(kind);
    const { page, card, ask, poll, session } = await aPoll(asked);
    const field = card.getByRole('textbox').first();
    await field.fill('12');
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('12');
    await field.fill('123');
    // Something else comes onto the wall, and another poll opens.
    const other = await ask({ type: 'poll.add', session, question: 'And now?', options: ['Yes', 'No'] });
    await ask({ type: 'wall.show', session, screen: { mode: 'poll', poll: other.poll ?? '' } });
    await seen(page.getByRole('article', { name: 'And now?' }));
    expect(await field.inputValue()).toBe('123');
    await ask({ type: 'poll.close', poll });
    await seen(card.getByText(words.notSentOf));
    await says(card, '123');
    await checkAxe(page, `${kind}: typed, not sent, closed`);
    await card.getByRole('button', { name: words.dropIt }).tap();
    await gone(card.getByText(words.notSentOf));
  },
);

it('keeps an answer while there is no connection, and says that it waits', async () => {
  const { page, card } = await aPoll({ question: 'What does care need?', kind: 'words' });
  await page.context().setOffline(true);
  await seen(page.getByText(words.offline(0)));
  await card.getByLabel(words.wordN(1)).fill('Time');
  await card.getByRole('button', { name: words.vote }).tap();
  await seen(card.getByText(words.voteSending));
  await says(card, 'Time');
  await page.context().setOffline(false);
  await says(page.getByRole('status'), words.saidVoted);
  await gone(card.getByText(words.voteSending));
});

it('[R12] another poll on the wall has nothing chosen of the one before', async () => {
  const { page, card, ask, session } = await aPoll({ question: 'Tea or coffee?', options: ['Tea', 'Coffee'] });
  await option(card, 'Tea').tap();
  const other = await ask({ type: 'poll.add', session, question: 'Bread or cake?', options: ['Bread', 'Cake'] });
  await ask({ type: 'wall.show', session, screen: { mode: 'poll', poll: other.poll ?? '' } });
  const next = page.getByRole('article', { name: 'Bread or cake?' }).first();
  await seen(next);
  await page.getByRole('button', { name: words.nowNew }).tap();
  await gone(page.getByRole('button', { name: words.nowNew }));
  await seen(next);
  expect(await next.locator('input:checked').count()).toBe(0);
});

it('[R12] an answer that others add comes in when it is asked for', async () => {
  const { page, card, ask, poll } = await aPoll({ question: 'Where to?', options: ['Bath', 'York'], adding: true });
  await option(card, 'York').tap();
  const { y } = (await card.getByRole('button', { name: words.vote }).boundingBox()) ?? expect.fail();
  await ask({ type: 'option.add', poll, text: 'Hull' });
  const show = card.getByRole('button', { name: words.optionsNew(1) });
  await seen(show);
  expect((await card.getByRole('button', { name: words.vote }).boundingBox())?.y).toBe(y);
  await show.tap();
  await seen(option(card, 'Hull'));
  expect(await card.getByRole('radio', { name: 'York' }).isChecked()).toBe(true);
  await card.getByText(words.optionAdd).tap();
  await card.getByLabel(words.optionLabel).fill('Hull');
  await card.getByRole('button', { name: words.optionSend }).tap();
  await seen(card.getByText(words.optionThere));
  await card.getByLabel(words.optionLabel).fill('Ely');
  await card.getByRole('button', { name: words.optionSend }).tap();
  await seen(card.getByText(words.optionAdded));
  await checkAxe(page, 'an option was added');
});

it('does not send what a host took away before it was sent', async () => {
  const { page, card, ask, poll } = await aPoll({ question: 'Where to?', options: ['Bath', 'York'], adding: true });
  await ask({ type: 'option.add', poll, text: 'Hull' });
  const show = card.getByRole('button', { name: words.optionsNew(1) });
  await seen(option(card, 'Hull').or(show));
  if ((await show.count()) > 0) await show.tap();
  await option(card, 'Bath').tap();
  await ask({ type: 'poll.edit', poll, question: 'Where to?', options: ['York', 'Ely'] });
  await gone(option(card, 'Bath'));
  const send = card.getByRole('button', { name: words.vote });
  await send.tap();
  await seen(card.getByText(words.voteNone));
  await option(card, 'York').tap();
  await send.tap();
  await says(page.getByRole('status'), words.saidVoted);
});

it('tells a quiz’s right answer in words once it is closed, and how one did', async () => {
  const { page, card, ask, poll, session } = await aPoll({
    question: 'How many?',
    options: ['Two', 'Three'],
    right: [1],
    unsure: false,
    seconds: 600,
  });
  await seen(card.getByRole('timer'));
  await option(card, 'Two').tap();
  await card.getByLabel(words.quizName).fill('Ada');
  await card.getByRole('button', { name: words.vote }).tap();
  await says(page.getByRole('status'), words.saidVoted);
  expect(await card.getByText(words.result.right).count()).toBe(0);
  await ask({ type: 'poll.close', poll });
  await says(card.getByRole('listitem').filter({ hasText: 'Three' }), words.result.right);
  await seen(card.getByText(words.quizWrong));
  await says(page.getByRole('status'), words.quizWrong);
  const second = await ask({ type: 'poll.add', session, question: 'And now?', options: ['Two', 'Three'], right: [0] });
  await ask({ type: 'wall.show', session, screen: { mode: 'poll', poll: second.poll ?? '' } });
  const next = page.getByRole('article', { name: 'And now?' }).first();
  await seen(next);
  expect(await next.getByLabel(words.quizName).inputValue()).toBe('Ada');
  await option(next, 'Two').tap();
  await next.getByRole('button', { name: words.vote }).tap();
  await says(page.getByRole('status'), words.saidVoted);
  await ask({ type: 'poll.close', poll: second.poll ?? '' });
  await ask({ type: 'leaders.tell', session, rows: [{ name: 'Ada', right: 1 }] });
  await ask({ type: 'wall.show', session, screen: { mode: 'leaders' } });
  const fresh = page.getByRole('button', { name: words.nowNew });
  await seen(fresh.or(page.getByRole('heading', { name: words.leadersTitle })));
  if ((await fresh.count()) > 0) await fresh.tap();
  await says(page.getByRole('listitem').filter({ hasText: 'Ada' }), words.leadersRight(1));
  await checkAxe(page, 'the leaderboard');
});

it('an attendee’s poll that a host sends back is changed and asked again, in place of the old one', async () => {
  const { page, host, ask } = await aPoll({ question: 'Tea or coffee?', options: ['Tea', 'Coffee'] });
  await page.getByRole('link', { name: words.tabs.ask }).tap();
  await page.getByRole('button', { name: words.compose.question }).tap();
  await page.getByRole('group', { name: words.composeWhat }).getByText(words.pollShort).tap();
  await page.getByLabel(words.pollQuestion).fill('Is the hall to cold?');
  await page.getByRole('button', { name: words.pollSend }).tap();
  const mine = () => [...host.held.list.polls.values()].filter(({ from }) => from === 'attendee');
  await host.until(() => mine().length === 1);
  const [old] = mine();
  await ask({ type: 'poll.return', poll: old?.id ?? '', note: 'Please mend the spelling.' });
  await page.getByRole('link', { name: words.tabs.catchUp }).tap();
  await seen(page.getByText(words.fate.returned));
  await seen(page.getByText(words.returnedWhy('Please mend the spelling.')));
  await page.getByRole('button', { name: words.pollAgain }).tap();
  const question = page.getByLabel(words.pollQuestion);
  expect(await question.inputValue()).toBe('Is the hall to cold?');
  expect(await page.getByLabel(words.pollOption(1)).inputValue()).toBe(words.pollYes);
  await checkAxe(page, 'a poll is changed');
  await question.fill('Is the hall too cold?');
  await page.getByRole('button', { name: words.pollSend }).tap();
  await host.until(() =>
    mine().some(({ question, status }) => question === 'Is the hall too cold?' && status === 'open'),
  );
  await host.until(() => !mine().some(({ id, status }) => id === old?.id && status !== 'withdrawn'));
});
