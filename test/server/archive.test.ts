import { beforeAll, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { DOWNLOADS, type Download } from '../../server/archive/documents.ts';
import { asAttendee, createEvent } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { unzipped } from '../support/unzipped.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

/** A live event in which something was asked; fetches its downloads. */
async function asked() {
  const { code } = await createEvent(server.url, { title: 'Care' });
  const phone = await asAttendee(server.url, code);
  const added = await phone.ask({ type: 'post.add', session: 's3', kind: 'question', text: 'Who decides?' });
  expect(added.ok).toBe(true);
  return { code, download: (format: string) => fetch(`${server.url}/api/events/${code}/archive.${format}`) };
}

it('publishes the schema that its data keep to', async () => {
  const response = await fetch(`${server.url}/api/archive.schema.json`);
  expect(response.headers.get('Content-Type')).toBe('application/schema+json; charset=utf-8');
  const schema = z.fromJSONSchema((await response.json()) as Parameters<typeof z.fromJSONSchema>[0]);
  const { download } = await asked();
  const data: unknown = await (await download('json')).json();
  expect(schema.safeParse(data).error?.issues ?? []).toEqual([]);
  expect(JSON.stringify(data)).toContain('Who decides?');
});

const types: Readonly<Record<Download, string>> = {
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
};

it.each(DOWNLOADS)('can be taken home while the event is live: %s', async (format) => {
  const { code, download } = await asked();
  const { headers, status, ...response } = await answerOf(download(format));
  expect(status).toBe(200);
  expect(headers.get('Content-Type')).toBe(types[format]);
  expect(headers.get('Content-Disposition')).toBe(`attachment; filename="openfloor-${code}.${format}"`);
  expect(headers.get('Content-Encoding')).toBe(['xlsx', 'zip'].includes(format) ? null : 'gzip');
  expect(unzipped(response.body)).toContain('Who decides?');
});

it('has everything in its ZIP, each as it is by itself', async () => {
  const { code, download } = await asked();
  const files = unzipSync(new Uint8Array((await answerOf(download('zip'))).body));
  const others = DOWNLOADS.filter((format) => format !== 'zip');
  expect(Object.keys(files).sort()).toEqual([...others, 'schema.json'].map((end) => `openfloor-${code}.${end}`).sort());
  for (const format of others) {
    const alone = unzipped((await answerOf(download(format))).body);
    expect(unzipped(files[`openfloor-${code}.${format}`] ?? expect.fail(format))).toBe(alone);
  }
  const schema: unknown = await (await fetch(`${server.url}/api/archive.schema.json`)).json();
  expect(JSON.parse(strFromU8(files[`openfloor-${code}.schema.json`] ?? expect.fail('no schema')))).toEqual(schema);
});

it('is offered on its page, each of them', async () => {
  const { code } = await asked();
  const page = await (await fetch(`${server.url}/${code}/archive`)).text();
  for (const format of DOWNLOADS) expect(page).toContain(`href="/api/events/${code}/archive.${format}" download`);
});

it('comes in no other format', async () => {
  const { download } = await asked();
  for (const format of ['page', 'exe', 'constructor', 'json.zip']) expect((await download(format)).status).toBe(404);
});

async function answerOf(asking: Promise<Response>) {
  const response = await asking;
  return { status: response.status, headers: response.headers, body: await response.arrayBuffer() };
}
