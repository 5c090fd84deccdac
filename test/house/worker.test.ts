import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { root } from '../support/imports.ts';

/** The phone's service worker as it was built, in a browser that the test plays. */
const dist = join(root, 'dist/client');
const script = readFileSync(join(dist, 'worker.js'), 'utf8');
const listed = [...new Set([...script.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path))];
const page = listed.find((path) => path.endsWith('.html')) ?? '';

const ORIGIN = 'https://openfloor.example';
type Asked = { readonly url: string; readonly method: string; readonly mode: string };
type Network = (request: Asked) => Promise<Response>;

const down: Network = () => Promise.reject(new TypeError('No network.'));
const silent: Network = () => new Promise(() => undefined);
const says =
  (text: string, status = 200): Network =>
  () =>
    Promise.resolve(new Response(text, { status }));

/** Installed and active, with `network` behind it. Time passes at once. */
async function started({ network = down, language = 'en', shelves = ['openfloor-phone-old-en', 'another'] } = {}) {
  const caches = new Map<string, Map<string, Response>>(shelves.map((name) => [name, new Map()]));
  const listeners = new Map<string, (event: object) => void>();
  const cacheOf = (name: string) => {
    const cache = caches.get(name) ?? new Map<string, Response>();
    caches.set(name, cache);
    return {
      addAll: (paths: readonly string[]) => {
        for (const path of paths) cache.set(path, new Response(`kept ${path}`));
        return Promise.resolve();
      },
    };
  };
  runInNewContext(script, {
    location: new URL(`${ORIGIN}/worker.js?language=${language}`),
    caches: {
      open: (name: string) => Promise.resolve(cacheOf(name)),
      keys: () => Promise.resolve([...caches.keys()]),
      delete: (name: string) => Promise.resolve(caches.delete(name)),
      match: (path: string, { cacheName }: { cacheName: string }) =>
        Promise.resolve(caches.get(cacheName)?.get(path)?.clone()),
    },
    fetch: network,
    URL,
    URLSearchParams,
    Response: { redirect: (to: string) => Response.redirect(new URL(to, ORIGIN), 302) },
    setTimeout: (call: () => void) => setImmediate(() => call()),
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    skipWaiting: () => Promise.resolve(),
  });
  const happen = async (name: string) => {
    const work: Promise<unknown>[] = [];
    listeners.get(name)?.({ waitUntil: (promise: Promise<unknown>) => work.push(promise) });
    await Promise.all(work);
  };
  await happen('install');
  await happen('activate');

  /** Its answer as text; null where it leaves the request to the browser. */
  const asked = async (path: string, { method = 'GET', mode = 'navigate' } = {}): Promise<string | null> => {
    let answer: Promise<Response> | undefined;
    const request: Asked = { url: new URL(path, ORIGIN).href, method, mode };
    listeners.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) });
    const response = await answer;
    return response ? (response.headers.get('Location') ?? (await response.text())) : null;
  };
  return { caches, asked };
}

describe('the files that the worker keeps', () => {
  it('are there, and are all that the page names', () => {
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter((path) => !existsSync(join(dist, path)))).toEqual([]);
    const html = readFileSync(join(dist, page), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((path) => !listed.includes(path))).toEqual([]);
  });

  it('are all that the phone may ever load, and nothing of another page', () => {
    const manifest = JSON.parse(readFileSync(join(dist, '.vite/phone.json'), 'utf8')) as Record<
      string,
      { file: string }
    >;
    const built = Object.values(manifest).map(({ file }) => `/${file}`);
    expect([...built, page].filter((path) => path !== '/worker.js').sort()).toEqual([...listed].sort());
    expect(script).not.toMatch(/["`/](?:home|host|wall|card|archive|socket\.io)\b/);
  });

  it('are the page without an event', () => {
    expect(readFileSync(join(dist, page), 'utf8')).toBe(readFileSync(join(dist, 'phone/index.html'), 'utf8'));
  });

  it.each(['en', 'de', 'ar'])('hold the words of one language: %s', async (language) => {
    const { caches } = await started({ language });
    const [shelf] = [...caches].filter(([name]) => name.startsWith('openfloor-phone-'));
    const kept = [...(shelf?.[1].keys() ?? [])];
    const words = kept.filter((path) => path.includes('/words-'));
    expect(words).toHaveLength(2);
    expect(words.filter((path) => !path.includes(`words-${language}-`))).toEqual([]);
    expect(kept.length).toBe(listed.length - 4);
  });
});

describe('the worker', () => {
  it('takes away what older builds kept, and nothing else', async () => {
    const { caches } = await started();
    expect([...caches.keys()].filter((name) => name.startsWith('openfloor-phone-'))).toHaveLength(1);
    expect(caches.has('openfloor-phone-old-en')).toBe(false);
    expect(caches.has('another')).toBe(true);
  });

  it.each(['/482913', '/482913?session=s2', '/482913/', '/%23box10', '/box10'])('opens %s', async (path) => {
    const kept = `kept ${page}`;
    expect(await (await started({ network: says('from the server') })).asked(path)).toBe('from the server');
    expect(await (await started({ network: says('No such event.', 404) })).asked(path)).toBe('No such event.');
    expect(await (await started({ network: down })).asked(path)).toBe(kept);
    expect(await (await started({ network: silent })).asked(path)).toBe(kept);
    expect(await (await started({ network: says('Bad gateway', 502) })).asked(path)).toBe(kept);
  });

  it('leads from the start page to the last event only where nothing answers', async () => {
    const last = (network: Network) => started({ network, shelves: ['openfloor-last'] });
    const { caches, asked } = await last(down);
    await expect(asked('/')).rejects.toThrow('No network.');
    caches.get('openfloor-last')?.set('/', new Response('/482913'));
    expect(await asked('/')).toBe(`${ORIGIN}/482913`);
    const online = await last(says('Start'));
    online.caches.get('openfloor-last')?.set('/', new Response('/482913'));
    expect(await online.asked('/')).toBe('Start');
  });

  it('answers with a file it keeps, without the network', async () => {
    const { asked } = await started();
    for (const path of listed.filter((each) => !each.includes('/words-'))) {
      expect(await asked(path, { mode: 'cors' })).toBe(`kept ${path}`);
    }
  });

  it.each([
    ['/482913/host'],
    ['/482913/wall'],
    ['/482913/card'],
    ['/482913/archive'],
    ['/482913/archive.json'],
    ['/go?code=482913'],
    ['/healthz'],
    ['/metrics'],
    ['/robots.txt'],
    ['/worker.js'],
    ['/api/events/482913', { mode: 'cors' }],
    ['/api/events/482913/posts', { mode: 'cors' }],
    ['/socket.io/?EIO=4&transport=polling', { mode: 'cors' }],
    ['/482913', { mode: 'cors' }],
    ['/482913', { method: 'POST' }],
    ['/assets/host-12345678.js', { mode: 'cors' }],
    ['https://elsewhere.example/482913'],
  ])('leaves %s to the browser (%o)', async (path, how: { method?: string; mode?: string } = {}) => {
    const { asked } = await started({ network: says('never asked for by the worker') });
    expect(await asked(path, how)).toBeNull();
  });
});
