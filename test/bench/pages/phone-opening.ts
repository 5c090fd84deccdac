import type { Browser, BrowserContext, Request } from 'playwright-core';
import words from '../../../client/words/en/phone.ts';
import type { Figure } from './figures.ts';
import { NEWEST, TITLE } from './phone-event.ts';
import { openSlowLine, type SlowLine, type Speed } from './slow-line.ts';
import { startPlainPage } from './plain-page.ts';
import type { Served } from './served.ts';
import { PHONE, RUNS, slowPage } from './slow-page.ts';

const NETWORKS = {
  '400 kbps, 400 ms': { roundTripMs: 400, bytesPerSecond: 400_000 / 8 },
  '1.6 Mbps, 150 ms': { roundTripMs: 150, bytesPerSecond: 1_600_000 / 8 },
} as const satisfies Readonly<Record<string, Speed>>;
const [SLOWEST, SLOW] = ['400 kbps, 400 ms', '1.6 Mbps, 150 ms'] as const;

const FIRST_MS = 1800;
const USABLE_MS = 5000;
const SCREEN_KB = 100;
const SCRIPT_KB = 45;

/** Who opens the page: somebody new, who comes in as soon as they can; somebody who was in; somebody whose phone has kept the page. */
type Person = 'new' | 'known' | 'kept';

const WHO: Readonly<Record<Person, string>> = {
  new: 'somebody new',
  known: 'somebody known',
  kept: 'a phone that kept the page',
};

/** Ms since the address was opened. */
type Opening = {
  readonly painted: number;
  /** The event's title, or the session's, can be read. */
  readonly title: number;
  /** So can what somebody asked. */
  readonly post: number;
  /** The composer has taken a letter, and would send it. */
  readonly usable: number;
  /** KB, by then, as they came over the network; JavaScript without headers. */
  readonly scripts: number;
  readonly all: number;
};

/** Presses what a person would press, as soon as it is there, and notes when. */
const PRESSING = `
  const opening = { begun: performance.timeOrigin };
  window.opened = (...names) => new Promise((resolve, reject) => {
    const check = () => {
      const missing = names.filter((name) => !(name in opening));
      if (missing.length === 0) resolve(opening);
      else if (performance.now() > 60_000) reject(new Error('Nothing came of: ' + missing.join(', ')));
      else setTimeout(check, 20);
    };
    check();
  });
  const note = (name) => requestAnimationFrame(() => setTimeout(() => (opening[name] ??= performance.now())));
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') opening.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
  const pressed = new WeakSet();
  const press = (text) => {
    // What came with the page is inert until its script is here, which puts others in their place.
    const button = [...document.querySelectorAll('button:not([inert])')].find((each) => each.textContent.trim() === text);
    if (!button || pressed.has(button)) return;
    pressed.add(button);
    setTimeout(() => button.click());
  };
  const look = () => {
    const shown = [...document.body?.children ?? []].filter(({ tagName }) => tagName !== 'SCRIPT').map((each) => each.textContent).join();
    if (shown.includes(${JSON.stringify(TITLE)})) note('title');
    if (shown.includes(${JSON.stringify(NEWEST)})) note('post');
    press(${JSON.stringify(words.joinNow)});
    press(${JSON.stringify(words.compose.question)});
    const field = document.querySelector('dialog[open] textarea');
    if (!field || document.activeElement !== field) return;
    if (field.value === '') setTimeout(() => document.execCommand('insertText', false, 'W'));
    else if (document.querySelector('dialog [type=submit]:not(:disabled)')) note('usable');
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  document.addEventListener('focusin', look);
  document.addEventListener('input', () => setTimeout(look));`;

