import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import words from '../../client/words/en/archive.ts';
import { keyWith } from '../../server/border/tokens.ts';
import { eventDetails } from '../../shared/settings.ts';
import { checkAxe, laptop, openScreen, PATIENCE_MS, phone, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { hostToken, post } from '../support/client.ts';
import { clockFilm, shownSecond } from '../support/clock-film.ts';
import { ask, openDataFolder } from '../support/data-folder.ts';
import { serveFile } from '../support/file-server.ts';
import { emptyFolder } from '../support/folder.ts';
import { attendee, HALL } from '../support/given.ts';
import { startServer } from '../support/server.ts';

const MINUTE = 60_000;
const TEN = Date.UTC(2026, 10, 22, 10);
/** The film begins a quarter of a minute before the session; a break of ten minutes is cut out of it. */
const LEAD_S = 15;
const BREAK = { from: TEN + 7 * MINUTE, to: TEN + 17 * MINUTE };
const FILM_S = LEAD_S + 14 * 60;

/** Where the film shows a moment: what happened in the break, where it goes on. */
function truth(at: number): number {
  const cut = Math.max(0, Math.min(at, BREAK.to) - BREAK.from);
  return LEAD_S + (at - TEN - cut) / 1000;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Of the browser's player, as far as it is looked at. */
type Film = {
  currentTime: number;
  controls: boolean;
  readonly seeking: boolean;
  readonly textTracks: readonly { readonly cues: { readonly length: number } | null }[];
  pause(): void;
};

/** A day on which twenty things were asked over 24 minutes, by a clock of its own, and its server. */
async function filmed(address: string) {
  const folder = emptyFolder();
  let now = TEN;
  const { rooms, close } = await openDataFolder(folder, { now: () => now });
  const details = eventDetails.parse({ title: 'A filmed day', lookFirst: false });
  const created = await rooms.create({ details, hashtag: null, names: { host: 'Hana', session: 'Hall' } });
  if (created === 'hashtag-taken') throw new Error('There is no hashtag.');
  const room = await rooms.find(created.code);
  if (!room) throw new Error('There is no room.');
  const host = { kind: 'key', id: keyWith(room.state(), created.hostKey)?.id ?? '' } as const;
  const moments: number[] = [];
  for (let number = 0; number < 20; number++) {
    now = TEN + number * 73_000;
    moments.push(now);
    await ask(room, attendee(`a${number}`), {
      type: 'post.add',
      session: HALL,
      kind: 'question',
      text: `Number ${number}?`,
    });
  }
  await ask(room, host, { type: 'video.add', session: HALL, address });
  await ask(room, host, { type: 'video.mark', session: HALL, moment: TEN, position: LEAD_S, title: 'Welcome' });
  await ask(room, host, {
    type: 'video.mark',
    session: HALL,
    moment: BREAK.to,
    position: truth(BREAK.to),
    title: 'After the break',
  });
  await close();
  const server = await startServer({ dataDir: folder });
  return { ...created, moments, server, page: `${server.url}/${created.code}/archive/${HALL}` };
}

it('plays each of twenty items within two seconds of its moment, after two moments and a break', async () => {
  const { page: studio } = await openScreen(browser, laptop);
  const lobby = await startServer();
  await studio.goto(lobby.url);
  const film = await clockFilm(studio, FILM_S);
  const { origin, asked } = await serveFile(film, 'video/webm');
  const { page: address, moments, server, code, hostKey } = await filmed(`${origin}/hall.webm`);
  const token = await hostToken(server.url, { code, hostKey });
  const transcript = {
    id: randomUUID(),
    text: `1\n00:00:15,000 --> 00:00:20,000\nGood morning.\n\n2\n00:07:15,000 --> 00:07:30,000\nWelcome back.\n`,
  };
  expect(
    (
      await post(server.url, `/api/events/${code}/sessions/${HALL}/transcript`, transcript, {
        Authorization: `Bearer ${token}`,
      })
    ).status,
  ).toBe(200);

  const { page, troubles } = await openScreen(browser, laptop);
  const elsewhere: string[] = [];
  page.on('request', (request) => new URL(request.url()).origin === server.url || elsewhere.push(request.url()));
  await page.goto(address);
  await seen(page.getByRole('link', { name: words.video.play(new URL(origin).host) }));
  await page.waitForLoadState('networkidle');
  await checkAxe(page, 'archive: a video that nobody asked for');
  expect([...elsewhere, ...asked]).toEqual([]);

  const video = page.locator('video');
  const position = () => video.evaluate(({ currentTime }: Film) => currentTime);
  for (const [number, at] of moments.entries()) {
    const entry = page.locator('.entry', { hasText: `Number ${number}?` });
    await entry.getByRole('link', { name: words.video.playFrom('') }).click();
    await expect.poll(async () => Math.abs((await position()) - truth(at)), { timeout: PATIENCE_MS }).toBeLessThan(2);
    await video.evaluate((film: Film) => {
      film.pause();
      film.controls = false;
    });
    await expect.poll(() => video.evaluate(({ seeking }: Film) => seeking)).toBe(false);
    const shown = async () => shownSecond(studio, await video.screenshot());
    await expect.poll(async () => Math.abs((await shown()) - truth(at)), { timeout: PATIENCE_MS }).toBeLessThan(2);
  }
  expect(truth(moments[9] ?? 0)).toBe(truth(BREAK.to));

  await page.getByText(words.video.transcript).click();
  const line = page.getByRole('link', { name: 'Welcome back.' });
  await line.click();
  await expect.poll(() => line.getAttribute('aria-current'), { timeout: PATIENCE_MS }).toBe('true');
  await expect.poll(() => video.evaluate(({ textTracks }: Film) => textTracks[0]?.cues?.length)).toBe(2);
  await checkAxe(page, 'archive: a video that plays');
  expect(troubles).toEqual([]);
}, 180_000);

it('leads to the video itself where there is no JavaScript', async () => {
  const { page: address } = await filmed('https://films.example/hall.webm');
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const link = page
    .locator('.entry', { hasText: 'Number 1?' })
    .getByRole('link', { name: words.video.playFrom('1:28') });
  expect(await link.getAttribute('href')).toBe('https://films.example/hall.webm#t=88');
  await context.close();
});

/** What stands in for a site's player: says what it would say, and notes on its body what it is told. */
const standIn = (answers: string) => `<!doctype html><title>Player</title><body><script>
  addEventListener('message', ({ data, source, origin }) => {
    document.body.append(origin + ' ' + data + '\\n');
    const said = JSON.parse(data);
    const say = (message) => source.postMessage(JSON.stringify(message), origin);
    ${answers}
  });
</script>`;

it.each([
  {
    address: 'https://youtu.be/dQw4w9WgXcQ',
    at: /^https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ\?/,
    answers: `if (said.event === 'listening') say({ event: 'infoDelivery', info: { currentTime: 3 } })`,
    told: ['"func":"seekTo","args":[88,true]', '"func":"playVideo"'],
  },
  {
    address: 'https://vimeo.com/76979871/0a1b2c3d4e',
    at: /^https:\/\/player\.vimeo\.com\/video\/76979871\?dnt=1&h=0a1b2c3d4e/,
    answers: `if (said.method === 'ping') say({ event: 'ready' })`,
    told: [
      '"method":"addEventListener","value":"timeupdate"',
      '"method":"setCurrentTime","value":88',
      '"method":"play"',
    ],
  },
  {
    address: 'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv',
    at: /^https:\/\/tube\.example\/videos\/embed\/kkGMgK9ZtnKfYAgnEtQxbv\?api=1/,
    answers: `if (said.method === 'peertube::__ready') say({ method: 'peertube::__ready', params: 'pong' })`,
    told: ['"method":"peertube::seek","params":88', '"method":"peertube::play"'],
  },
])(
  'speaks to the player of $address after a tap, and asks it for nothing before',
  async ({ address, at, answers, told }) => {
    const filmedDay = await filmed(address);
    const { page, troubles } = await openScreen(browser, laptop);
    const elsewhere: string[] = [];
    await page.route(
      (url) => url.origin !== filmedDay.server.url,
      (route) => {
        elsewhere.push(route.request().url());
        return route.fulfill({ contentType: 'text/html', body: standIn(answers) });
      },
    );
    await page.goto(filmedDay.page);
    await page.waitForLoadState('networkidle');
    expect(elsewhere).toEqual([]);
    await page.getByRole('link', { name: words.video.playFrom('1:28') }).click();
    const frame = page.frameLocator('.stage iframe').locator('body');
    for (const message of told)
      await expect.poll(() => frame.textContent(), { timeout: PATIENCE_MS }).toContain(message);
    expect(await frame.textContent()).toContain(filmedDay.server.url);
    expect(elsewhere).toEqual([expect.stringMatching(at)]);
    expect(troubles).toEqual([]);
  },
);
