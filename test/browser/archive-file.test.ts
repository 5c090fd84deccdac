import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHEET } from '../../client/archive/sheets.ts';
import words from '../../client/words/en/archive.ts';
import { archiveDocuments } from '../../server/archive/documents.ts';
import { builtScript } from '../../server/http/built.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { oneOfEach, poll, post, session, view } from '../rules/archive-sample.ts';
import { checkAxe, laptop, openScreen, phone, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { emptyFolder } from '../support/folder.ts';
import { root } from '../support/imports.ts';

const accents = view([
  session({
    title: 'Open day',
    posts: [
      post(3, 'Wo ist das Café Zoë?'),
      post(4, 'Der Weg ist zu schmal.', { name: 'José' }),
      post(5, 'أين المَدرَسة؟'),
      post(6, 'Who has the key to the Straßenfest?', { labels: ['Zürich'] }),
    ],
  }),
  session({ id: 's9', title: 'Closing words', posts: [post(8, 'Thank you all.')] }),
]);

/** As built: only then its style is in it. */
const client = join(root, 'dist/client');
const scripts = { page: builtScript(client, 'archive/main.ts'), player: builtScript(client, 'archive/video.ts') };
const documents = archiveDocuments(scripts, () => new Worker(join(root, 'dist/server/render-worker.js')));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => Promise.all([browser.close(), documents.close()]));

/** The file on a stick, in a browser without a network. `asked` is all it asked for. */
async function opened(archive: ArchiveView, as: BrowserContextOptions = laptop) {
  const path = join(emptyFolder(), 'openfloor-482913.html');
  const { body } = await documents.render('html', archive, 'https://floor.example/482913/archive');
  writeFileSync(path, body);
  const screen = await openScreen(browser, as);
  const asked: string[] = [];
  screen.page.on('request', (request) => asked.push(request.url()));
  await screen.page.context().setOffline(true);
  const { href } = pathToFileURL(path);
  await screen.page.goto(href);
  const shown = () =>
    screen.page.locator('.entry:visible').evaluateAll((entries: { id: string }[]) => entries.map(({ id }) => id));
  return { ...screen, asked, href, shown };
}

const everyEntry = (archive: ArchiveView) =>
  archive.sessions.flatMap(({ posts, polls }) => [...posts, ...polls].map(({ id }) => id)).sort();

