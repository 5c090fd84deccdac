import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { asAttendee, createEvent } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

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
  return (format: string) => fetch(`${server.url}/api/events/${code}/archive.${format}`);
}

it('publishes the schema that its data keep to', async () => {
  const response = await fetch(`${server.url}/api/archive.schema.json`);
  expect(response.headers.get('Content-Type')).toBe('application/schema+json; charset=utf-8');
  const schema = z.fromJSONSchema((await response.json()) as Parameters<typeof z.fromJSONSchema>[0]);
  const download = await asked();
  const data: unknown = await (await download('json')).json();
  expect(schema.safeParse(data).error?.issues ?? []).toEqual([]);
  expect(JSON.stringify(data)).toContain('Who decides?');
});
