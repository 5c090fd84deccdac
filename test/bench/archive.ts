import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import { builtServer } from '../support/built.ts';
import { chromiumPath } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { serverProcess } from '../support/server-process.ts';
import { made, saidIn, writeDay, type Said } from './archive-day.ts';
import { COLLECTING, makeAgain, type Held } from './archive-memory.ts';

/**
 * `npm run bench:archive [-- FOLDER]`: archives of 522 and 5,000 questions on a slow phone, and their downloads. FOLDER
 * holds a conversation as Polis exports it, which then takes the place of the 522.
 */
/** An old Android phone against this machine, on a weak mobile network. */
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };
/** Medians are told. */
const RUNS = 5;
/** Rounds of every document of which anything that is kept would show in the memory, once what there is one of is there. */
const [WARM_UP, ROUNDS] = [3, 10];

const ask = (name: string, value: string) => `
  document.querySelector('.search [name=${name}]').value = ${JSON.stringify(value)};
  document.querySelector('.search').requestSubmit();`;
const everything = `document.querySelector('.show-all').click();`;
const acts: Readonly<Record<string, string>> = {
  'searching a word': ask('words', 'klima'),
  'searching a part of many': ask('words', 'ste'),
  'searching two words': ask('words', 'sti ba'),
  'searching what is not there': ask('words', 'qqqqqq'),
  'the newest first': ask('order', 'newest'),
};

const MEASURING = `
  window.tasks = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.tasks.push(duration); })
    .observe({ type: 'longtask', buffered: false });
  new PerformanceObserver((list) => { window.painted = list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? window.painted; })
    .observe({ type: 'paint', buffered: true });
  const idle = () => new Promise((done) => requestIdleCallback(() => setTimeout(done, 100), { timeout: 5000 }));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  window.measured = async (act) => {
    window.tasks.length = 0;
    const begun = performance.now();
    act();
    await frame();
    const answered = performance.now() - begun;
    for (let rest = 0; rest < 3; rest++) await idle();
    return { answered, task: Math.max(0, ...window.tasks) };
  };`;

const folder = mkdtempSync(join(tmpdir(), 'openfloor-archive-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const [polis] = process.argv.slice(2);
const days: readonly (readonly Said[])[] = [polis === undefined ? made(522) : saidIn(polis), made(5000)];
const codes: string[] = [];
for (const said of days) codes.push((await writeDay(folder, said)).code);
const server = serverProcess({ port: await freePort(), dataDir: folder, script: [...COLLECTING, ...builtServer] });
await server.start();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [at, code] of codes.entries()) {
    console.log(`\n${String(days[at]?.length)} questions, on a phone ${SLOWER} times slower than this machine:\n`);
    await look(browser, `${server.url}/${code}/archive`);
    await download(code);
  }
  await remember(codes.at(-1) ?? '');
} finally {
  await browser.close();
  await server.end('SIGTERM');
}

async function look(on: Browser, address: string): Promise<void> {
  const page = Buffer.from(await (await fetch(address)).arrayBuffer());
  tell('weight of the page, gzip', gzipSync(page).length / 1024, 'KB');
  const painted: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const phone = await slowPage(on, address, true);
    painted.push(await phone.evaluate<number>('window.painted'));
    await phone.context().close();
  }
  tell('first content, 1.6 Mbps and 150 ms', median(painted), 'ms', 'target 1,000');
  const phone = await slowPage(on, address, false);
  const measured = (act: string) => phone.evaluate<Measured>(`window.measured(() => { ${act} })`);
  const back: Measured[] = [];
  for (const [what, act] of Object.entries(acts)) {
    const runs: Measured[] = [];
    for (let run = 0; run < RUNS; run++) {
      runs.push(await measured(act));
      back.push(await measured(everything));
    }
    tellAnswers(what, runs);
  }
  tellAnswers('everything again', back);
  await phone.context().close();
}

/** How long it takes from the finger until something is painted again, and the longest task of all that follows, ms. */
type Measured = { readonly answered: number; readonly task: number };

/** The page, once it can be searched and every word of it is known. */
async function slowPage(on: Browser, address: string, farAway: boolean): Promise<Page> {
  const page = await (await on.newContext(PHONE)).newPage();
  await page.addInitScript(MEASURING);
  const devtools = await page.context().newCDPSession(page);
  if (farAway) await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address);
  await page.waitForSelector('.search[data-ready]');
  await page.evaluate(`window.measured(() => { ${ask('words', 'first')} })`);
  await page.evaluate(`window.measured(() => { ${everything} })`);
  return page;
}

async function download(code: string): Promise<void> {
  const get = async (format: string) =>
    (await fetch(`${server.url}/api/events/${code}/archive.${format}`)).arrayBuffer();
  for (const format of DOWNLOADS) {
    const begun = performance.now();
    const { byteLength } = await get(format);
    tell(`archive.${format}`, performance.now() - begun, 'ms', `${(byteLength / 1024).toFixed(0)} KB`);
  }
}

async function remember(code: string): Promise<void> {
  const held: Held[] = [];
  await makeAgain(server, code, WARM_UP + ROUNDS, (after) => held.push(after));
  const [before, ...rounds] = held.slice(WARM_UP - 1);
  if (!before) return;
  const documents = (rounds.at(-1)?.documents ?? 0) - before.documents;
  console.log(
    `\nWhat the server holds, making ${documents} documents after ${before.documents}, each of another state:\n`,
  );
  tellCourse(
    'all its threads',
    [before, ...rounds].map(({ resident }) => resident),
  );
  tellCourse(
    'heap of the rooms, collected',
    [before, ...rounds].map(({ heap }) => heap),
  );
}

function tellCourse(what: string, values: readonly number[]): void {
  const shown = (value = Number.NaN) => `${value.toFixed(0)} MB`;
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  tell(
    what,
    median(values),
    'MB',
    `first ${shown(values[0])}, last ${shown(values.at(-1))}, ${shown(lowest)} to ${shown(highest)}`,
  );
}

function tellAnswers(what: string, runs: readonly Measured[]): void {
  const task = median(runs.map((run) => run.task));
  tell(what, median(runs.map(({ answered }) => answered)), 'ms', `longest task ${task.toFixed(0)} ms`);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

function tell(what: string, value: number, unit: string, besides = ''): void {
  console.log(`${what.padEnd(38)}${value.toFixed(0).padStart(6)} ${unit.padEnd(4)}${besides}`);
}
