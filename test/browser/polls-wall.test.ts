import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadWords } from '../../client/words/load.ts';
import { POLL_QUESTION_MAX } from '../../shared/limits.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Language } from '../../shared/settings.ts';
import { checkAxe, laptop, openScreen, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asHost, createEvent } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  arabicPolls,
  englishPolls,
  showPoll,
  VOTERS,
  wallPolls,
  type Room,
  type WallPoll,
} from '../support/wall-polls.ts';

/** Polls of every kind on a wall: all of each is to be read, from the back of the room. */
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(() => browser.close());

const small = { width: 1280, height: 720 };
const huge = { width: 3840, height: 2160 };

it.each([
  ['choices', /^(?:one|several|quiz)/],
  ['other kinds', /^(?:rating|ranking|words|open|number)/],
])('%s can be read whole at 1280 × 720 and 3840 × 2160, and axe finds nothing', async (_, kinds) => {
  const { page, room, troubles } = await aWall('en');
  for (const poll of numbered(wallPolls(englishPolls)).filter(({ name }) => kinds.test(name))) {
    await show(page, room, poll);
    await checkAxe(page, `wall: ${poll.name}`);
    await checkScreens(page, poll.name);
    await page.setViewportSize(huge);
    await checkScreen(page, `${poll.name}, large`);
    await page.setViewportSize(small);
  }
  expect(troubles).toEqual([]);
});

it('in Arabic, on a dark wall', async () => {
  const { page, room, troubles } = await aWall('ar', '&theme=dark');
  for (const poll of numbered(wallPolls(arabicPolls)).filter(({ name }) =>
    /10|long|hands|quiz|counted|rounds/.test(name),
  )) {
    await show(page, room, poll);
    await checkScreen(page, `${poll.name}, Arabic`);
  }
  await checkAxe(page, 'wall: a poll in Arabic, dark');
  expect(troubles).toEqual([]);
});

it('in a deep room and with captions', async () => {
  const { page, room } = await aWall('en', '&deep');
  const narrow = numbered(wallPolls(englishPolls)).filter(({ name }) =>
    /long|5-counted|number-counted|hands|rounds/.test(name),
  );
  for (const poll of narrow) {
    await show(page, room, poll);
    await checkScreen(page, `${poll.name}, deep`);
  }
  await page.goto(page.url().replace('&deep', '&captions'));
  for (const poll of numbered(narrow, narrow.length)) {
    await show(page, room, poll);
    await checkScreen(page, `${poll.name}, captions`);
  }
});

it('shows shares and no numbers of people where these are not told', async () => {
  const { page, room } = await aWall('en');
  await room.ask({ type: 'session.edit', session: room.session, details: { countPeople: false } });
  for (const poll of numbered(wallPolls(englishPolls)).filter(({ name }) => /counted|rounds|closed|some/.test(name))) {
    await show(page, room, poll);
    expect(await page.locator('main').innerText(), poll.name).not.toMatch(/\d (?:people|person|points|by show)/);
    await checkScreen(page, `${poll.name}, uncounted`);
  }
});

it('a leaderboard, as it was told, and nothing once it is taken back', async () => {
  const { page, room, words, troubles } = await aWall('en');
  const { session } = room;
  const { poll = '' } = await room.ask({
    type: 'poll.add',
    session,
    question: 'Which?',
    options: ['A', 'B'],
    right: [1],
  });
  for (const place of PLACES) {
    const name = place % 2 === 0 ? `Wilhelmina-Konstanze Oberholtzer ${place}` : `Li ${place}`;
    await room.askAs(place, { type: 'ballot.cast', poll, choices: [place < 10 ? 'o2' : 'o1'], name });
  }
  await room.ask({ type: 'poll.close', poll });
  const rows = PLACES.slice(0, 10)
    .map((place) => (place % 2 === 0 ? `Wilhelmina-Konstanze Oberholtzer ${place}` : `Li ${place}`))
    .sort()
    .map((name) => ({ name, right: 1 }));
  await room.ask({ type: 'leaders.tell', session, rows });
  await room.ask({ type: 'wall.show', session, screen: { mode: 'leaders' } });
  await seen(page.getByRole('heading', { name: words.leaders }));
  await checkAxe(page, 'wall: leaders');
  await checkScreens(page, 'leaders');
  await room.ask({ type: 'leaders.tell', session, rows: null });
  await seen(page.getByRole('heading', { name: 'A day' }));
  expect(troubles).toEqual([]);
});

