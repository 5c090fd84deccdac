import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { onTestFinished } from 'vitest';
import names from './chromium-names.json' with { type: 'json' };

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
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const path = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (path === undefined) throw new Error('There is no Chromium here. `npm test` says how to get it.');
  return path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
