import { get, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import arabic from '../../client/words/ar/phone-first.ts';
import type { FirstView } from '../../shared/first-view.ts';
import { asAttendee, asHost, createEvent, post } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const SESSION = 's3';
const question = (text: string) => ({ type: 'post.add', session: SESSION, kind: 'question', text }) as const;

/** `null` where the page came without a first view. */
function firstOf(html: string): FirstView | null {
  const [, data = 'null'] = /<script type="application\/json" id="first-view">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(data) as FirstView | null;
}

/** Until it is no longer the one of a moment ago. */
async function page(path: string, has: (html: string) => boolean = () => true, headers: Record<string, string> = {}) {
  for (;;) {
    const response = await fetch(server.url + path, { headers });
    const html = await response.text();
    if (has(html)) return { response, html, first: firstOf(html) };
  }
}

/** As a browser that has it, without what `fetch` says of itself. */
function load(path: string, headers: OutgoingHttpHeaders) {
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    get(server.url + path, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

describe('the phone’s page', () => {
  it('names the words of its language, which are fetched beside its script', async () => {
    const { code } = await createEvent(server.url, { title: 'Words' });
    const headers = { 'Accept-Language': 'ar' };
    const { html } = await page(`/${code}`, undefined, headers);
    const named = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, path = '']) => path);
    expect(named).toHaveLength(1);
    const words = await (await fetch(server.url + String(named[0]))).text();
    expect(words).toContain(arabic.joinNow);
  });

  it('comes with the session, at the door or inside, in the language that its browser likes best', async () => {
    const event = await createEvent(server.url, { title: 'Care & home' });
    const ada = await asAttendee(server.url, event.code);
    await ada.ask(question('Is there a lift?'));
    const door = await page(`/${event.code}`, (html) => html.includes('Is there a lift?'));
    expect(door.html).toContain('<html lang="en" dir="ltr">');
    expect(door.html).toContain('<title>Care &amp; home</title>');
    expect(door.html).toContain('Come in');
    expect(door.first?.list).toMatchObject({ from: 0, to: ada.held.list.to, epoch: ada.held.list.epoch });
    const inside = await page(`/${event.code}`, undefined, {
      Cookie: `openfloor-in-${event.code}=1`,
      'Accept-Language': 'xx, ar;q=0.9, en;q=0.8',
    });
    expect(inside.html).toContain('<html lang="ar" dir="rtl">');
    expect(inside.html).toContain('id="content"');
    const chosen = await page(`/${event.code}`, undefined, { Cookie: 'openfloor-language=de' });
    expect(chosen.html).toContain('<html lang="de" dir="ltr">');
    for (const { response } of [door, inside, chosen]) {
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
      expect(response.headers.get('Vary')).toBe('Accept-Language, Cookie, Accept-Encoding');
    }
  });

  it('shows the session of its address, and the one that is on where there is none such', async () => {
    const event = await createEvent(server.url, { title: 'A day' });
    const host = await asHost(server.url, event);
    const added = await host.ask({ type: 'session.add', details: { title: 'Workshop' } });
    const workshop = added.ok ? (added.session ?? '') : '';
    const shown = async (asked: string) => (await page(`/${event.code}?session=${asked}`)).first?.now.session;
    expect(await Promise.all([workshop, 'all', 's999', '../x'].map(shown))).toEqual([
      workshop,
      'all',
      SESSION,
      SESSION,
    ]);
  });

  it('[R6] tells nothing that waits or was hidden, nor of any person', async () => {
    const event = await createEvent(server.url, { title: 'Looked at', lookFirst: true });
    const [ada, host] = [await asAttendee(server.url, event.code), await asHost(server.url, event)];
    const [unseen, seen, hidden] = [
      await ada.ask(question('Something unseen')),
      await ada.ask(question('Something seen')),
      await ada.ask(question('Something hidden')),
    ];
    for (const each of [seen, hidden]) await host.ask({ type: 'post.show', post: each.ok ? (each.post ?? '') : '' });
    await host.ask({ type: 'post.hide', post: hidden.ok ? (hidden.post ?? '') : '', reason: 'other' });
    expect([unseen.ok, seen.ok, hidden.ok]).toEqual([true, true, true]);
    for (const Cookie of ['', `openfloor-in-${event.code}=1`]) {
      const { html } = await page(`/${event.code}`, (each) => each.includes('Something seen'), { Cookie });
      expect(html).not.toMatch(/Something unseen|Something hidden/);
      expect(html).not.toContain(event.hostKey);
    }
  });

  it('is not sent again to who has it, and is for who asks compressed', async () => {
    const event = await createEvent(server.url, { title: 'A day' });
    const { response } = await page(`/${event.code}`, (html) => firstOf(html) !== null);
    const etag = response.headers.get('ETag') ?? '';
    const again = await load(`/${event.code}`, { 'If-None-Match': etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const host = await asHost(server.url, event);
    await host.ask(question('And now?'));
    await page(`/${event.code}`, (html) => html.includes('And now?'));
    const zipped = await load(`/${event.code}`, { 'If-None-Match': etag, 'Accept-Encoding': 'gzip' });
    expect([zipped.status, zipped.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(gunzipSync(zipped.body).toString()).toContain('And now?');
  });

  it('remembers that a phone came in, and nothing else about it', async () => {
    const { code } = await createEvent(server.url);
    const entered = await post(server.url, `/api/events/${code}/enter`, {});
    expect(entered.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(new RegExp(`^openfloor-in-${code}=1; Max-Age=[0-9]+; Path=/; .*HttpOnly; SameSite=Lax$`)),
    );
  });

  it('has no first view where there is no event, or none any more', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const ended = await host.ask({ type: 'event.delete' });
    expect(ended.ok).toBe(true);
    const headers = { Accept: 'text/html' };
    const [unknown, deleted] = [
      await page('/000000', undefined, headers),
      await page(`/${event.code}`, undefined, headers),
    ];
    expect([unknown.response.status, unknown.first]).toEqual([404, null]);
    expect([deleted.response.status, deleted.first]).toEqual([410, null]);
  });
});
