import type { Browser } from 'playwright-core';
import words from '../../../client/words/en/phone.ts';
import { openWire } from '../../faults/wire.ts';
import { openCrowd } from './crowd.ts';
import type { Figure } from './figures.ts';
import { NEWEST } from './phone-event.ts';
import { measurePolls } from './phone-polls.ts';
import { measureReading } from './phone-reading.ts';
import type { Scene } from './phone-scene.ts';
import { measureStorm } from './phone-storm.ts';
import { startPlainPage } from './plain-page.ts';
import type { Served } from './served.ts';
import { slowPage } from './slow-page.ts';
import { NOTING_KEYS } from './typing.ts';

/** Everything a phone does in a room, with a full window. */
export async function measureInRoom(browser: Browser, { port, url, made }: Served): Promise<readonly Figure[]> {
  const [wire, plainPage, crowd] = [await openWire(port), await startPlainPage(), await openCrowd(url, made)];
  const scene: Scene = {
    browser,
    wire,
    crowd,
    phone: await slowPage(browser, NOTING_KEYS),
    whilePlain: async (work) => {
      const plain = await slowPage(browser, NOTING_KEYS);
      try {
        await plain.page.goto(plainPage.url);
        return await work(plain);
      } finally {
        await plain.page.context().close();
      }
    },
  };
  const { page } = scene.phone;
  try {
    await page.goto(`${wire.url}/${made.code}`);
    await page.getByRole('button', { name: words.joinNow, exact: true }).click();
    await page.getByText(NEWEST).first().waitFor();
    // From here on nothing more is fetched.
    await page.evaluate('navigator.serviceWorker.ready');
    return [...(await measureReading(scene)), ...(await measurePolls(scene)), ...(await measureStorm(scene))];
  } finally {
    crowd.close();
    await page.context().close();
    plainPage.close();
    await wire.close();
  }
}