describe('the archive as a file', () => {
  it('is complete, asks for nothing, and is fit for everyone', async () => {
    for (const as of [laptop, { ...phone, colorScheme: 'dark' as const }]) {
      const { page, asked, href, shown, troubles } = await opened(oneOfEach, as);
      await seen(page.getByText('The law says four weeks.'));
      expect((await page.getByLabel(words.search).boundingBox())?.height).toBeGreaterThanOrEqual(48);
      expect((await shown()).sort()).toEqual(everyEntry(oneOfEach));
      await checkAxe(page, 'the file');
      await page.getByLabel(words.search).fill('nowhere at all');
      await says(page.getByRole('status'), words.foundNothing);
      await checkAxe(page, 'the file: nothing found');
      expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([href]);
      expect(troubles).toEqual([]);
      await page.context().close();
    }
  });

  it('is complete without scripts, and offers no search then', async () => {
    const { page, shown } = await opened(oneOfEach, { ...laptop, javaScriptEnabled: false });
    await seen(page.getByText('The law says four weeks.'));
    expect(await page.locator('.search').isVisible()).toBe(false);
    expect((await shown()).sort()).toEqual(everyEntry(oneOfEach));
    await page.context().close();
  });

  it.each([
    ['cafe', ['p3']],
    ['CAFÉ zoe', ['p3']],
    ['josé', ['p4']],
    ['jose schmal', ['p4']],
    ['المدرسة', ['p5']],
    ['zurich', ['p6']],
    ['#p6', ['p6']],
    ['strasse', ['p6']],
    ['schamal', ['p4']],
    ['cafe schmal', []],
    ['.*', []],
    ['  ', ['p3', 'p4', 'p5', 'p6', 'p8']],
  ])('finds %j', async (typed, ids) => {
    const { page, shown, troubles } = await opened(accents);
    await page.getByLabel(words.search).fill(typed);
    await expect.poll(shown).toEqual(ids);
    const found = ids.length === 0 ? words.foundNothing : words.found(String(ids.length));
    if (typed.trim() !== '') await says(page.getByRole('status'), found);
    expect(await page.getByRole('heading', { name: 'Closing words' }).isVisible()).toBe(ids.includes('p8'));
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('offers rooms and hashtags where there are several', async () => {
    const rooms = view([
      session({ posts: [post(3, 'Who pays for the #NightShift?'), post(4, 'Where is the #garden?')] }),
      session({ id: 's9', room: 'Library', posts: [post(8, 'Long nights here too. #nightshift')] }),
    ]);
    const { page, shown } = await opened(rooms);
    await page.getByLabel(words.filterTag).selectOption('#NightShift');
    await expect.poll(shown).toEqual(['p3', 'p8']);
    await page.getByLabel(words.room, { exact: true }).selectOption('Library');
    await expect.poll(shown).toEqual(['p8']);
    await says(page.getByRole('status'), words.found('1'));
    await page.getByRole('button', { name: words.showAll }).click();
    await expect.poll(shown).toEqual(['p3', 'p4', 'p8']);
    await page.context().close();
  });

  it('shows all again once nothing is typed, and whatever a link leads to', async () => {
    const { page, shown, href } = await opened(accents);
    const field = page.getByLabel(words.search);
    await field.fill('cafe');
    await expect.poll(shown).toEqual(['p3']);
    await field.fill('');
    await expect.poll(shown).toEqual(everyEntry(accents));
    await field.fill('cafe');
    await expect.poll(shown).toEqual(['p3']);
    await page.goto(`${href}#p8`);
    await expect.poll(shown).toEqual(everyEntry(accents));
    expect(await field.inputValue()).toBe('');
    await page.context().close();
  });
});

/** Eight lists full of questions, the rest on a ninth, and things of other kinds. */
const LAST = 8 * SHEET + 3;
const questions = Array.from({ length: LAST }, (_, at) =>
  post(at + 1, at % 100 === 0 ? `Where is hall ${at}?` : `Number ${at}?`, { support: at === 120 ? 9 : 0 }),
);
const long = view([
  session({ posts: [...questions, post(901, 'The hall was cold.', { kind: 'comment' })], polls: [poll(902, 'Warm?')] }),
]);
const asSaid = [...questions.map(({ id }) => id), 'v902', 'p901'];

describe('a long archive as a file', () => {
  it('searches and sorts over all its lists, and is as it was afterwards', async () => {
    const { page, troubles, shown } = await opened(long, phone);
    expect(await page.locator('.entries').count()).toBe(11);
    expect(await shown()).toEqual(asSaid);
    await page.getByLabel(words.search).fill('hall');
    await says(page.getByRole('status'), words.found('4'));
    expect(await shown()).toEqual(['p1', 'p101', 'p201', 'p901']);
    await checkAxe(page, 'a long archive: found in several lists');
    await page.getByLabel(words.order).selectOption(words.newestFirst);
    await expect.poll(shown).toEqual(['p201', 'p101', 'p1', 'p901']);
    await page.getByLabel(words.search).fill('');
    await expect.poll(shown).toEqual([...questions.map(({ id }) => id).reverse(), 'v902', 'p901']);
    await page.getByLabel(words.order).selectOption(words.mostWanted);
    await expect.poll(async () => (await shown()).slice(0, 2)).toEqual(['p121', 'p1']);
    await page.getByLabel(words.search).fill('comment');
    await says(page.getByRole('status'), words.foundNothing);
    expect(await shown()).toEqual([]);
    await page.getByRole('button', { name: words.showAll }).click();
    await expect.poll(shown).toEqual(asSaid);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('shows what a link leads to, and what the browser is asked to find, on lists that were out of sight', async () => {
    const { page, href } = await opened(long, phone);
    const inSight = (id: string) =>
      page.locator(`#${id} > .said`).evaluate((said: Placed) => {
        const { top, bottom } = said.getBoundingClientRect();
        return bottom > 0 && top < 844;
      });
    await page.goto(`${href}#p${LAST - 20}`);
    await expect.poll(() => inSight(`p${LAST - 20}`)).toBe(true);
    expect(await inSight('p77')).toBe(false);
    expect(await page.evaluate(`find('Number 76?', false, true)`)).toBe(true);
    await expect.poll(() => inSight('p77')).toBe(true);
    await page.context().close();
  });

  it('passes over lists that are out of sight, and prints them all', async () => {
    const { page } = await opened(long, phone);
    const skipped = () =>
      page
        .locator('.entry')
        .evaluateAll(
          (entries: Seen[]) =>
            entries.filter((entry) => !entry.checkVisibility({ contentVisibilityAuto: true })).length,
        );
    expect(await skipped()).toBeGreaterThan(2 * SHEET);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(skipped).toBe(0);
    await page.context().close();
  });
});

/** What of an element of a page is looked at here. */
type Placed = { getBoundingClientRect(): { readonly top: number; readonly bottom: number } };
type Seen = { checkVisibility(how: { readonly contentVisibilityAuto: boolean }): boolean };
