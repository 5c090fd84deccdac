import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { chromium, type Browser, type Page } from 'playwright-core';
import words from '../../client/words/en/host.ts';
import { commands, type Asked } from '../../shared/commands.ts';
import { eventDetails } from '../../shared/settings.ts';
import type { Frame } from '../../shared/wire.ts';
import { realClockwork } from '../../server/live/clockwork.ts';
import { openRooms } from '../../server/live/rooms.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { chromiumPath } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { serverProcess } from '../support/server-process.ts';

/** `npm run bench:pages`: how the host page does on a slow phone, with as much waiting as a host's window holds. */
const WAITING = 300;
/** An old Android phone against this machine. */
const SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };
/** Of a page, longer ones are felt. */
const TASK_MS = 50;

/** From a press on Freeze, ms. */
const FREEZE_MS = { page: 300, wall: 1000 };
const FREEZES = 9;

const folder = mkdtempSync(join(tmpdir(), 'openfloor-pages-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const { code, hostKey } = await fill(folder);
const server = serverProcess({ port: await freePort(), dataDir: folder });
await server.start();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  console.log(`The host page with ${WAITING} posts that wait, on a phone ${SLOWER} times slower than this machine:\n`);
  const page = await slowPage(browser, `${server.url}/${code}/host#${hostKey}`);
  await page.getByRole('article').first().waitFor();
  await quiet(page);
  const scrolling = await tasksOf(page, () => scrollThrough(page));
  const filtering = await tasksOf(page, () => filter(page));
  const freezing = await freezes(page);
  tell('scrolling through all of them', scrolling);
  tell('changing lists and their order', filtering);
  tellFreezing('freezing, seen on the host page', freezing.page, FREEZE_MS.page);
  tellFreezing('freezing, told to the wall', freezing.wall, FREEZE_MS.wall);
} finally {
  await browser.close();
  await server.end('SIGTERM');
}

/** An event where a host looks first, with so many posts of as many people. */
async function fill(dataDir: string): Promise<{ code: string; hostKey: string }> {
  const log = await openSqlite(dataDir);
  const rooms = openRooms({ log, clockwork: realClockwork, newId: randomUUID, complain: console.error });
  const created = await rooms.create({
    details: eventDetails.parse({ title: 'Care at home', lookFirst: true }),
    hashtag: null,
    names: { host: 'Hana', session: 'Hall' },
  });
  if (created === 'hashtag-taken') throw new Error('The event has no hashtag that could be taken.');
  const room = await rooms.find(created.code);
  for (let n = 1; n <= WAITING; n++) {
    await room?.ask(
      commands['post.add'].parse({
        id: randomBytes(9).toString('hex'),
        type: 'post.add',
        session: 's3',
        kind: n % 5 === 0 ? 'comment' : 'question',
        text: `Question ${String(n)}: who looks after my mother at night when the office is closed and the phone is not answered?`,
        as: n % 2 === 0 ? 'uses' : 'works',
      } satisfies Asked),
      { kind: 'attendee', id: `attendee-${String(n)}` },
    );
  }
  await rooms.close();
  await log.close();
  return created;
}

async function slowPage(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext(PHONE)).newPage();
  await page.addInitScript(`
    window.tasks = [];
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.tasks.push(duration); })
      .observe({ type: 'longtask', buffered: false });`);
  await page.goto(address);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** The longest tasks of a page while something is done with it, ms; the browser tells of none under 50. */
async function tasksOf(page: Page, does: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate('window.tasks.length = 0');
  await does();
  await quiet(page);
  return page.evaluate<number[]>('window.tasks');
}

/** As soon as the page has had nothing to do for a moment; one that paints nothing is never told that it is idle. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    `new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => setTimeout(done, 100), { timeout: 2000 }), { timeout: 2000 }))`,
  );
}

async function scrollThrough(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (;;) {
    const before = await page.evaluate<number>('scrollY');
    await devtools.send('Input.synthesizeScrollGesture', { x: 195, y: 400, yDistance: -2000, speed: 4000 });
    if ((await page.evaluate<number>('scrollY')) === before) break;
  }
  await page.evaluate('scrollTo(0, 0)');
}

async function filter(page: Page): Promise<void> {
  for (const tab of ['new', 'waiting', 'done', 'waiting'] as const) {
    await page.getByRole('radio', { name: words.queue.tabs[tab] }).check({ force: true });
    await quiet(page);
  }
}

/** From each press on Freeze until the page shows it, and until a wall is told, ms. */
async function freezes(page: Page): Promise<{ page: readonly number[]; wall: readonly number[] }> {
  const wall = io(server.url, { auth: { event: code, view: 'wall' }, transports: ['websocket'] });
  const told = new Map<boolean, () => void>();
  wall.on('frame', (frame: Frame) => {
    if (frame.wall) told.get(frame.wall.frozen)?.();
  });
  await new Promise((resolve) => wall.once('frame', resolve));
  const button = page
    .getByRole('button', { name: words.wall.freeze })
    .or(page.getByRole('button', { name: words.wall.unfreeze }));
  const times: { page: number[]; wall: number[] } = { page: [], wall: [] };
  for (let n = 1; n <= FREEZES * 2; n++) {
    const on = n % 2 === 1;
    const heard = new Promise<number>((resolve) => told.set(on, () => resolve(Date.now())));
    const shown = page.evaluate<{ pressed: number; shown: number }>(`new Promise((resolve) => {
      let pressed;
      addEventListener('pointerdown', () => (pressed = Date.now()), { once: true, capture: true });
      new MutationObserver((_, observer) => {
        if ((document.querySelector('button.frozen') !== null) !== ${String(on)}) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve({ pressed, shown: Date.now() })));
      }).observe(document.body, { subtree: true, attributes: true, childList: true });
    })`);
    await button.first().click();
    const seen = await shown;
    const wallAt = await heard;
    if (on) {
      times.page.push(seen.shown - seen.pressed);
      times.wall.push(wallAt - seen.pressed);
    }
    // Buttons ignore a press in the moment after something moved.
    await page.waitForTimeout(1000);
  }
  wall.disconnect();
  return times;
}

function tellFreezing(what: string, times: readonly number[], target: number): void {
  const sorted = [...times].sort((one, other) => one - other);
  const [middle, longest] = [sorted[sorted.length >> 1] ?? NaN, sorted.at(-1) ?? NaN];
  console.log(
    `${what.padEnd(34)}median ${String(middle)} ms, longest ${String(longest)} ms   target: ${String(target)} ms`,
  );
}

function tell(what: string, tasks: readonly number[]): void {
  const longest = Math.max(0, ...tasks);
  console.log(
    `${what.padEnd(34)}${String(tasks.length)} tasks over ${TASK_MS} ms, the longest ${longest.toFixed(0)} ms   target: none`,
  );
}