/** The page over weak networks. */
export async function measureOpening(browser: Browser, { port, made }: Served): Promise<readonly Figure[]> {
  const plainPage = await startPlainPage();
  const [line, plain] = [await openSlowLine(port), await openSlowLine(plainPage.port)];
  const address = `${line.url}/${made.code}`;
  const figures: Figure[] = [];
  for (const person of ['new', 'known', 'kept'] as const) {
    const slow: Opening[] = [];
    const slowest: Opening[] = [];
    const bare: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      slow.push(await opening(browser, line, NETWORKS[SLOW], address, person));
      slowest.push(await opening(browser, line, NETWORKS[SLOWEST], address, person));
      bare.push(await plainOpening(browser, plain));
    }
    const figure = (what: string, all: readonly Opening[], name: keyof Opening, aim: number | null): Figure => ({
      what: `${WHO[person]}: ${what}`,
      unit: name === 'scripts' || name === 'all' ? 'KB' : 'ms',
      values: all.map((each) => each[name]),
      aim,
    });
    figures.push(
      { ...figure(`first content, ${SLOW}`, slow, 'painted', FIRST_MS), plain: bare },
      figure(`the title can be read, ${SLOW}`, slow, 'title', FIRST_MS),
      figure(`a post can be read, ${SLOW}`, slow, 'post', person === 'new' ? null : FIRST_MS),
      figure(`the composer takes input, ${SLOW}`, slow, 'usable', null),
      figure(`first content, ${SLOWEST}`, slowest, 'painted', null),
      figure(`a post can be read, ${SLOWEST}`, slowest, 'post', null),
      figure(`the composer takes input, ${SLOWEST}`, slowest, 'usable', USABLE_MS),
      figure('JavaScript over the network until then', slowest, 'scripts', SCRIPT_KB),
      figure('everything over the network until then', slowest, 'all', SCREEN_KB),
    );
  }
  await Promise.all([line.close(), plain.close()]);
  plainPage.close();
  return figures;
}

async function opening(
  browser: Browser,
  line: SlowLine,
  speed: Speed,
  address: string,
  person: Person,
): Promise<Opening> {
  const context = await browser.newContext(PHONE);
  if (person !== 'new') await visit(context, address);
  const known = person === 'known' ? await again(browser, context) : context;
  line.set(speed);
  const { page } = await slowPage(known, PRESSING);
  const loaded: Promise<Loaded>[] = [];
  page.on('requestfinished', (request) => loaded.push(sizeOf(request)));
  await page.goto(address);
  const { begun, ...times } = await page.evaluate<Omit<Opening, 'scripts' | 'all'> & { begun: number }>(
    `window.opened('painted', 'title', 'post', 'usable')`,
  );
  const usableAt = begun + times.usable;
  const scripts = (await Promise.all(loaded)).filter(({ at }) => at <= usableAt);
  const carried = line.carriedUntil(usableAt);
  line.set(null);
  await known.close();
  if (known !== context) await context.close();
  return { ...times, scripts: scripts.reduce((sum, { size }) => sum + size, 0) / 1024, all: carried / 1024 };
}

/** The first time somebody is here: they come in, and the phone keeps what it will. */
async function visit(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: words.joinNow, exact: true }).click();
  await page.evaluate('navigator.serviceWorker.ready');
  await page.getByText(NEWEST).waitFor();
  await page.close();
}

/** The same person whose browser has lost the files, as after a new build. */
async function again(browser: Browser, context: BrowserContext): Promise<BrowserContext> {
  return browser.newContext({ ...PHONE, storageState: await context.storageState() });
}

async function plainOpening(browser: Browser, line: SlowLine): Promise<number> {
  line.set(NETWORKS[SLOW]);
  const { page } = await slowPage(browser, PRESSING);
  await page.goto(line.url);
  const { painted } = await page.evaluate<Pick<Opening, 'painted'>>(`window.opened('painted')`);
  line.set(null);
  await page.context().close();
  return painted;
}

type Loaded = { readonly at: number; readonly size: number };

/** A script that came over the network, not out of a cache. */
async function sizeOf(request: Request): Promise<Loaded> {
  const { startTime, responseEnd } = request.timing();
  const at = startTime + responseEnd;
  const response = await request.response();
  if (!response || response.fromServiceWorker() || request.resourceType() !== 'script') return { at, size: 0 };
  return { at, size: (await request.sizes()).responseBodySize };
}
