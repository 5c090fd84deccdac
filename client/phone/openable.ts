const WORKER = '/worker.js';

/**
 * From now on the page opens without a network too, at this event and in this language; not over plain http, where
 * browsers do not allow it. A server that has no such worker any more takes it away from its phones.
 */
export async function keepOpenable(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const { ok, status } = await fetch(WORKER, { method: 'HEAD', cache: 'no-store' });
    if (status === 404 || status === 410) await forget();
    if (!ok) return;
    const { lang } = document.documentElement;
    await navigator.serviceWorker.register(`${WORKER}?language=${lang}`, { updateViaCache: 'none' });
    await (await caches.open('openfloor-last')).put('/', new Response(location.pathname));
  } catch {
    // No network just now, or a browser that keeps nothing: the page opens as pages do.
  }
}

async function forget(): Promise<void> {
  const known = await navigator.serviceWorker.getRegistration('/');
  await known?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith('openfloor-'));
  await Promise.all(names.map((name) => caches.delete(name)));
}
