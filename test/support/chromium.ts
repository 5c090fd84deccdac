import { chromium, type Browser } from 'playwright-core';
import { onTestFinished } from 'vitest';
import names from './chromium-names.json' with { type: 'json' };
import { executable } from './executable.ts';

/** A real browser that is closed when the test ends, or by the caller where it starts in `beforeAll`. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    onTestFinished(() => browser.close());
  } catch {
    // Not within a test: it lasts until the caller closes it.
  }
  return browser;
}

/** Where the browser is. */
export function chromiumPath(): string {
  const path = executable(names);
  if (path === undefined) throw new Error('There is no Chromium here. `npm test` says how to get it.');
  return path;
}