const PLACES = Array.from({ length: VOTERS }, (_, place) => place);

/** So many answers in a minute a device is sure to be let give. */
const POLLS_EACH = 4;

async function aWall(language: Language, query = '') {
  const event = await createEvent(server.url, { title: 'A day', language });
  const host = await asHost(server.url, event);
  const seats = () => Promise.all(PLACES.map(() => asAttendee(server.url, event.code)));
  let audience = await seats();
  let answered = 0;
  const accepted = (reply: Reply) => (reply.ok ? reply : expect.fail(reply.hint));
  const room: Room = {
    session: 's3',
    ask: async (wish) => accepted(await host.ask(wish)),
    async askAs(place, wish) {
      if (place === 0 && ++answered % POLLS_EACH === 0) {
        for (const { socket } of audience) socket.disconnect();
        audience = await seats();
      }
      return accepted((await audience[place]?.ask(wish)) ?? expect.fail(`Nobody sits at ${place}.`));
    },
  };
  const { page, troubles } = await openScreen(browser, { ...laptop, viewport: small });
  await page.clock.install();
  await page.goto(`${server.url}/${event.code}/wall?${query}`);
  return { page, room, words: await loadWords('wall', language), troubles };
}

/** Told apart by their questions, so that one can be waited for. */
const numbered = (polls: readonly WallPoll[], from = 0): readonly WallPoll[] =>
  polls.map((poll, index) => {
    const question = `${from + index + 1}. ${poll.asks.question}`.slice(0, POLL_QUESTION_MAX).trimEnd();
    return { ...poll, asks: { ...poll.asks, question } };
  });

async function show(page: Page, room: Room, poll: WallPoll): Promise<void> {
  await showPoll(room, poll);
  await seen(page.getByRole('heading', { level: 1, name: poll.asks.question }));
}

/** Each screen that it goes over. */
async function checkScreens(page: Page, name: string): Promise<void> {
  await checkScreen(page, name);
  const [, of = 1] = await screenOf(page);
  for (let at = 2; at <= of; at++) {
    for (let turns = 0; turns < 12 && (await screenOf(page))[0] !== at; turns++) await page.clock.runFor(5000);
    expect((await screenOf(page))[0], name).toBe(at);
    await checkScreen(page, `${name}, ${at} of ${of}`);
  }
}

/** Which of how many screens shows. */
async function screenOf(page: Page): Promise<readonly number[]> {
  const text = await page.locator('.turn .page').allInnerTexts();
  return text.flatMap((each) => (each.match(/\d+/g) ?? []).map(Number));
}

async function checkScreen(page: Page, name: string): Promise<void> {
  for (let frames = 0; frames < 2; frames++) await page.evaluate(DRAWN);
  expect(await page.evaluate<readonly string[]>(UNREADABLE), name).toEqual([]);
}

/** The page's clock is not the real one, nor are its animation frames: what is observed is told of when a frame is really made. */
const DRAWN = `new Promise((drawn) => {
  const frame = new ResizeObserver(() => drawn(frame.disconnect()));
  frame.observe(document.body);
})`;

/**
 * Text on the wall that is too small, reaches out of its place or stands over other text. Rendered lines are compared, less
 * what their fonts leave empty above and below.
 */
const UNREADABLE = `(() => {
  const main = document.querySelector('main');
  const place = main.getBoundingClientRect();
  const least = Math.min(innerHeight, innerWidth * 0.8) * 0.055 - 0.1;
  const texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('.ruler, .visually-hidden')) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(style.fontSize);
    for (const { left, right, top, bottom } of range.getClientRects())
      texts.push({ node, text: node.data.trim().slice(0, 40), size, left, right, top: top + size * 0.25, bottom: bottom - size * 0.25 });
  }
  const wrong = texts.length === 0 ? ['there is no text'] : [];
  for (const [index, one] of texts.entries()) {
    if (one.size < least) wrong.push('small: ' + one.text);
    if (one.left < place.left - 1 || one.right > place.right + 1 || one.top < place.top - 1 || one.bottom > place.bottom + 1)
      wrong.push('cut: ' + one.text);
    for (const other of texts.slice(index + 1))
      if (other.node !== one.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
        wrong.push('over each other: ' + one.text + ' | ' + other.text);
  }
  return wrong;
})()`;
