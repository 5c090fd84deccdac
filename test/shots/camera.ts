import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openScreen } from '../support/browser.ts';
import { browserFor, looksOf, viewportOf, type Look, type Size } from './looks.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

export type Studio = {
  readonly browser: Browser;
  /** Where the browser finds the pages. */
  readonly url: string;
  readonly stage: Stage;
  /** Where the pictures go. */
  readonly folder: string;
  readonly wanted: (name: string) => boolean;
};

/** Takes a scene's wanted pictures. Returns what did not come out, or came out with something wrong in it. */
export async function take(studio: Studio, scene: Scene): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const { look, sizes } of looksOf(scene.page, scene.brief ?? false)) {
    const shots = sizes
      .map((size) => ({ size, name: `${scene.page}-${scene.state}-${size}-${look}` }))
      .filter(({ name }) => studio.wanted(name));
    const [first] = shots;
    if (first) failures.push(...(await takeLook(studio, scene, look, shots, first.size)));
  }
  return failures;
}

type Shot = { readonly size: Size; readonly name: string };

async function takeLook(
  { browser, url, stage, folder }: Studio,
  scene: Scene,
  look: Look,
  shots: readonly Shot[],
  first: Size,
): Promise<readonly string[]> {
  const options = { ...browserFor(scene.page, look), baseURL: url, viewport: viewportOf(first) };
  const { page, troubles } = await openScreen(browser, options);
  const failures: string[] = [];
  try {
    if (look === 'large') await enlarge(page);
    await scene.play({ page, look, language: look === 'rtl' ? 'ar' : 'en', stage });
    // Nothing is under a mouse that nobody holds.
    if (scene.page !== 'wall') await page.mouse.move(0, 0);
    for (const { size, name } of shots) {
      await page.setViewportSize(viewportOf(size));
      await settle(page);
      if (scene.whole) await unroll(page);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      if (await page.evaluate(OVERFLOWS)) failures.push(`${name}: is wider than its screen`);
    }
  } catch (error) {
    failures.push(`${scene.page}-${scene.state} (${look}): ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await page.context().close();
  }
  // Of their own accord browsers ask for an icon where a page names none.
  const expected = scene.refused === true ? /^Failed to load resource/ : /\/favicon\.ico$/;
  const wrong = troubles.filter((trouble) => !expected.test(trouble));
  return [...failures, ...wrong.map((trouble) => `${scene.page}-${scene.state} (${look}): ${trouble}`)];
}

/** As somebody does in their browser's settings: every size in `rem` follows. */
async function enlarge(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** Fonts are there, and what follows a new size has been drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    `document.fonts.ready.then(() => new Promise((drawn) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, ${DRAWN_MS})));
    }))`,
  );
}

/** A screen as high as the page: what keeps to its lower edge stands at the end, and what is drawn only when it is seen is drawn. */
async function unroll(page: Page): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  const height = await page.evaluate<number>('scrollTo(0, 0), document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(height, HIGH_PX) });
  await settle(page);
}

const OVERFLOWS = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
/** What is measured once a size has changed, such as the cards of the wall, is laid out again after that. */
const DRAWN_MS = 60;
/** Of a page without end, as much as somebody looks at. */
const HIGH_PX = 6000;
