import { io } from 'socket.io-client';
import type { Browser, Page } from 'playwright-core';
import words from '../../../client/words/en/host.ts';
import type { Frame } from '../../../shared/wire.ts';
import { SESSION, writeEvent } from './event.ts';
import type { Figure } from './figures.ts';
import { quiet, scrollThrough, slowPage } from './slow-page.ts';
import { longestTask, SMOOTH_MS, workOfEach } from './tasks.ts';
import type { Served } from './served.ts';

/** As much waiting as a host's window holds. */
const WAITING = 300;

/** From a press on Freeze, ms. */
const FREEZE_MS = { page: 300, wall: 1000 };
const FREEZES = 9;

/** An event where a host looks first, with so many posts of as many people. */
export const writeHostEvent = (dataDir: string) =>
  writeEvent(dataDir, { title: 'Care at home', lookFirst: true }, async (ask) => {
    for (let n = 1; n <= WAITING; n++) {
      await ask(n, {
        type: 'post.add',
        session: SESSION,
        kind: n % 5 === 0 ? 'comment' : 'question',
        text: `Question ${String(n)}: who looks after my mother at night when the office is closed and the phone is not answered?`,
        as: n % 2 === 0 ? 'uses' : 'works',
      });
    }
  });

/** The host page with that much waiting. */
export async function measureHost(
  browser: Browser,
  { url, made: { code, hostKey } }: Served,
): Promise<readonly Figure[]> {
  const slow = await slowPage(browser);
  const { page } = slow;
  await page.goto(`${url}/${code}/host#${hostKey}`);
  await page.getByRole('article').first().waitFor();
  const top = () => page.evaluate('scrollTo(0, 0)');
  const scrolling = await workOfEach(browser, slow, () => scrollThrough(slow), top);
  const filtering = await workOfEach(browser, slow, () => filter(page));
  const freezing = await freezes(page, url, code);
  await page.context().close();
  return [
    longestTask('scrolling through all that waits', scrolling, SMOOTH_MS),
    longestTask('changing lists', filtering, SMOOTH_MS),
    { what: 'freezing, seen on the host page', unit: 'ms', values: freezing.page, aim: FREEZE_MS.page },
    { what: 'freezing, told to the wall', unit: 'ms', values: freezing.wall, aim: FREEZE_MS.wall },
  ];
}

async function filter(page: Page): Promise<void> {
  for (const tab of ['new', 'waiting', 'done', 'waiting'] as const) {
    await page.getByRole('radio', { name: words.queue.tabs[tab] }).check({ force: true });
    await quiet(page);
  }
}

type Freezing = { readonly page: readonly number[]; readonly wall: readonly number[] };

/** From each press on Freeze until the page shows it, and until a wall is told, ms. */
async function freezes(page: Page, url: string, code: string): Promise<Freezing> {
  const wall = io(url, { auth: { event: code, view: 'wall' }, transports: ['websocket'] });
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
