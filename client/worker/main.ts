import { isPhonePage } from './phone-page.ts';

/**
 * The service worker: opens the phone's page without a network. The network comes first, and whatever fails here fails
 * towards it. Keeps the phone's own files and the address of the last event; nothing that anybody said.
 */

/** Put in by the build. `page` is the phone's page without an event; it is one of `files`. */
declare const PHONE: { readonly version: string; readonly page: string; readonly files: readonly string[] };
const { version, page, files: built } = PHONE;

/** On a working network, however slow, the page is here sooner. */
const PATIENCE_MS = 4000;

const worker = globalThis as unknown as Worker;
/** Only the words of this person's language are kept. */
const language = new URLSearchParams(worker.location.search).get('language') ?? '';
const files = built.filter((file) => [undefined, language].includes(/\/words-([a-z]+)-/.exec(file)?.[1]));
const shelf = `openfloor-phone-${version}-${language}`;

worker.addEventListener('install', (event) => {
  const keep = async () => (await caches.open(shelf)).addAll(files);
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const clear = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('openfloor-phone-') && name !== shelf);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(clear());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (files.includes(pathname)) event.respondWith(keptFirst(request, pathname));
  else if (request.mode !== 'navigate') return;
  else if (pathname === '/') event.respondWith(networkFirst(request, Infinity, lastEvent));
  else if (isPhonePage(pathname)) event.respondWith(networkFirst(request, PATIENCE_MS, () => kept(page)));
});

/** A name carries the hash of its file, so what is kept is never out of date. */
async function keptFirst(request: Request, path: string): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

/** A proxy whose server is away answers too, but not what was asked for. */
async function networkFirst(
  request: Request,
  patience: number,
  otherwise: () => Promise<Response | undefined>,
): Promise<Response> {
  const answer = fetch(request);
  const inTime = await Promise.race([answer.catch(() => undefined), ...(patience < Infinity ? [after(patience)] : [])]);
  if (inTime && inTime.status < 500) return inTime;
  return (await otherwise()) ?? answer;
}

/** Undefined where the browser has cleared its storage, or will not say. */
async function kept(path: string, from = shelf): Promise<Response | undefined> {
  return caches.match(path, { cacheName: from, ignoreVary: true }).catch(() => undefined);
}

/** The start page leads to the event that this phone was in. */
async function lastEvent(): Promise<Response | undefined> {
  const path = await (await kept('/', 'openfloor-last'))?.text();
  return path === undefined ? undefined : Response.redirect(path);
}

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));

/** What of a service worker is used here: the page's types do not know it. */
type Worker = {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
};
type Extendable = { waitUntil(work: Promise<unknown>): void };
type Fetching = { readonly request: Request; respondWith(answer: Promise<Response>): void };
