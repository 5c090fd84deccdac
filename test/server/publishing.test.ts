import { beforeAll, expect, it } from 'vitest';
import type { Problem } from '../../shared/http.ts';
import type { Publication } from '../../shared/publication.ts';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import { asAttendee, asHost, asWall, createEvent } from '../support/client.ts';
import { HALL } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const QUESTION = 'Who decides about my support?';

/** An event in which something was asked. */
async function asked() {
  const event = await createEvent(server.url, { title: 'Care day', contact: 'hello@care.example' });
  const [phone, host] = [await asAttendee(server.url, event.code), await asHost(server.url, event)];
  expect(await phone.ask({ type: 'post.add', session: HALL, kind: 'question', text: QUESTION })).toMatchObject({
    ok: true,
  });
  return {
    code: event.code,
    phone,
    publish: (state: Publication) => host.ask({ type: 'event.publish', state }),
    get: (path: string) => fetch(`${server.url}${path.replace('CODE', event.code)}`),
  };
}

const pages = ['/CODE/archive', `/CODE/archive/${HALL}`];
const data = [...DOWNLOADS, 'atom'].map((format) => `/api/events/CODE/archive.${format}`);
const saysNoIndex = async (response: Response) => [
  response.headers.get('X-Robots-Tag'),
  /<meta name="robots" content="noindex"/.test(await response.text()),
];

it('an archive is left out of search engines until it is published, and everything else always', async () => {
  const { publish, get } = await asked();
  for (const page of pages) expect(await saysNoIndex(await get(page))).toEqual(['noindex', true]);

  expect(await publish('published')).toMatchObject({ ok: true });
  for (const page of pages) expect(await saysNoIndex(await get(page))).toEqual([null, false]);
  expect(await saysNoIndex(await get('/api/events/CODE/archive.html'))).toEqual(['noindex', false]);
  for (const path of ['/', '/CODE', '/CODE/wall', '/CODE/host', '/api/events/CODE', '/nothing/here']) {
    expect((await get(path)).headers.get('X-Robots-Tag')).toBe('noindex');
  }

  expect(await publish('draft')).toMatchObject({ ok: true });
  for (const page of pages) expect(await saysNoIndex(await get(page))).toEqual(['noindex', true]);
  expect(await publish('draft')).toMatchObject({ ok: false, refusal: 'already-done' });
});

it('no crawler is kept from reading what a page says of itself', async () => {
  expect(await (await fetch(`${server.url}/robots.txt`)).text()).toBe('User-agent: *\nDisallow:\n');
});

it('[R6] an archive that is taken down is at none of its addresses, and the room goes on', async () => {
  const { code, phone, publish, get } = await asked();
  expect(await publish('down')).toMatchObject({ ok: true });
  for (const page of [...pages, '/CODE/archive/s99']) {
    const response = await get(page);
    expect([response.status, response.headers.get('X-Robots-Tag')]).toEqual([410, 'noindex']);
    const text = await response.text();
    expect(text).toContain('This archive was taken down');
    expect(text).toContain('hello@care.example');
    expect(text).not.toContain(QUESTION);
  }
  for (const path of data) {
    const response = await get(path);
    expect([response.status, ((await response.json()) as Problem).type]).toEqual([410, 'about:blank#taken-down']);
  }

  expect(await phone.ask({ type: 'post.add', session: HALL, kind: 'comment', text: 'We go on' })).toMatchObject({
    ok: true,
  });
  const wall = await asWall(server.url, code);
  expect(wall.held.now.event?.archive).toBe('down');
  expect((await get(`/api/events/CODE/posts?session=${HALL}`)).status).toBe(200);

  expect(await publish('published')).toMatchObject({ ok: true });
  for (const path of [...pages, ...data]) expect((await get(path)).status).toBe(200);
  expect(await (await get('/CODE/archive')).text()).toContain(QUESTION);
});
