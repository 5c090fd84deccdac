import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import shared from '../../client/words/en/shared.ts';
import words from '../../client/words/en/host.ts';
import { checkAxe, openScreen, phone, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { createEvent } from '../support/client.ts';
import { HALL } from '../support/given.ts';
import { startServer } from '../support/server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('a host gives a session its video, its moments and its transcript', async () => {
  const server = await startServer();
  const { code, hostKey } = await createEvent(server.url, { title: 'A filmed day', timeZone: 'Europe/Berlin' });
  const { page, troubles } = await openScreen(browser, phone);
  await page.goto(`${server.url}/${code}/host#${hostKey}`);
  await page.getByRole('button', { name: words.nav.more }).click();
  await page.getByRole('button', { name: words.sessions.title }).click();
  await page.getByRole('button', { name: words.video.title, exact: true }).click();
  await page.getByLabel(words.video.address).fill('https://films.example/hall.html');
  await page.getByRole('button', { name: shared.save }).click();
  await seen(page.getByText(words.video.noAddress));
  await checkAxe(page, 'host: no address of a video');
  await page.getByLabel(words.video.address).fill('https://films.example/hall.mp4');
  await page.getByRole('button', { name: shared.save }).click();
  await page.getByLabel(words.video.when).selectOption({ index: 2 });
  await page.getByLabel(words.video.position).fill('4:05');
  await page.getByLabel(words.video.chapter).fill('Welcome');
  await page.getByRole('button', { name: words.video.mark }).click();
  await says(page.getByRole('listitem'), '4:05');
  await page.getByLabel(words.video.when).selectOption({ label: words.video.typed });
  await seen(page.getByText(words.video.clockHint('Europe/Berlin')));
  await page.getByLabel(words.video.clock, { exact: true }).fill('');
  await page.getByLabel(words.video.position).fill('1:02:33');
  await page.getByRole('button', { name: words.video.mark }).click();
  await seen(page.getByText(words.video.noClock));
  await checkAxe(page, 'host: a moment without a time');
  await page.getByLabel(words.video.clock, { exact: true }).fill('2099-07-01T11:30:20');
  await page.getByRole('button', { name: words.video.mark }).click();
  await says(page.getByRole('listitem').nth(1), '1:02:33');
  await page.getByLabel(words.file.choose).setInputFiles({
    name: 'hall.srt',
    mimeType: 'text/plain',
    buffer: Buffer.from('1\n00:00:01,000 --> never\nHello\n'),
  });
  await says(page.getByRole('alert'), words.video.faults['bad-time']);
  await says(page.getByRole('alert'), 'Line 2');
  await page.getByLabel(words.file.choose).setInputFiles({
    name: 'hall.srt',
    mimeType: 'text/plain',
    buffer: Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nHello\n'),
  });
  await seen(page.getByText(words.video.lines(1)));
  await checkAxe(page, 'host: a video with its moments');
  const known = await (await fetch(`${server.url}/api/events/${code}/sessions/${HALL}/video`)).json();
  expect(known).toMatchObject({
    lines: 1,
    video: {
      moments: [
        { position: 245, title: 'Welcome' },
        { position: 3753, at: Date.UTC(2099, 6, 1, 9, 30, 20) },
      ],
    },
  });
  const captions = await fetch(`${server.url}/api/events/${code}/sessions/${HALL}/captions.vtt`);
  expect(await captions.text()).toContain('00:00:01.000 --> 00:00:02.000\nHello');
  // The file that was no transcript was refused, and the browser says so by itself.
  expect(troubles.filter((trouble) => !trouble.includes('422'))).toEqual([]);
});
