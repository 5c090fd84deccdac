import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../support/chromium.ts';
import { tableOf, verdictOf, type Figure } from './pages/figures.ts';
import { measureHost, writeHostEvent } from './pages/host.ts';
import { writePhoneEvent } from './pages/phone-event.ts';
import { measureOpening } from './pages/phone-opening.ts';
import { measureInRoom } from './pages/phone-in-room.ts';
import { whileServed } from './pages/served.ts';
import { SLOWER } from './pages/slow-page.ts';

/** In the order in which they are measured. */
const PARTS = {
  opening: [
    'The phone is opened',
    (browser) => whileServed(writePhoneEvent, (served) => measureOpening(browser, served)),
  ],
  phone: ['The phone in a room', (browser) => whileServed(writePhoneEvent, (served) => measureInRoom(browser, served))],
  host: ['The host page', (browser) => whileServed(writeHostEvent, (served) => measureHost(browser, served))],
} as const satisfies Readonly<Record<string, readonly [string, (browser: Browser) => Promise<readonly Figure[]>]>>;
type Part = keyof typeof PARTS;
const isPart = (name: string): name is Part => name in PARTS;

const USAGE = `npm run bench:pages -- [${Object.keys(PARTS).join(' ')}] [--json FILE]

Real pages in a real browser whose main thread is ${SLOWER} times slower than this machine. Without names all of them;
--json writes every value there.`;

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = positionals.length === 0 ? Object.keys(PARTS) : positionals;
if (values.help || !names.every(isPart)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const told: Record<string, readonly object[]> = {};
for (const name of names.filter(isPart)) {
  const [title, measure] = PARTS[name];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const figures = await measure(browser);
    console.log(`${title}, ${SLOWER} times slower than this machine:\n\n${tableOf(figures)}\n`);
    told[name] = figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) }));
  } finally {
    await browser.close();
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
